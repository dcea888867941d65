package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

/** The files of {@code winnow score}, as other programs read them. */
class ScoreContractTest {
  @TempDir
  private Path temp = Path.of("");

  private Path out = Path.of("");

  @BeforeEach
  void folder() {
    out = temp.resolve("out");
  }

  private void score(Path log, Object... more) {
    List<Object> args = new ArrayList<>(List.of("score", log, "--out", out));
    args.addAll(List.of(more));
    if (!args.contains("--calibration")) {
      args.addAll(List.of("--calibration", "none"));
    }
    Cli.run(args.toArray()).ok();
  }

  @Test
  void filesAndColumns() throws IOException {
    score(Logs.traffic(temp.resolve("log.csv"), 300, 1));
    assertEquals(
        "id,time,account,action,target,score,q,disposition,first_disposition,reasons",
        header("verdicts.csv"));
    assertEquals("account,score,disposition,events,campaigns,reasons", header("accounts.csv"));
    assertEquals(
        "target,action,gross,invalid_general,invalid_sophisticated,net,net_low,net_high",
        header("tally.csv"));
    assertEquals(
        "campaign,score,q_value,accounts,targets,events,start,end,families,reasons",
        header("campaigns.csv"));
    assertEquals("line,reason,text", header("rejects.csv"));
    assertEquals("[]", Files.readString(out.resolve("campaigns.json")).strip());
    Set<String> files = new TreeSet<>();
    try (var entries = Files.list(out)) {
      entries.forEach(e -> files.add(e.getFileName().toString()));
    }
    assertEquals(
        Set.of(
            ".winnow",
            "accounts.csv",
            "campaigns.csv",
            "campaigns.json",
            "rejects.csv",
            "summary.json",
            "tally.csv",
            "verdicts.csv"),
        files);
  }

  private String header(String file) throws IOException {
    return Files.readAllLines(out.resolve(file)).get(0);
  }

  private List<String> verdicts(String column) throws IOException {
    return Cli.column(out.resolve("verdicts.csv"), column);
  }

  @Test
  void verdictsStandInTheLogsOrderUnderItsIds() throws IOException {
    score(Logs.write(
        temp.resolve("log.csv"),
        "id,time,account,action,target",
        "z,2024-05-01T08:00:00Z,a,read,t",
        ",2024-05-01T07:00:00Z,b,read,t",
        "7,2024-05-01T06:00:00Z,c,Read,t",
        "bad,never,d,read,t",
        ",1714546800000,d,read,t"));
    assertEquals(List.of("z", "2", "7", "5"), verdicts("id"));
    assertEquals(List.of("a", "b", "c", "d"), verdicts("account"));
    assertEquals(List.of("read", "read", "read", "read"), verdicts("action"));
    assertEquals(
        List.of("1714550400000", "1714546800000", "1714543200000", "1714546800000"),
        verdicts("time"));
    assertEquals(verdicts("disposition"), verdicts("first_disposition"));
  }

  @Test
  void scoresAreFiniteAndDispositionsKnown() throws IOException {
    score(Logs.traffic(temp.resolve("log.csv"), 2000, 2));
    for (String score : verdicts("score")) {
      assertTrue(Double.isFinite(Double.parseDouble(score)), score);
    }
    for (String q : verdicts("q")) {
      double value = Double.parseDouble(q);
      assertTrue(value >= 0 && value <= 1, q);
    }
    assertTrue(Set.of("COUNT", "HOLD", "EXCLUDE").containsAll(verdicts("disposition")));
  }

  @Test
  void everyReasonBeginsWithDetectorAndStatistic() throws IOException {
    Path log = Logs.traffic(temp.resolve("log.csv"), 3000, 3);
    Path calibration = temp.resolve("c");
    Cli.run("calibrate", log, "--out", calibration).ok();
    score(log, "--calibration", calibration);
    List<String> reasons = new ArrayList<>(verdicts("reasons"));
    assertTrue(reasons.stream().anyMatch(r -> !r.isEmpty()));
    reasons.addAll(Cli.column(out.resolve("accounts.csv"), "reasons"));
    for (String cell : reasons) {
      for (String reason : cell.isEmpty() ? new String[0] : cell.split(";", -1)) {
        assertTrue(reason.matches("[a-z0-9-]+/[a-z0-9-]+: .+"), reason);
      }
    }
  }

  @Test
  void duplicatesAreExcludedAndInNoFigure() throws IOException {
    score(Logs.write(
        temp.resolve("log.csv"),
        "id,time,account,action,target,count",
        "1,1714550400000,a,read,t,1",
        "1,1714550400000,a,read,t,1",
        "1,1714550400001,b,read,t,3",
        ",1714550400002,a,read,t,1",
        ",1714550400002,a,read,t,1"));
    assertEquals(List.of("COUNT", "EXCLUDE", "COUNT", "COUNT", "COUNT"), verdicts("disposition"));
    assertEquals("duplicate", verdicts("reasons").get(1));
    Map<String, String> events = pairs("accounts.csv", "account", "events");
    assertEquals(Map.of("a", "3", "b", "3"), events);
    assertEquals(Map.of("t", "6"), wholes("tally.csv", "target", "gross"));
  }

  private Map<String, String> pairs(String file, String key, String value) throws IOException {
    List<String> keys = Cli.column(out.resolve(file), key);
    List<String> values = Cli.column(out.resolve(file), value);
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      assertEquals(null, pairs.put(keys.get(i), values.get(i)), "two rows of " + keys.get(i));
    }
    return pairs;
  }

  private Map<String, String> wholes(String file, String key, String value) throws IOException {
    Map<String, String> wholes = pairs(file, key, value);
    wholes.replaceAll((k, v) -> Long.toString((long) Double.parseDouble(v)));
    return wholes;
  }

  @Test
  void everyAccountThatActedHasARowAndNobodyElse() throws IOException {
    score(Logs.traffic(temp.resolve("log.csv"), 2000, 4));
    Map<String, Integer> acted = new HashMap<>();
    for (String account : verdicts("account")) {
      acted.merge(account, 1, Integer::sum);
    }
    Map<String, String> expected = new HashMap<>();
    acted.forEach((account, n) -> expected.put(account, Integer.toString(n)));
    assertEquals(expected, pairs("accounts.csv", "account", "events"));
    List<Double> scores = Cli.column(out.resolve("accounts.csv"), "score").stream()
        .map(Double::valueOf)
        .toList();
    assertEquals(scores.stream().sorted((a, b) -> Double.compare(b, a)).toList(), scores);
  }

  @Test
  void rejectsAndAcceptedAddUpToTheRows() throws IOException {
    String overlong = "x".repeat(2000);
    score(Logs.write(
        temp.resolve("log.csv"),
        "id,time,account,action,target",
        "1,1714550400000,a,read,t",
        "2,,a,read,t",
        "3,1714550400000," + overlong + ",read,t",
        "4,1714550400000,a,read",
        "5,1714550400001,b,read,t"));
    assertEquals(List.of("3", "4", "5"), Cli.column(out.resolve("rejects.csv"), "line"));
    assertEquals(
        List.of("missing", "bad-id", "cell-count"),
        Cli.column(out.resolve("rejects.csv"), "reason").stream()
            .map(r -> r.substring(0, r.indexOf(':')))
            .toList());
    String summary = Files.readString(out.resolve("summary.json"));
    assertTrue(summary.contains("\"rows\" : 5"), summary);
    assertTrue(summary.contains("\"accepted\" : 2"), summary);
    assertTrue(summary.contains("\"rejected\" : 3"), summary);
    assertEquals(2, verdicts("id").size());
  }

  /** The reader takes years up to 9999; the engine believes no first event after 2099. */
  @Test
  void whatTheEngineRefusesIsARejectWithItsReason() throws IOException {
    score(Logs.write(
        temp.resolve("log.csv"),
        "time,account,action,target",
        "2500-01-01,a,read,t",
        "2024-05-01,b,read,t",
        "nonsense,c,read,t"));
    assertEquals(List.of("2"), verdicts("id"));
    assertEquals(List.of("2", "4"), Cli.column(out.resolve("rejects.csv"), "line"));
    List<String> reasons = Cli.column(out.resolve("rejects.csv"), "reason");
    assertTrue(reasons.get(0).startsWith("refused: "), reasons.get(0));
    assertTrue(Cli.column(out.resolve("rejects.csv"), "text").get(0).contains(",a,read,t"));
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"rejected\" : 2"));
    assertEquals(Map.of("b", "1"), pairs("accounts.csv", "account", "events"));
  }

  @Test
  void strictFailsAtTheFirstReject() throws IOException {
    Path log = Logs.write(
        temp.resolve("log.csv"),
        "time,account,action,target",
        "2024-05-01,b,read,t",
        "nonsense,c,read,t");
    Cli.run("score", log, "--out", out, "--strict", "--calibration", "none")
        .failed(1, "line 3", "bad-time", "--strict");
    assertFalse(Files.exists(out));
  }

  @Test
  void noCellIsAFormulaAndNumbersStayNumbers() throws IOException {
    score(Logs.write(
        temp.resolve("log.csv"),
        "id,time,account,action,target",
        "=1+1,2024-05-01,@cmd,read,+x",
        "-5,2024-05-01,-7,read,+8"));
    assertEquals(List.of("'=1+1", "-5"), verdicts("id"));
    assertEquals(List.of("'@cmd", "-7"), verdicts("account"));
    assertEquals(List.of("'+x", "+8"), verdicts("target"));
    assertEquals(
        Set.of("'@cmd", "-7"), Set.copyOf(Cli.column(out.resolve("accounts.csv"), "account")));
    assertEquals(Set.of("'+x", "+8"), Set.copyOf(Cli.column(out.resolve("tally.csv"), "target")));
    for (String score : Cli.column(out.resolve("accounts.csv"), "score")) {
      assertFalse(score.startsWith("'"), score);
    }
  }

  @Test
  void columnsConstantsAndAttributesAreMapped() throws IOException {
    score(
        Logs.write(temp.resolve("log.csv"), "when,who,what", "2024-05-01,ann,repo"),
        "--column",
        "time=when",
        "--column",
        "account=who",
        "--column",
        "target=what",
        "--constant",
        "action=star");
    assertEquals(List.of("ann"), verdicts("account"));
    assertEquals(List.of("star"), verdicts("action"));
  }

  @Test
  void anEmptyLogGivesEmptyFiles() throws IOException {
    score(Logs.write(temp.resolve("log.csv"), "time,account,action,target"));
    for (String file : List.of("verdicts.csv", "accounts.csv", "tally.csv", "rejects.csv")) {
      assertEquals(1, Cli.rows(out.resolve(file)).size(), file);
    }
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"rows\" : 0"));
  }

  @Test
  void grossLessInvalidIsNetAndGrossAddsUp() throws IOException {
    Path log = Logs.traffic(temp.resolve("log.csv"), 3000, 5);
    Path calibration = temp.resolve("c");
    Cli.run("calibrate", log, "--out", calibration).ok();
    score(log, "--calibration", calibration);
    double all = 0;
    for (List<String> row : Cli.rows(out.resolve("tally.csv")).stream().skip(1).toList()) {
      double[] x = row.stream().skip(2).mapToDouble(Double::parseDouble).toArray();
      assertEquals(x[0] - x[1] - x[2], x[3], 1e-9);
      assertTrue(x[4] <= x[3] && x[3] <= x[5] && x[5] <= x[0], row.toString());
      all += x[0];
    }
    assertEquals(3000, all);
  }
}
