package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Tally;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.io.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} with an engine that looks back in earnest. */
class LookBackTest {
  private static final int MEMBERS = 14;

  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");
  private Path out = Path.of("");
  private final List<Winnow> engines = new ArrayList<>();

  @BeforeEach
  void aWeekWithAGroup() throws IOException {
    log = Scripted.groupLog(temp.resolve("log.csv"), MEMBERS, 6);
    out = run("out");
  }

  private Path run(String name, Clearance... clearances) throws IOException {
    Policy policy = policy();
    Calibration calibration = noGroupIsGenuine();
    HostSays host = new HostSays(List.of(clearances), List.of());
    ScoreRun run = new ScoreRun(
        log.toString(),
        LogFormat.standard(),
        new EngineOptions(),
        listener -> engine(calibration, policy, listener),
        host,
        false,
        new Summary(calibration, policy, null, host));
    try (Progress progress =
        new Progress(new PrintWriter(new StringWriter()), Terminal.NONE, "x")) {
      run.writeTo(temp.resolve(name), progress);
    }
    return temp.resolve(name);
  }

  /** One family of evidence is enough to exclude. */
  private static Policy policy() {
    return new Policy("alone", 0.05, 0.005, 5e-5, 1, 1, 0.01);
  }

  private Winnow engine(Calibration calibration, Policy policy, WinnowListener listener) {
    Winnow winnow = Winnow.builder()
        .secret("0123456789abcdef".getBytes(StandardCharsets.UTF_8))
        .memory(16 << 20)
        .auditSize(100_000)
        .history(EngineOptions.ALL)
        .detector(new CrowdProvider())
        .calibration(calibration)
        .policy(policy)
        .listener(listener)
        .keepScores()
        .build();
    engines.add(winnow);
    return winnow;
  }

  /** A calibration that has looked for groups, and found none. */
  private Calibration noGroupIsGenuine() {
    Calibrator calibrator = new Calibrator("nothing");
    calibrator.addGroups(new Search(
        new StatisticInfo(
            "crowd",
            1,
            "",
            "meets",
            StatisticInfo.Kind.GROUP,
            Restating.TOGETHER.family(),
            Restating.TOGETHER.subject(),
            Restating.TOGETHER.trafficClass(),
            Restating.TOGETHER.effect(),
            ""),
        100,
        List.of()));
    return calibrator.afterTails();
  }

  private static List<String> verdicts(Path out, String column) throws IOException {
    return Cli.column(out.resolve("verdicts.csv"), column);
  }

  private static Map<String, Integer> counts(Path out, String column) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    verdicts(out, column).forEach(d -> counts.merge(d, 1, Integer::sum));
    return counts;
  }

  private static Set<String> named(Path out) throws IOException {
    Set<String> named = new TreeSet<>();
    for (List<String> row : Cli.rows(out.resolve("accounts.csv"))) {
      if (row.get(4).startsWith("c")) {
        named.add(row.get(0));
      }
    }
    named.remove("account");
    return named;
  }

  @Test
  void theGroupIsFoundAndItsEarlierRowsRestated() throws IOException {
    assertEquals(List.of("c1"), Cli.column(out.resolve("campaigns.csv"), "campaign"));
    Set<String> members = new TreeSet<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add("m" + i);
    }
    assertEquals(members, named(out));
    assertTrue(counts(out, "disposition").getOrDefault("EXCLUDE", 0)
        > counts(out, "first_disposition").getOrDefault("EXCLUDE", 0));
    assertTrue(
        counts(out, "first_disposition").getOrDefault("EXCLUDE", 0) > 0,
        "known members, when they came");
    for (int i = 0; i < verdicts(out, "id").size(); i++) {
      boolean excluded = verdicts(out, "disposition").get(i).equals("EXCLUDE");
      assertEquals(members.contains(verdicts(out, "account").get(i)), excluded, "row " + i);
      String reasons = verdicts(out, "reasons").get(i);
      assertEquals(excluded, reasons.contains("crowd/meets: met others on "), reasons);
      assertEquals(reasons.indexOf("crowd/meets"), reasons.lastIndexOf("crowd/meets"), reasons);
    }
  }

  @Test
  void talliesAreTheEngines() throws IOException {
    Map<List<String>, List<Double>> expected = new HashMap<>();
    // What campaigns decide enters the intervals when an engine restates; this makes it.
    engines.get(0).activate(policy());
    for (Tally t : engines.get(0).tallies().all()) {
      expected.put(
          List.of(String.valueOf(t.target()), String.valueOf(t.action())),
          List.of(
              (double) t.gross(),
              t.invalidGeneral(),
              t.invalidSophisticated(),
              t.net(),
              t.netLow(),
              t.netHigh()));
    }
    Map<List<String>, List<Double>> found = new HashMap<>();
    List<List<String>> rows = Cli.rows(out.resolve("tally.csv"));
    for (List<String> row : rows.subList(1, rows.size())) {
      found.put(
          row.subList(0, 2), row.subList(2, 8).stream().map(Double::valueOf).toList());
    }
    assertEquals(expected, found);
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    Path again = run("again");
    for (String file :
        List.of("verdicts.csv", "accounts.csv", "tally.csv", "campaigns.csv", "campaigns.json")) {
      assertArrayEquals(
          Files.readAllBytes(out.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
    }
  }

  @Test
  void aClearedAccountCountsAndIsNamedNowhere() throws IOException {
    Path cleared =
        run("cleared", Clearance.of(Clearance.Subject.ACCOUNT, "m3", "called; it is a school"));
    for (int i = 0; i < verdicts(cleared, "id").size(); i++) {
      if (verdicts(cleared, "account").get(i).equals("m3")) {
        assertEquals("COUNT", verdicts(cleared, "disposition").get(i));
        assertEquals("0", verdicts(cleared, "q").get(i).replace(".0", ""));
        String reasons = verdicts(cleared, "reasons").get(i);
        assertTrue(reasons.startsWith("clearance/given: cleared: called, it is a school"), reasons);
      }
    }
    assertEquals(MEMBERS - 1, named(cleared).size());
  }

  @Test
  void aClearedCampaignExcludesNobody() throws IOException {
    Path cleared = run("cleared", Clearance.of(Clearance.Subject.CAMPAIGN, "c1", "a class"));
    assertEquals(Map.of("COUNT", verdicts(out, "id").size()), counts(cleared, "disposition"));
    assertEquals(Set.of(), named(cleared));
    assertEquals(List.of("c1"), Cli.column(cleared.resolve("campaigns.csv"), "campaign"));
  }
}
