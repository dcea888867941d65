package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audits change, in the result files; the audits themselves are scripted. */
class ScoreAuditsTest {
  private static final int ROWS = 2500;
  private static final int REJECTED = 2;

  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");

  /** Some rows are there twice, and some can't be read: neither has a position. */
  @BeforeEach
  void aLog() throws IOException {
    log = Logs.traffic(temp.resolve("log.csv"), ROWS, 21);
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    for (int i : new int[] {100, 700, 701, 2400}) {
      lines.add(i + 5, lines.get(i));
    }
    lines.add(50, "x,never,a,read,t,,,,");
    lines.add(1800, "broken");
    Files.write(log, lines);
  }

  private Path run(String name, ScriptedWinnow.Script script, Clearance... clearances)
      throws IOException {
    return Scripted.score(log, temp.resolve(name), script, clearances);
  }

  private static List<String> verdicts(Path out, String column) throws IOException {
    return Cli.column(out.resolve("verdicts.csv"), column);
  }

  @Test
  void theLastRestatementOfEachPositionIsWhatStandsInTheEnd() throws IOException {
    Path before = run("before", (winnow, listener) -> {});
    Map<Long, Restatement> last = new HashMap<>();
    Random random = new Random(5);
    Path after = run("after", (winnow, listener) -> {
      for (int i = 300 + random.nextInt(900); i > 0; i--) {
        if (winnow.judged() > 0) {
          Restatement r = Restating.any(random.nextInt((int) winnow.judged()), random);
          last.put(r.position(), r);
          listener.restated(r);
        }
      }
    });
    assertTrue(last.size() > ROWS / 2, "the test restates something");
    assertEquals(verdicts(before, "id"), verdicts(after, "id"));
    assertEquals(verdicts(before, "disposition"), verdicts(after, "first_disposition"));
    assertEquals(ROWS + 4, verdicts(after, "id").size());
    List<String> firstReasons = verdicts(before, "reasons");
    List<String> expected = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < firstReasons.size(); i++) {
      boolean duplicate = firstReasons.get(i).equals("duplicate");
      Restatement r = duplicate ? null : last.get(position++);
      double score = Double.parseDouble(verdictsOf(before, "score").get(i));
      expected.add(
          r == null
              ? line(
                  score,
                  Double.parseDouble(verdictsOf(before, "q").get(i)),
                  verdictsOf(before, "disposition").get(i),
                  firstReasons.get(i))
              : line(
                  score + r.weight(),
                  r.q(),
                  r.disposition().name(),
                  r.reason() == null ? "" : weighed(r.reason())));
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      found.add(line(
          Double.parseDouble(verdictsOf(after, "score").get(i)),
          Double.parseDouble(verdictsOf(after, "q").get(i)),
          verdictsOf(after, "disposition").get(i),
          verdictsOf(after, "reasons").get(i)));
    }
    assertEquals(expected, found);
    assertEquals(ROWS, position);
    sumsAreThoseOfTheVerdicts(after);
    String summary = Files.readString(after.resolve("summary.json"));
    assertTrue(summary.contains("\"rejected\" : " + REJECTED), summary);
    assertTrue(summary.contains("\"restated_rows\" : " + last.size()), summary);
  }

  private final Map<String, List<String>> columns = new HashMap<>();

  private List<String> verdictsOf(Path out, String column) throws IOException {
    List<String> known = columns.get(out + column);
    if (known == null) {
      known = verdicts(out, column);
      columns.put(out + column, known);
    }
    return known;
  }

  private static String weighed(Reason reason) {
    return reason + " (weight " + Numbers.short3(reason.weight()) + ")";
  }

  private static String line(double score, double q, String disposition, String reasons) {
    return score + " " + q + " " + disposition + " " + reasons;
  }

  /** The figures of accounts and targets come from what is said in the end. */
  private void sumsAreThoseOfTheVerdicts(Path out) throws IOException {
    Map<String, Double> invalid = new HashMap<>();
    Map<String, long[]> dispositions = new HashMap<>();
    for (int i = 0; i < verdictsOf(out, "id").size(); i++) {
      if (verdictsOf(out, "reasons").get(i).equals("duplicate")) {
        continue;
      }
      Disposition now = Disposition.valueOf(verdictsOf(out, "disposition").get(i));
      double q = Double.parseDouble(verdictsOf(out, "q").get(i));
      String target =
          verdictsOf(out, "target").get(i) + " " + verdictsOf(out, "action").get(i);
      invalid.merge(
          target, now == Disposition.EXCLUDE ? 1 : now == Disposition.HOLD ? q : 0, Double::sum);
      long[] counts =
          dispositions.computeIfAbsent(verdictsOf(out, "account").get(i), a -> new long[4]);
      counts[Dispositions.number(now)]++;
      counts[3]++;
    }
    List<List<String>> tally = Cli.rows(out.resolve("tally.csv"));
    assertEquals(invalid.size(), tally.size() - 1);
    for (List<String> row : tally.subList(1, tally.size())) {
      double general = Double.parseDouble(row.get(3));
      double sophisticated = Double.parseDouble(row.get(4));
      double expected = invalid.getOrDefault(row.get(0) + " " + row.get(1), Double.NaN);
      assertEquals(expected, general + sophisticated, 1e-3, row.toString());
      assertEquals(
          Double.parseDouble(row.get(2)) - general - sophisticated, Double.parseDouble(row.get(5)));
    }
    List<List<String>> accounts = Cli.rows(out.resolve("accounts.csv"));
    assertEquals(dispositions.size(), accounts.size() - 1);
    for (List<String> row : accounts.subList(1, accounts.size())) {
      long[] counts = dispositions.getOrDefault(row.get(0), new long[4]);
      assertEquals(Long.toString(counts[3]), row.get(3));
      String worst = 2 * counts[2] >= counts[3]
          ? "EXCLUDE"
          : 2 * (counts[1] + counts[2]) >= counts[3] ? "HOLD" : "COUNT";
      assertEquals(worst, row.get(2), row.toString());
    }
  }

  @Test
  void campaignsAreWrittenWithPlainIds() throws IOException {
    Path out = run("out", (winnow, listener) -> {
      if (winnow.ended()) {
        winnow.found(campaign(winnow, "c1", true, "u9001", "u9000"));
        winnow.found(campaign(winnow, "c2", false, "u1", "nobody"));
        winnow.found(campaign(winnow, "c3", true, "u9001"));
      }
    });
    List<List<String>> rows = Cli.rows(out.resolve("campaigns.csv"));
    assertEquals(List.of("c1", "c3", "c2"), Cli.column(out.resolve("campaigns.csv"), "campaign"));
    assertEquals(
        List.of(
            "c1",
            "12.5",
            "0.01",
            "2",
            "1",
            "4",
            "1000",
            "9000",
            "infrastructure;graph",
            "lockstep/together: acted 2 times with the others, 0.3 are expected"),
        rows.get(1));
    Map<String, String> naming = new HashMap<>();
    for (List<String> row : Cli.rows(out.resolve("accounts.csv"))) {
      if (!row.get(4).isEmpty()) {
        naming.put(row.get(0), row.get(4));
      }
    }
    assertEquals(Map.of("u9001", "c1;c3", "u9000", "c1", "account", "campaigns"), naming);
    String json = Files.readString(out.resolve("campaigns.json"));
    assertTrue(json.contains("\"account\" : \"u9000\""), json);
    assertTrue(json.contains("\"target\" : \"t7\""), json);
    assertTrue(json.contains("\"account\" : \"~"), "an account that the log does not have");
    String summary = Files.readString(out.resolve("summary.json"));
    assertTrue(summary.contains("\"found\" : 3"), summary);
    assertTrue(summary.contains("\"named\" : 2"), summary);
    assertTrue(summary.contains("\"excluding\" : 2"), summary);
  }

  private static Campaign campaign(
      ScriptedWinnow winnow, String id, boolean named, String... accounts) {
    List<Campaign.Member> members = new ArrayList<>();
    for (String account : accounts) {
      members.add(new Campaign.Member(winnow.pseudonym(Id.of(account)), 0.9, 3, 4, 1));
    }
    var target = winnow.pseudonym(Id.of("t7"));
    List<Campaign.Order> orders = List.of(
        new Campaign.Order(target, 1000, 2000, accounts.length),
        new Campaign.Order(target, 8000, 9000, accounts.length));
    return Restating.campaign(id, named, named, members, orders);
  }

  @Test
  void clearancesAreGivenBeforeTheFirstRow() throws IOException {
    Clearance one = Clearance.of(Clearance.Subject.ACCOUNT, "u1", "known to us");
    Clearance two = Clearance.of(Clearance.Subject.CAMPAIGN, "c1", "a class");
    List<Clearance> seen = new ArrayList<>();
    run(
        "out",
        (winnow, listener) -> {
          seen.clear();
          seen.addAll(winnow.cleared);
        },
        one,
        two);
    assertEquals(List.of(one, two), seen);
  }

  @Test
  void anAuditThatFailsLeavesNothing() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () -> run("out", (winnow, listener) -> {
          listener.restated(Restating.any(0, new Random(1)));
          throw new IllegalStateException("as a listener's disk would be full");
        }));
    assertFalse(Files.exists(temp.resolve("out")));
    try (var files = Files.list(temp)) {
      assertEquals(List.of(log), files.toList());
    }
  }

  @Test
  void whatLookingBackHadNoRoomForIsSaid() {
    assertEquals("", ScoreRun.leftOut(0, 500));
    assertEquals(
        "Looking back had no room for 1,200 of 5,000 engagements, so campaigns may lack accounts;"
            + " with a larger --memory it has.",
        ScoreRun.leftOut(1_200, 5_000).strip());
  }
}
