package io.github.winnow;

import static io.github.winnow.LookingBack.lookingBack;
import static io.github.winnow.LookingBack.scoreAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Statistics;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a target has in excess, and what that does to its engagements. */
class ExcessesTest {
  @Test
  void anExcessOfATargetHoldsAtMostAndIsCappedByItsShare() {
    Told told = new Told();
    try (Winnow winnow = lookingBack(told)
        .detector(Detectors.of("half", Family.TIMING, setup -> new Half(setup, Trait.ANY)))
        .calibration(Half.calibration())
        .build()) {
      List<Engagement> all = Farms.readers(new SplittableRandom(13));
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertFalse(told.excesses.isEmpty());
      for (Excess excess : told.excesses) {
        assertEquals(Math.log(2), excess.weight(), 1e-6, "observed is twice what was expected");
      }
      assertTrue(told.restatements.stream()
          .allMatch(r -> r.weight() > 0 && r.disposition() != Disposition.EXCLUDE));
      assertEquals(all.size(), told.last().size());
    }
  }

  @Test
  void anExcessIsSaidOfThoseThatShowItsTraitAlone() {
    long born = Engines.START - 300 * 86_400_000L;
    Map<Trait, Predicate<Engagement>> traits = Map.of(
        new Trait.CameFrom(Source.SEARCH), e -> Source.SEARCH.equals(e.source()),
        new Trait.Without(Trait.Claim.CLIENT), e -> e.client() == null,
        new Trait.CreatedBetween(born, Long.MAX_VALUE), e -> e.accountCreated() >= born,
        new Trait.Did(Action.LIKE), e -> false);
    SplittableRandom random = new SplittableRandom(17);
    List<Engagement> all = Farms.readers(random).stream()
        .map(e -> Engagement.of(e.action(), e.account(), e.target(), e.time())
            .publisher(Objects.requireNonNull(e.publisher()))
            .source(random.nextBoolean() ? Source.SEARCH : Source.MOMENTS)
            .client(random.nextBoolean() ? null : "7.0")
            .accountCreated(born + random.nextInt(-1000, 1000) * 3_600_000L)
            .build())
        .toList();
    traits.forEach((trait, shown) -> {
      Told told = new Told();
      try (Winnow winnow = lookingBack(told)
          .detector(Detectors.of("half", Family.TIMING, setup -> new Half(setup, trait)))
          .calibration(Half.calibration())
          .build()) {
        scoreAll(winnow, all);
        winnow.advanceTo(Farms.end());
        winnow.audit();
        assertFalse(told.excesses.isEmpty());
        assertEquals(
            IntStream.range(0, all.size())
                .filter(i -> shown.test(all.get(i)))
                .mapToObj(i -> (long) i)
                .collect(Collectors.toSet()),
            told.restatements.stream().map(Restatement::position).collect(Collectors.toSet()),
            trait.toString());
      }
    });
  }

  /** What an excess adds holds from the line of charges in the end, and never from below the first. */
  @Test
  void anExcessHoldsFromTheLineOfFinalCharges() {
    String score = Calibrations.score(1.5, 9, "*"); // an excess of one half weighs ln 2
    assertEquals(Set.of(Disposition.HOLD), withTwice(1, score));
    String last = score.replaceFirst("score", "final");
    assertEquals(Set.of(Disposition.HOLD), withTwice(1, score, last));
    String higher = Calibrations.score(2, 9, "*").replaceFirst("score", "final");
    assertEquals(Set.of(Disposition.COUNT), withTwice(1, score, higher));
    String lower = Calibrations.score(0.1, 9, "*").replaceFirst("score", "final");
    assertEquals(Set.of(Disposition.COUNT), withTwice(1, Calibrations.score(2, 9, "*"), lower));
  }

  @Test
  void anExcessCountsUpToAsMuchAgainAsWhatIsChargedAnyway() {
    assertEquals(Set.of(Disposition.HOLD), withTwice(0.5, Calibrations.score(0.99, 9, "*")));
    assertEquals(Set.of(Disposition.COUNT), withTwice(0.5, Calibrations.score(1.01, 9, "*")));
    assertEquals(Set.of(Disposition.COUNT), withTwice(0, Calibrations.score(0.01, 9, "*")));
    assertEquals(1, Excess.charged(0.75, 0.25));
    assertEquals(-0.5, Excess.charged(-0.5, 3), "what exonerates stays");
  }

  /** What is done where each account is charged so much, and there is twice of what was expected. */
  private static Set<Disposition> withTwice(double charge, String... records) {
    Told told = new Told();
    List<String> lines = Half.calibration()
        .text()
        .lines()
        .filter(line -> line.startsWith("excess "))
        .collect(Collectors.toList());
    lines.addAll(List.of(records));
    try (Winnow winnow = lookingBack(told)
        .detector(Detectors.of("half", Family.TIMING, setup -> new Half(setup, Trait.ANY)))
        .detector(Detectors.of("odd", Family.QUALITY, setup -> charging(setup, charge)))
        .calibration(Calibrations.of(lines.toArray(new String[0])))
        .build()) {
      scoreAll(winnow, Farms.readers(new SplittableRandom(13)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
    }
    return told.restatements.stream().map(Restatement::disposition).collect(Collectors.toSet());
  }

  /** Its evidence is ½p^(−½). */
  private static StreamDetector charging(DetectorSetup setup, double charge) {
    Statistic odd = setup.logPValue("odd", "{value}", Subject.ACCOUNT);
    double logP = -2 * (charge + StrictMath.log(2));
    return (now, out) -> out.report(odd, logP, 1, 1);
  }

  /** Finds everywhere twice of what was to be expected. */
  private static final class Half implements TargetDetector {
    private final Statistic twice;
    private final Trait trait;

    static Calibration calibration() {
      Calibrator calibrator = new Calibrator("targets without an excess");
      StatisticInfo info = Statistics.excess("half", "twice");
      for (int i = 0; i < 300; i++) {
        calibrator.addExcess(
            new Excess(info, new Pseudonym(i), 0, 1, Trait.ANY, -i / 100.0, 0, 1, 1));
      }
      return calibrator.afterTails();
    }

    Half(DetectorSetup setup, Trait trait) {
      this.trait = trait;
      twice = setup.logPValue("twice", "{observed} came; {expected} expected", Subject.TARGET);
    }

    @Override
    public void audit(Slice target, Slice others, Findings out) {
      for (int i = 0; i < others.size(); i++) {
        assertNotEquals(target.target(0), others.target(i));
        assertEquals(target.publisher(0), others.publisher(i));
      }
      out.excess(twice, -50, target.from(), target.to(), trait, target.size(), target.size() / 2.0);
    }
  }
}
