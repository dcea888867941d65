package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow explain}. */
class ExplainTest {
  private static final int MEMBERS = 14;
  private static final int ORDERS = 6;

  @TempDir
  private Path temp = Path.of("");

  private Path result = Path.of("");

  @BeforeEach
  void score() throws IOException {
    Path log = Scripted.groupLog(temp.resolve("log.csv"), MEMBERS, ORDERS);
    List<String> rows = Files.readAllLines(log);
    result = Scripted.score(log, temp.resolve("result"), (winnow, listener) -> {
      Scripted.findGroup(winnow, MEMBERS, ORDERS);
      for (int i = 1; winnow.ended() && i < rows.size(); i++) {
        if (rows.get(i).matches("\\d+,m\\d+,read,o\\d+")) {
          listener.restated(restated(i - 1));
        }
      }
    });
  }

  /** An engagement in an order is excluded with the campaign. */
  private static Restatement restated(long position) {
    double weight = 9 - position % 7 * 0.1;
    Reason reason = new Reason(Restating.TOGETHER, weight, true, 12, ORDERS, 0.3);
    return Restating.restatement(position, Disposition.EXCLUDE, 0.98, weight, reason);
  }

  private String explain(Object... more) {
    Object[] args = new Object[more.length + 2];
    args[0] = "explain";
    args[1] = result;
    System.arraycopy(more, 0, args, 2, more.length);
    return Cli.run(args).ok().out();
  }

  private static String oneLine(String screen) {
    return screen.replaceAll("\\s+", " ");
  }

  /** The cells of the first row of a result file in which a column has a text. */
  private static List<String> row(Path file, int column, String text) throws IOException {
    return Cli.rows(file).stream()
        .filter(cells -> cells.get(column).equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAccountWithHowItsDispositionCameAbout() throws IOException {
    String screen = explain("m3");
    List<List<String>> own = Cli.rows(result.resolve("verdicts.csv")).stream()
        .filter(cells -> cells.get(2).equals("m3"))
        .toList();
    long excluded = own.stream().filter(cells -> cells.get(7).equals("EXCLUDE")).count();
    assertTrue(excluded > 0 && excluded < own.size(), "some, not all");
    String disposition = row(result.resolve("accounts.csv"), 0, "m3").get(2);
    assertTrue(screen.startsWith("Account m3\n  " + disposition + " in the end."), screen);
    assertTrue(oneLine(screen).contains("of " + own.size() + " engagements from 2024-"), screen);
    assertTrue(screen.matches("(?s).* in the end +\\d+ +\\d+ +" + excluded + "\n.*"), screen);
    assertTrue(oneLine(screen).contains("at least half of its engagements: "), screen);
    assertTrue(
        screen.matches("(?s).*\n  c1 +0.91 +8.7 +6 +0.3  excludes its accounts\n.*"), screen);
    assertTrue(screen.matches("(?s).*\n +[\\d.]+  lockstep/together: against .*"), screen);
    assertTrue(screen.contains("Its worst engagements (--events N shows more)"), screen);
    assertTrue(screen.lines().allMatch(line -> line.length() <= 80), screen);
  }

  @Test
  void theWorstEngagementsComeFirst() {
    String screen = explain("m3", "--events", "1000");
    List<Double> scores = screen
        .lines()
        .filter(line -> line.contains("EXCLUDE") && line.contains(". Score "))
        .map(line -> line.replaceAll(".*Score ([-\\d.]+).*", "$1"))
        .map(Double::valueOf)
        .toList();
    for (int i = 1; i < scores.size(); i++) {
      assertTrue(scores.get(i) <= scores.get(i - 1), scores.toString());
    }
    assertFalse(explain("m3", "--events", "0").contains("worst engagements"), "none");
    assertTrue(explain("m3", "--events", "0").contains("How that came about"));
    Cli.run("explain", result, "m3", "--events", "1001").failed(2, "0 to 1000");
  }

  @Test
  void anEventWithEveryReasonAndItsWeight() throws IOException {
    List<String> row = Cli.rows(result.resolve("verdicts.csv")).stream()
        .filter(cells -> cells.get(7).equals("EXCLUDE"))
        .findFirst()
        .orElseThrow();
    assertTrue(row.get(9).matches("lockstep/together: .* \\(weight [\\d.]+\\).*"), row.get(9));
    String screen = explain(row.get(0), "--kind", "event");
    assertTrue(screen.startsWith("Event " + row.get(0) + "\n"), screen);
    assertTrue(screen.contains(": " + row.get(2) + ", read, " + row.get(4) + "\n"), screen);
    assertTrue(
        oneLine(screen).contains(row.get(8) + " at first, EXCLUDE in the end: looking back"),
        screen);
    assertTrue(screen.matches("(?s).*weight  reason\n +[\\d.]+  lockstep/together: .*"), screen);
    assertTrue(screen.contains("Its account " + row.get(2) + ": "), screen);
    assertTrue(screen.contains("Named by the campaign c1, which excludes its accounts."), screen);
  }

  @Test
  void aTargetFromGrossToNet() throws IOException {
    String screen = explain("o2");
    List<String> tally = row(result.resolve("tally.csv"), 0, "o2");
    String net = Numbers.fixed(Double.parseDouble(tally.get(5)), 1);
    assertTrue(screen.startsWith("Target o2\n"), screen);
    assertTrue(
        screen.matches("(?s).*\n  read +" + tally.get(2) + " +0.0 +[\\d.]+ +" + net + " +.* to .*"),
        screen);
    assertTrue(screen.matches("(?s).*\n  c1 +2024-05-0\\d .* 30 min +14 +0.01 .*"), screen);
    assertTrue(screen.matches("(?s).*\n  lockstep/together +\\d+\n.*"), screen);
    assertTrue(screen.contains("the owner may be the victim"), screen);
    assertTrue(explain("t1").contains("No campaign acted on it."));
  }

  @Test
  void aCampaign() {
    String screen = explain("c1");
    assertTrue(screen.startsWith("Campaign c1 excludes its accounts\n"), screen);
    assertTrue(screen.matches("(?s).*\n  m0 +1.00 +9 +6 +0.3\n.*"), screen);
    assertTrue(screen.contains("and 4 more accounts"), screen);
  }

  /** Rows of this log go by their numbers, so that a number may be several things. */
  @Test
  void whatIsSeveralThingsIsSaid() throws IOException {
    Path log = Logs.write(
        temp.resolve("same.csv"),
        "id,time,account,action,target",
        "c1,2024-05-01,c1,read,c1",
        "c1,2024-05-01,c1,read,c1",
        "e2,2024-05-02,c1,read,x");
    Cli.run("score", log, "--out", temp.resolve("same")).ok();
    result = temp.resolve("same");
    String all = explain("c1");
    assertTrue(
        oneLine(all).startsWith("c1 is the id of several things: event, account, target. --kind"),
        all);
    assertTrue(all.contains("\nEvent c1\n") && all.contains("\nAccount c1\n"), all);
    assertTrue(all.contains("\nTarget c1\n"), all);
    assertTrue(all.contains("A duplicate: the same event was there before."), all);
    assertTrue(all.contains("Beside them 1 duplicates"), all);
    String one = explain("c1", "--kind", "target");
    assertTrue(one.startsWith("Target c1\n"), one);
    assertFalse(one.contains("Account"), one);
    Cli.run("explain", result, "c1", "--kind", "campaign").failed(1, "has the id c1", "campaign");
    Cli.run("explain", result, "c1", "--kind", "user")
        .failed(2, "event, account, target, campaign", "user");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Cli.run("explain", result, "nobody").failed(1, "has the id nobody", "event, account, target");
    Cli.run("explain", temp, "m1").failed(1, "no folder that 'score' wrote");
    Cli.run("explain", result).failed(2, "ID");
  }

  /** Ids come from outside; they are found as the log, a file and the screen have them. */
  @Test
  void hostileIdsAreShownAndFound() throws IOException {
    String evil = "\u001b]0;x\u0007=\u202egood";
    Path log = Files.writeString(
        temp.resolve("evil.csv"),
        "id,time,account,action,target\n"
            + "1,2024-05-01," + evil + ",read,=cmd|x\n"
            + "2,2024-05-02," + evil + ",read,微信公众号\n");
    Cli.run("score", log, "--out", temp.resolve("evil")).ok();
    result = temp.resolve("evil");
    for (String id : List.of(evil, "\\u001b]0;x\\u0007=\\u202egood")) {
      String screen = explain(id);
      assertTrue(screen.startsWith("Account \\u001b]0;x\\u0007=\\u202egood\n"), screen);
      assertFalse(screen.contains("\u001b") || screen.contains("\u202e"), screen);
      assertTrue(screen.contains("微信公众号"), screen);
    }
    assertTrue(explain("=cmd|x").startsWith("Target '=cmd|x\n"));
    assertTrue(explain("'=cmd|x").startsWith("Target '=cmd|x\n"));
  }

  @Test
  void anAccountWithoutAnythingAgainstIt() {
    String screen = explain("r1");
    assertTrue(screen.startsWith("Account r1\n  COUNT in the end."), screen);
    assertTrue(screen.contains("It is in no campaign."), screen);
  }

  @Test
  void aWideTerminalHasColoursAndRoom() {
    StringWriter out = new StringWriter();
    Main.run(
        new String[] {"explain", result.toString(), "m3"},
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter()),
        new Terminal(true, false, 120, true));
    String screen = out.toString();
    assertTrue(screen.contains("\u001b[31mEXCLUDE\u001b[0m"), screen);
    String plain = screen.replaceAll("\u001b\\[\\d*m", "");
    int widest = plain.lines().mapToInt(String::length).max().orElse(0);
    assertTrue(widest > 80 && widest <= 100, widest + " places");
  }

  @Test
  void reasonsAreTakenApart() {
    List<ReasonText> reasons =
        ReasonText.of("clearance/given: ours, (weight 3);a/b: c (weight 1.5);"
            + "a/c: d (weight 0.2, not calibrated);r/s: e (a rule);a/d: against 3 of 5 engagements,"
            + " weight 2 on average;duplicate");
    assertEquals(
        List.of(
            new ReasonText("clearance/given", "ours,", "3"),
            new ReasonText("a/b", "c", "1.5"),
            new ReasonText("a/c", "d (not calibrated for this action)", "0.2"),
            new ReasonText("r/s", "e", "rule"),
            new ReasonText("a/d", "against 3 of 5 engagements", "2"),
            new ReasonText("duplicate", "", "")),
        reasons);
    assertEquals(List.of(), ReasonText.of(""));
  }
}
