package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.io.LogFormat;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulating, calibrating and the demo. */
class SimulatedWorldsTest {
  private static final String SMALL = "0.02";

  @TempDir
  private Path temp = Path.of("");

  @Test
  void simulatedLogsAreDeterministicAndComplete() throws IOException {
    Path a = temp.resolve("a.csv");
    Path b = temp.resolve("b.csv");
    Cli.run("simulate", "--seed", 5, "--scale", SMALL, "--out", a).ok();
    Cli.run("simulate", "--seed", 5, "--scale", SMALL, "--out", b).ok();
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
    assertEquals(
        String.join(",", LogFormat.columnNames()), Files.readAllLines(a).get(0));
    assertTrue(Cli.column(a, "label").contains("1"));
    assertFalse(Cli.column(a, "scenario").contains(""));
    Cli.run("simulate", "--seed", 6, "--scale", SMALL, "--out", b).ok();
    assertFalse(Arrays.equals(Files.readAllBytes(a), Files.readAllBytes(b)));
  }

  @Test
  void worldsAreListedAndMade() throws IOException {
    String help = Cli.run("simulate", "--help").ok().out();
    Traffic.worlds()
        .forEach((world, line) ->
            assertTrue(help.matches("(?s).*\n  " + world + " +" + Pattern.quote(line) + "\n.*")));
    for (String world : Traffic.worlds().keySet()) {
      Path log = temp.resolve(world + ".csv");
      Cli.run("simulate", world, "--seed", 5, "--scale", SMALL, "--out", log).ok();
      assertEquals(
          Set.copyOf(Traffic.scenarios(world)), Set.copyOf(Cli.column(log, "scenario")), world);
      assertEquals(!world.equals("genuine"), Cli.column(log, "label").contains("1"), world);
    }
    assertArrayEquals(Files.readAllBytes(temp.resolve("week.csv")), Files.readAllBytes(week()));
  }

  private Path week() throws IOException {
    Path log = temp.resolve("again.csv");
    Cli.run("simulate", "--seed", 5, "--scale", SMALL, "--out", log).ok();
    return log;
  }

  @Test
  void simulatedLogsAreCompressedByName() throws IOException {
    Path packed = temp.resolve("a.csv.gz");
    Cli.run("simulate", "--seed", 5, "--scale", SMALL, "--fabricated", 0, "--out", packed)
        .ok();
    byte[] bytes = Files.readAllBytes(packed);
    assertEquals(0x1f, bytes[0]);
    Path out = temp.resolve("out");
    Cli.run("score", packed, "--out", out, "--calibration", "none").ok();
    Cli.run("evaluate", out.resolve("verdicts.csv"), "--truth", packed).ok();
  }

  @Test
  void whatCannotBeSimulatedIsSaid() throws IOException {
    Path out = temp.resolve("x.csv");
    Cli.run("simulate", "--out", out).failed(2, "--seed");
    Cli.run("simulate", "--seed", 1, "--scale", -1, "--out", out).failed(2, "scale");
    Cli.run("simulate", "--seed", 1, "--scale", "NaN", "--out", out).failed(2, "scale");
    Cli.run("simulate", "--seed", 1, "--fabricated", 1, "--out", out).failed(2, "0.9");
    Cli.run("simulate", "mix", "--seed", 1, "--out", out).failed(2, "mix", "vendors");
    Cli.run("simulate", "genuine", "--seed", 1, "--fabricated", 0.1, "--out", out)
        .failed(2, "nothing is fabricated");
    Cli.run("simulate", "--seed", 1, "--scale", SMALL, "--out", temp).failed(1, "folder");
    Files.writeString(out, "kept");
    Cli.run("simulate", "--seed", 1, "--scale", SMALL, "--out", out.resolve("below"))
        .failed(1);
    assertEquals("kept", Files.readString(out));
  }

  @Test
  void calibrationsAreDeterministicAndUsable() throws IOException {
    Path a = temp.resolve("a");
    Path b = temp.resolve("b");
    String report = Cli.run("calibrate", "--simulate", "1-2", "--scale", SMALL, "--out", a)
        .ok()
        .out();
    Cli.run("calibrate", "--simulate", "1-2", "--scale", SMALL, "--out", b).ok();
    assertEquals(Files.readString(a), Files.readString(b));
    Calibration learned = Calibration.read(a);
    assertTrue(report.contains(learned.hash()), report);
    assertTrue(report.contains("burst/account@"), report);
    assertTrue(learned.about().contains("1-2"), learned.about());
    assertTrue(report.matches("(?s).*lockstep/together: a campaign names .*"), report);
    String demo = Cli.run("demo", "--calibration", a, "--seed", 1234).ok().out();
    assertTrue(demo.contains("seed 1234"), demo);
    assertTrue(demo.contains("protocol-bot"), demo);
    assertTrue(demo.contains("net in the end"), demo);
    assertFalse(demo.contains("\u001b"), demo);
  }

  /** The command as most people meet it: without options. */
  @Test
  void theCalibrationThatShipsIsThere() {
    String demo = Cli.run("demo").ok().out();
    assertTrue(demo.contains("Try next"), demo);
    Path log = temp.resolve("log.csv");
    Cli.run("simulate", "--seed", 1001, "--scale", SMALL, "--out", log).ok();
    Cli.run("score", log, "--out", temp.resolve("out")).ok();
  }

  /** Fabricated rows may stand beside, but nothing is learned from them. */
  @Test
  void onlyGenuineRowsAreLearned() throws IOException {
    Path log = Logs.traffic(temp.resolve("log.csv"), 3000, 11);
    long genuine =
        Cli.column(log, "label").stream().filter(label -> label.equals("0")).count();
    String report = Cli.run("calibrate", log, "--out", temp.resolve("c")).ok().out();
    assertTrue(
        report.contains(String.format(
            "%,d engagements taken for genuine, %,d known to be fabricated.",
            genuine, 3000 - genuine)),
        report);
  }

  /** Looking back over a log with fabricated rows gives what a log without them gives. */
  @Test
  void whatGenuineTargetsAndGroupsReachIsLearnedWithoutTheFabricatedRows() throws IOException {
    Path all = temp.resolve("all.csv");
    Cli.run("simulate", "--seed", 1012, "--scale", SMALL, "--fabricated", 0.2, "--out", all)
        .ok();
    List<String> lines = Files.readAllLines(all);
    int label = List.of(lines.get(0).split(",")).indexOf("label");
    Path genuine = temp.resolve("genuine.csv");
    Files.write(
        genuine,
        lines.stream().filter(line -> !line.split(",", -1)[label].equals("1")).toList());
    List<String> ofAll = lookedBack(all);
    assertEquals(lookedBack(genuine), ofAll);
    assertTrue(ofAll.stream().anyMatch(line -> line.startsWith("excess ")), ofAll::toString);
    assertTrue(ofAll.stream().anyMatch(line -> line.startsWith("group ")), ofAll::toString);
  }

  /** The share that may be invalid is left out, told, and added to the rates. */
  @Test
  void aContaminationIsStated() throws IOException {
    Path log = temp.resolve("log.csv");
    Cli.run("simulate", "--seed", 1013, "--scale", 0.05, "--out", log).ok();
    Path learned = temp.resolve("learned.calibration");
    String clean = Cli.run("calibrate", log, "--out", learned).ok().out();
    long all =
        Objects.requireNonNull(Calibration.read(learned).score(Action.READ)).count();
    assertFalse(clean.contains("may be invalid"), clean);
    assertTrue(clean.contains("held, 0.1%"), clean);
    String trimmed = Cli.run("calibrate", log, "--contamination", 0.06, "--out", learned)
        .ok()
        .out();
    assertTrue(trimmed.contains("6% may be invalid"), trimmed);
    assertTrue(trimmed.contains("held, 6.1%"), trimmed);
    Calibration read = Calibration.read(learned);
    assertEquals(0.06, read.contamination());
    long kept = Objects.requireNonNull(read.score(Action.READ)).count();
    assertTrue(kept < all && kept > 0.9 * all, kept + " of " + all);
    for (Object share : new Object[] {-0.1, 0.5, "NaN"}) {
      Cli.run("calibrate", log, "--contamination", share, "--out", learned)
          .failed(2, "--contamination");
    }
  }

  /** Labels of one week weigh in another, where they tell more, and hold no more at first. */
  @Test
  void labelsWeigh() throws IOException {
    Path log = temp.resolve("log.csv");
    Cli.run("simulate", "mixed", "--seed", 1014, "--scale", 0.1, "--out", log).ok();
    Path learned = temp.resolve("labelled.calibration");
    Path plain = temp.resolve("plain.calibration");
    String report = Cli.run("calibrate", log, "--labels", "--out", learned).ok().out();
    String first = Files.readString(learned);
    Calibration labelled = Calibration.read(learned);
    assertFalse(labelled.ratios().isEmpty());
    assertTrue(report.matches("(?s).*\n  AUROC +0\\.\\d+ ± 0\\.\\d+ .*"), report);
    assertTrue(report.matches("(?s).*weigh\\s+as\\s+without\\s+labels.*"), report);
    assertTrue(
        labelled.ratios().values().stream()
            .allMatch(r -> r.genuineAccounts() >= 20 && r.fabricatedAccounts() >= 20),
        report);
    Cli.run("calibrate", log, "--labels", "--out", learned).ok();
    assertEquals(first, Files.readString(learned));
    report = Cli.run("calibrate", log, "--out", plain).ok().out();
    assertFalse(report.contains("AUROC"), report);
    assertTrue(Calibration.read(plain).ratios().isEmpty());

    Path other = temp.resolve("other.csv");
    Cli.run("simulate", "mixed", "--seed", 1015, "--scale", 0.1, "--out", other).ok();
    Ranking with = ranking(other, learned);
    Ranking without = ranking(other, plain);
    assertTrue(with.auroc() > without.auroc(), with + " and " + without);
    assertTrue(with.averagePrecision() > without.averagePrecision(), with + " and " + without);
  }

  private Ranking ranking(Path log, Path calibration) throws IOException {
    Path out = temp.resolve("scored");
    Cli.run("score", log, "--calibration", calibration, "--out", out).ok();
    Doubles genuine = new Doubles();
    Doubles fabricated = new Doubles();
    List<String> scores = Cli.column(out.resolve("verdicts.csv"), "score");
    List<String> labels = Cli.column(log, "label");
    assertEquals(labels.size(), scores.size());
    for (int i = 0; i < scores.size(); i++) {
      (labels.get(i).equals("1") ? fabricated : genuine).add(Double.parseDouble(scores.get(i)));
    }
    return Ranking.of(genuine, fabricated);
  }

  @Test
  void labelsTakeRowsOfEitherKind() throws IOException {
    Path log = temp.resolve("log.csv");
    Cli.run("simulate", "--seed", 1, "--scale", SMALL, "--fabricated", 0, "--out", log)
        .ok();
    Path out = temp.resolve("c");
    Cli.run("calibrate", log, "--labels", "--out", out).failed(1, "--labels", "of 0 it is 1");
    assertFalse(Files.exists(out));
  }

  /** Two busy accounts without anything remarkable do not show that a third has nothing. */
  @Test
  void fewAccountsPromiseLittle() throws IOException {
    Path log = temp.resolve("log.csv");
    StringBuilder rows = new StringBuilder("time,account,action,target\n");
    for (int i = 0; i < 2_000; i++) {
      rows.append(1_700_000_000 + 60 * i).append(",a").append(i % 2).append(",read,t\n");
    }
    Files.writeString(log, rows);
    String report = Cli.run("calibrate", log, "--out", temp.resolve("c")).ok().out();
    assertTrue(report.matches("(?s).*\n  excluded in the end +0% +0% to 100% .*"), report);
    assertTrue(report.matches("(?s).*\n  read +2,000 +33.3% +- +- +-\n.*"), report);
  }

  private List<String> lookedBack(Path log) throws IOException {
    Path learned = temp.resolve(log.getFileName() + ".calibration");
    String report = Cli.run("calibrate", log, "--out", learned).ok().out();
    assertTrue(report.contains("windows of the genuine ones alone"), report);
    return Files.readAllLines(learned).stream()
        .filter(line -> line.startsWith("excess ") || line.startsWith("group "))
        .toList();
  }

  @Test
  void whatCannotBeLearnedIsSaid() throws IOException {
    Path out = temp.resolve("c");
    Cli.run("calibrate", "--out", out).failed(2, "LOG", "--simulate");
    Cli.run("calibrate", "x.csv", "--simulate", "1", "--out", out).failed(2, "one of the two");
    Cli.run("calibrate", "-", "--out", out).failed(2, "several times");
    Cli.run("calibrate", "--simulate", "1-", "--out", out).failed(2, "1-8");
    Cli.run("calibrate", "--simulate", "1", "--scale", 0, "--out", out).failed(2, "scale");
    Cli.run("calibrate", "--simulate", "1", "--fabricated", "0,2", "--out", out).failed(2, "0.9");
    Cli.run("calibrate", temp.resolve("absent"), "--out", out).failed(1, "no file");
    Path fakes = Logs.write(
        temp.resolve("fakes.csv"), "time,account,action,target,label", "2024-05-01,a,read,t,1");
    Cli.run("calibrate", fakes, "--out", out).failed(1, "no genuine");
    Path some = Logs.traffic(temp.resolve("log.csv"), 50, 1);
    Cli.run("calibrate", some, "--out", temp).failed(1, "folder");
    assertFalse(Files.exists(out));
    try (var files = Files.list(temp)) {
      assertEquals(
          List.of(), files.filter(f -> f.toString().contains("partial")).toList());
    }
  }
}
