package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a calibration says of the rates at which genuine traffic is pointed at holds in weeks that
 * it has not seen, for large and small targets, kinds of networks, hours, and old and new accounts.
 */
class CalibratedStrataTest {
  private static final byte[] SECRET = "strata of weeks".repeat(2).getBytes(StandardCharsets.UTF_8);
  private static final double SCALE = 0.15;
  private static final int LEARNED = 2101;
  private static final int JUDGED = 2111;
  private static final int WEEKS = 4;

  /** Who is seen on a cable has a computer, and most have a phone as well: two devices. */
  private static final Set<String> KNOWN = Set.of("shared-device/devices on network type ethernet");

  @TempDir
  private Path temp = Path.of("");

  @Test
  void ratesHoldForStrataOfOtherWeeks() throws Exception {
    Path file = temp.resolve("weeks.calibration");
    String seeds = LEARNED + "-" + (LEARNED + WEEKS - 1);
    String report = Cli.run(
            "calibrate", "--simulate", seeds, "--fabricated", 0, "--scale", SCALE, "--out", file)
        .ok()
        .out();
    assertTrue(report.contains("held at first"), report);
    Calibration learned = Calibration.read(file);
    StratumRates rates = new StratumRates();
    for (int seed = JUDGED; seed < JUDGED + WEEKS; seed++) {
      judge(seed, learned, rates);
    }
    List<StratumRates.Rate> all = rates.rates();
    assertTrue(all.size() > 500, all.size() + " rates");
    for (Stratum.Kind kind : Stratum.Kind.values()) {
      assertTrue(
          all.stream()
                  .map(StratumRates.Rate::stratum)
                  .filter(s -> s.kind() == kind)
                  .distinct()
                  .count()
              >= 3,
          kind.shown());
    }
    Set<String> tooOften = all.stream()
        .filter(StratumRates.Rate::isTooOften)
        .map(r ->
            r.name() + " on " + r.stratum().kind().shown() + " " + r.stratum().name())
        .collect(Collectors.toSet());
    tooOften.removeAll(KNOWN);
    assertEquals(
        Set.of(),
        tooOften,
        () -> all.stream()
            .filter(StratumRates.Rate::isTooOften)
            .map(Object::toString)
            .collect(Collectors.joining("\n")));
  }

  private static void judge(int seed, Calibration learned, StratumRates rates) {
    Stratum.Teller teller = new Stratum.Teller();
    try (Winnow winnow = Winnow.builder()
        .secret(SECRET)
        .memory(128 << 20)
        .calibration(learned)
        .keepScores()
        .build()) {
      Iterator<LabelledEngagement> week =
          Traffic.week(seed).scale(SCALE).fabricated(0).stream().iterator();
      while (week.hasNext()) {
        Engagement engagement = week.next().engagement();
        Verdict verdict = winnow.score(engagement);
        if (verdict.status() == Verdict.Status.JUDGED) {
          rates.add(teller.of(engagement), engagement, verdict, learned);
        }
      }
    }
  }
}
