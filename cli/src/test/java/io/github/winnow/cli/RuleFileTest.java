package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --rules}. */
class RuleFileTest {
  private static final String RULES = """
      # ours
      busy: count by account over 24h > 3
      out: count by account over 24h > 4 then exclude as general
      """;

  @TempDir
  private Path temp = Path.of("");

  private Path rules() throws IOException {
    return Files.writeString(temp.resolve("own.rules"), RULES);
  }

  @Test
  void aRuleHoldsExcludesAndIsNamed() throws IOException {
    StringBuilder log = new StringBuilder("time,account,action,target\n");
    for (int i = 1; i <= 5; i++) {
      log.append("2024-05-01T00:00:0")
          .append(i)
          .append("Z,alice,read,t")
          .append(i)
          .append('\n');
    }
    Path file = Files.writeString(temp.resolve("log.csv"), log);
    Path out = temp.resolve("out");
    Cli.run("score", file, "--rules", rules(), "--out", out).ok();
    assertEquals(
        List.of("COUNT", "COUNT", "COUNT", "HOLD", "EXCLUDE"),
        Cli.column(out.resolve("verdicts.csv"), "disposition"));
    List<String> reasons = Cli.column(out.resolve("verdicts.csv"), "reasons");
    assertFalse(reasons.get(2).contains("rule/"), reasons.get(2));

    assertTrue(
        reasons
            .get(3)
            .contains(
                "rule/busy: 4 engagements of this account in 24 h, the rule allows 3 (a rule)"),
        reasons.get(3));
    assertTrue(reasons.get(4).contains("rule/out: 5 engagements of this account in 24 h"));
    Map<String, Object> summary = JsonText.object(Files.readString(out.resolve("summary.json")));
    Map<String, Object> described = JsonText.map(JsonText.at(summary, "rules"));
    assertEquals(Rules.parse(RULES).hash(), described.get("sha256"));
    assertEquals(List.of("busy", "out"), described.get("names"));
    String explained = Cli.run("explain", out, "alice").ok().out();
    assertTrue(explained.contains("the rule allows 3"), explained);
  }

  @Test
  void whatIsWrongIsNamedBeforeTheLogIsLookedAt() throws IOException {
    Path file = Files.writeString(temp.resolve("wrong.rules"), "busy: count by acount over 1h > 3");
    Cli.run("score", "no-such-log.csv", "--rules", file, "--out", temp.resolve("o"))
        .failed(1, "wrong.rules, line 1, column 16: 'acount' can't stand here; allowed is one of");
    Cli.run("score", "no-such-log.csv", "--rules", temp.resolve("none"), "--out", temp.resolve("o"))
        .failed(1, "there is no file ");
  }

  @Test
  void anAttributeThatARuleNamesIsReadFromTheLog() throws IOException {
    Path file = Files.writeString(temp.resolve("log.csv"), """
        time,account,action,target,amount
        2024-05-01T00:00:01Z,alice,payment,shop,70
        2024-05-01T00:00:02Z,alice,payment,shop,none
        2024-05-01T00:00:03Z,alice,payment,shop,40.5
        """);
    Path rules = Files.writeString(
        temp.resolve("r"), "spending: sum attribute:amount by account over 1h > 100 then exclude");
    Path out = temp.resolve("out");
    Cli.run("score", file, "--calibration", "none", "--rules", rules, "--out", out)
        .ok();
    assertEquals(
        List.of("COUNT", "COUNT", "EXCLUDE"),
        Cli.column(out.resolve("verdicts.csv"), "disposition"));
    Path other = Files.writeString(temp.resolve("o"), "time,account,action,target\n1,a,read,t\n");
    Cli.run("score", other, "--rules", rules, "--out", temp.resolve("none"))
        .failed(1, "no column amount for the attribute");
  }

  @Test
  void detectorsShowsThem() throws IOException {
    String all = Cli.run("detectors", "--rules", rules()).ok().out();
    assertTrue(all.contains("rule/busy"), all);
    assertTrue(all.contains("met (a rule that excludes)"), all);
    String one = Cli.run("detectors", "rule", "--rules", rules()).ok().out();
    assertTrue(
        one.contains("\"{observed} engagements of this account in 24 h; the rule allows 3\""), one);
    String json = Cli.run("detectors", "--json", "--rules", rules()).ok().out();
    assertTrue(json.replace(" ", "").contains("\"class\":\"general\""), json);
    assertFalse(Cli.run("detectors").ok().out().contains("rule/"));
  }
}
