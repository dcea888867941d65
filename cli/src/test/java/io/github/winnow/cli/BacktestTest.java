package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow backtest}: what it says of a policy is what {@code score} does under it. */
class BacktestTest {
  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");
  private Path strict = Path.of("");

  @BeforeEach
  void files() throws IOException {
    log = Logs.traffic(temp.resolve("log.csv"), 1500, 5);
    strict = temp.resolve("strict.policy");
    Files.writeString(strict, "winnow-policy 1\nname = strict\nhold_rate = 0.3\n");
  }

  private List<String> scored(Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("score", log, "--out", temp.resolve("out")));
    args.addAll(List.of(more));
    Cli.run(args.toArray()).ok();
    return Cli.column(temp.resolve("out").resolve("verdicts.csv"), "disposition");
  }

  @Test
  void whatItSaysIsWhatScoreDoes() throws IOException {
    List<String> standard = scored();
    List<String> other = scored("--policy", strict);
    List<String> labels = Cli.column(log, "label");
    Map<String, Object> all = JsonText.object(
        Cli.run("backtest", log, "--policy", strict, "--json").ok().out());
    assertEquals(1500.0, JsonText.number(all, "rows"));
    assertEquals(1500.0, JsonText.number(all, "labelled"));
    List<List<String>> said = List.of(standard, other);
    for (int policy = 0; policy < 2; policy++) {
      Map<String, Object> one = JsonText.map(JsonText.list(all, "policies").get(policy));
      assertEquals(policy == 0 ? "standard" : "strict", one.get("name"));
      for (String disposition : List.of("COUNT", "HOLD", "EXCLUDE")) {
        List<String> its = said.get(policy);
        assertEquals(
            (double) Collections.frequency(its, disposition),
            JsonText.number(one, "would", disposition));
        double genuine = rows(its, labels, disposition, "0");
        assertEquals(genuine, JsonText.number(one, "genuine", disposition));
        double fabricated = rows(its, labels, disposition, "1");
        assertEquals(fabricated, JsonText.number(one, "fabricated", disposition));
        assertEquals(fabricated, JsonText.number(one, "scenarios", "hammer", disposition));
      }
    }
    Map<String, Object> second = JsonText.map(JsonText.list(all, "policies").get(1));
    double differing = 0;
    for (Object change : JsonText.list(second, "differs")) {
      Map<String, Object> one = JsonText.map(change);
      double rows = 0;
      for (int i = 0; i < standard.size(); i++) {
        rows +=
            standard.get(i).equals(one.get("from")) && other.get(i).equals(one.get("to")) ? 1 : 0;
      }
      assertEquals(rows, JsonText.number(one, "rows"));
      assertEquals(Math.min(3, (int) rows), JsonText.list(one, "examples").size());
      differing += rows;
    }
    assertTrue(differing > 0, "the strict policy must do something else");
  }

  private static long rows(
      List<String> said, List<String> labels, String disposition, String label) {
    long rows = 0;
    for (int i = 0; i < said.size(); i++) {
      rows += said.get(i).equals(disposition) && labels.get(i).equals(label) ? 1 : 0;
    }
    return rows;
  }

  @Test
  void aPersonReadsWhatDiffers() {
    String out =
        Cli.run("backtest", log, "--policy", strict, "--examples", "1").ok().out();
    assertTrue(out.contains("rows would be held in place of counted ("), out);
    assertTrue(out.contains("Where strict differs from standard"), out);
    assertTrue(out.contains("hammer"), out);
    assertEquals(1, out.lines().filter(line -> line.contains(" UTC: ")).count(), out);
    String same =
        Cli.run("backtest", log, "--policy", strict, "--policy", strict).ok().out();
    assertTrue(same.contains("Where strict 2 differs from strict\n  Nowhere."), same);
  }

  @Test
  void withoutLabelsNothingIsCalledRight() throws IOException {
    List<String> lines = Files.readAllLines(log).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1)))
        .toList();
    Files.write(log, lines);
    String out = Cli.run("backtest", log, "--policy", strict).ok().out();
    assertTrue(out.contains("The log has no labels: this is what each would exclude"), out);
    assertFalse(out.contains("genuine"), out);
  }

  @Test
  void duplicatesAreInNoFigureAndRejectedRowsAreCounted() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.add(lines.get(5));
    lines.add("no row");
    Files.write(log, lines);
    String out = Cli.run("backtest", log, "--policy", strict).ok().out();
    assertTrue(
        out.startsWith(
            "1,500 rows, each policy over all of them, looking back included; 1 rejected."),
        out);
  }

  @Test
  void whatCannotBeIsSaid() throws IOException {
    Cli.run("backtest", "-", "--policy", strict).failed(2, "can't be standard input");
    Cli.run("backtest", log).failed(2, "--policy");
    Cli.run("backtest", log, "--policy", strict, "--examples", "-1").failed(2, "0 to 1000");
    Cli.run("backtest", temp.resolve("absent"), "--policy", strict).failed(1, "no file");
    Cli.run("backtest", log, "--policy", log).failed(1, "log.csv");
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(
          List.of(), left.filter(p -> p.toString().contains("winnow-backtest")).toList());
    }
  }
}
