package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning, writing and reading calibrations. */
class CalibrationTest {
  private static final StatisticInfo SPEED = new StatisticInfo(
      "speed",
      3,
      "",
      "value",
      StatisticInfo.Kind.UPPER_TAIL,
      Family.TIMING,
      Subject.ACCOUNT,
      TrafficClass.SOPHISTICATED,
      Effect.HOLD,
      "{value}");

  @TempDir
  private Path folder = Path.of("");

  /** A verdict in which the only statistic was reported. */
  private static Verdict verdict(double score, double value, double expected) {
    Verdict.Reports reports = new Verdict.Reports(1);
    reports.add(0, 0, false, value, value, expected);
    return Verdict.judged(
        score,
        score,
        0,
        Disposition.COUNT,
        false,
        TrafficClass.SOPHISTICATED,
        List.of(SPEED),
        reports);
  }

  private static Calibration learned(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    Calibrator calibrator = new Calibrator("a test\nin two\rlines");
    for (int i = 0; i < size; i++) {
      double value = -StrictMath.log(random.nextDouble());
      Action action = i % 4 == 0 ? Action.LIKE : Action.READ;
      Pseudonym account = new Pseudonym(i);
      calibrator.addTails(action, account, verdict(0, value, i % 2 == 0 ? 0.5 : 50));
      calibrator.addScore(action, account, verdict(value, value, 1), i % 3 == 0 ? false : null);
      if (i % 10 == 0) {
        calibrator.addScore(action, account, verdict(value + 3, value, 1), true);
      }
    }
    return calibrator.afterScores(Calibration.none());
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Calibration calibration = learned(1, 20_000);
    Path file = folder.resolve("own.calibration");
    calibration.write(file);
    Calibration read = Calibration.read(file);
    assertEquals(calibration, read);
    assertEquals(calibration.text(), read.text());
    assertEquals(calibration.hash(), read.hash());
    assertEquals("a test in two lines", read.about());
    assertEquals(Set.of(Action.READ, Action.LIKE), read.actions());
    for (double score = -1; score < 20; score += 0.37) {
      assertEquals(calibration.logLikelihoodRatio(score), read.logLikelihoodRatio(score));
      assertEquals(tail(calibration).evidence(score), tail(read).evidence(score));
    }
  }

  private static Tail tail(Calibration calibration) {
    Tail tail = calibration.tail(SPEED, Action.READ, SizeClass.ALL);
    assertNotNull(tail);
    return tail;
  }

  @Test
  void theSameTrafficGivesTheSameHashAndOtherTrafficAnother() {
    assertEquals(learned(1, 5000).hash(), learned(1, 5000).hash());
    assertNotEquals(learned(1, 5000).hash(), learned(2, 5000).hash());
  }

  @Test
  void aTableIsKnownByVersionActionAndSize() {
    Calibration calibration = learned(1, 20_000);
    assertNotNull(calibration.tail(SPEED, null, SizeClass.BELOW_1));
    assertNotNull(calibration.tail(SPEED, Action.READ, SizeClass.BELOW_100));
    assertNull(calibration.tail(SPEED, Action.READ, SizeClass.BELOW_10));
    assertNull(calibration.tail(SPEED, Action.SHARE, SizeClass.ALL));
    assertNull(calibration.tail(SPEED.withSettings("window=PT2H"), Action.READ, SizeClass.ALL));
    assertTrue(calibration.isMeasuredWith(List.of(SPEED)));
    assertTrue(!calibration.isMeasuredWith(List.of(SPEED.withSettings("window=PT2H"))));
    assertTrue(!calibration.isMeasuredWith(List.of()));
  }

  @Test
  void tooFewValuesMakeNoTable() {
    Calibration calibration = learned(1, Calibration.FEWEST);
    assertNotNull(calibration.tail(SPEED, null, SizeClass.ALL));
    assertNull(calibration.tail(SPEED, Action.READ, SizeClass.ALL), "150 of them");
    assertNull(calibration.score(Action.LIKE));
  }

  /** Against the exponential distribution, of which p is known. */
  @Test
  void evidenceIsHalfOfTheInverseRootOfP() {
    Tail tail = tail(learned(3, 200_000));
    for (double x = 0; x < 8; x += 0.1) {
      double p = StrictMath.exp(-x);
      double error = 3 / Math.sqrt(p * tail.count()) + 0.02;
      assertEquals(1, tail.evidence(x) / (0.5 / Math.sqrt(p)), error, "at " + x);
    }
  }

  @Test
  void meanEvidenceOfGenuineTrafficIsOne() {
    Tail tail = tail(learned(4, 200_000));
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    int n = 1_000_000;
    for (int i = 0; i < n; i++) {
      double x = -StrictMath.log(random.nextDouble());
      sum += Math.min(tail.evidence(x), tail.mostEvidence());
    }
    assertEquals(1, sum / n, 0.02);
  }

  @Test
  void evidenceRisesWithoutEndAndClaimsNoMoreThanIsKnown() {
    Tail tail = tail(learned(6, 20_000));
    double before = 0;
    for (double x = -5; x < 1e6; x = x < 20 ? x + 0.01 : x * 1.1) {
      double e = tail.evidence(x);
      assertTrue(e >= before && Double.isFinite(e), "at " + x);
      before = e;
    }
    assertTrue(before > tail.mostEvidence());
    // The largest value itself: it and a new one reach it, of n + 1; accounts are counted to 3%.
    assertEquals(
        0.5 * Math.sqrt((tail.count() + 1) / 2.0), tail.mostEvidence(), 0.05 * tail.mostEvidence());
    assertTrue(Double.isFinite(tail.evidence(Double.MAX_VALUE)));
    assertTrue(tail.evidence(Double.NaN) >= 0.5);
  }

  /** A policy's lines are measured rates: what lies above a line is the share that it names. */
  @Test
  void aLineLiesWhereItsShareOfGenuineTrafficLies() {
    Tail score = learned(7, 200_000).score(Action.READ);
    assertNotNull(score);
    for (double rate : new double[] {0.5, 0.05, 0.005, 0.001}) {
      assertEquals(-StrictMath.log(rate), score.valueAt(rate), 0.1, "" + rate);
    }
    assertEquals(Double.POSITIVE_INFINITY, score.valueAt(1e-7), "beyond the resolution");
    assertEquals(Double.POSITIVE_INFINITY, score.valueAt(0));
  }

  @Test
  void manyEqualValuesAreOneKnot() {
    Calibrator calibrator = new Calibrator("atoms");
    for (int i = 0; i < 10_000; i++) {
      calibrator.addTails(Action.READ, new Pseudonym(i), verdict(0, i % 10 == 0 ? 2 : 1, 1));
    }
    Tail tail = tail(calibrator.afterTails());
    assertEquals(0.5, tail.evidence(1), 1e-3);
    assertEquals(0.5 / Math.sqrt(0.1), tail.evidence(2), 1e-2);
  }

  /** A hundred values of one account say no more about other accounts than one does. */
  @Test
  void whatIsRarerThanOneAccountIsNotClaimed() {
    int accounts = 500;
    SplittableRandom random = new SplittableRandom(9);
    Calibrator calibrator = new Calibrator("busy accounts");
    for (int a = 0; a < accounts; a++) {
      double pace = -StrictMath.log(random.nextDouble());
      for (int i = 0; i < 100; i++) {
        calibrator.addTails(Action.READ, new Pseudonym(a), verdict(0, pace, 1));
      }
    }
    Tail tail = tail(calibrator.afterTails());
    assertEquals(50_000, tail.count());
    // The fastest account and one more, of 501.
    assertEquals(0.5 * Math.sqrt((accounts + 1) / 2.0), tail.mostEvidence(), 0.5);
    assertEquals(-StrictMath.log(0.1), tail.valueAt(0.1), 0.4);
    assertEquals(Double.POSITIVE_INFINITY, tail.valueAt(0.5 / accounts));
  }

  /**
   * However accounts are distributed, those that are new reach a line no more often than its rate
   * says, on the average over references.
   */
  @Test
  void newAccountsReachALineNoMoreOftenThanItsRateSays() {
    SplittableRandom random = new SplittableRandom(10);
    double rate = 0.015;
    double sum = 0;
    int references = 400;
    for (int r = 0; r < references; r++) {
      Calibrator calibrator = new Calibrator("accounts of heavy tails");
      for (int a = 0; a < 100; a++) {
        double pace = 1 / random.nextDouble();
        for (int i = 0; i < 10; i++) {
          double value = pace * (1 + 1e-3 * i);
          calibrator.addTails(Action.READ, new Pseudonym(a), verdict(0, value, 1));
        }
      }
      sum += Math.min(1, 1 / tail(calibrator.afterTails()).valueAt(rate)); // P(pace ≥ x) = 1/x
    }
    assertTrue(sum / references <= rate, sum / references + " at a rate of " + rate);
    assertTrue(sum / references > rate / 3, sum / references + " at a rate of " + rate);
  }

  /** Each account is judged once, by what the others taught. */
  @Test
  void aFoldIsJudgedByTheOthers() {
    Calibrator calibrator = new Calibrator("one that stands out");
    Pseudonym fast = new Pseudonym(77);
    for (int i = 0; i < 10_000; i++) {
      calibrator.addTails(Action.READ, new Pseudonym(i), verdict(0, i == 77 ? 50 : 1, 1));
    }
    int taken = 0;
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      Tail others = tail(calibrator.afterTails(fold));
      assertTrue(others.count() > 7_500 && others.count() < 8_500, others.count() + " of them");
      assertEquals(
          calibrator.isScored(fast), others.evidence(50) > others.mostEvidence(), "fold " + fold);
      for (int i = 0; i < 10_000; i++) {
        Pseudonym account = new Pseudonym(i);
        taken += calibrator.isScored(account) ? 1 : 0;
        calibrator.addScore(Action.READ, account, verdict(i, 1, 1), null);
      }
    }
    assertEquals(10_000, taken);
    Tail score = calibrator.afterScores(Calibration.none()).score(Action.READ);
    assertNotNull(score);
    assertEquals(10_000, score.count());
    assertEquals(9_000, score.valueAt(0.1), 100);
    assertThrows(IllegalArgumentException.class, () -> calibrator.afterTails(Calibrator.FOLDS));
    assertThrows(IllegalArgumentException.class, () -> calibrator.afterTails(-1));
  }

  @Test
  void likelihoodRatiosRiseAndAreRightWhereThereIsEnough() {
    Calibration calibration = learned(8, 200_000);
    double before = Double.NEGATIVE_INFINITY;
    for (double score = -2; score < 30; score += 0.05) {
      double log = calibration.logLikelihoodRatio(score);
      assertTrue(log >= before, "at " + score);
      before = log;
    }
    // Fabricated scores are genuine ones moved by 3: the density's ratio is e^3 from there on.
    assertEquals(3, calibration.logLikelihoodRatio(5), 0.3);
    assertTrue(calibration.logLikelihoodRatio(1) < -2);
    assertEquals(0, Calibration.none().logLikelihoodRatio(5));
  }

  /** Fabricated accounts reach further, and their labels are known. */
  private static Calibration labelled(Calibrator calibrator) {
    for (int i = 0; i < 5000; i++) {
      calibrator.addTails(Action.READ, new Pseudonym(i), verdict(0, i % 100, 1));
    }
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      calibrator.afterTails(fold);
      for (int i = 0; i < 10_000; i++) {
        boolean fake = i >= 5000;
        double value = fake ? 50 + i % 50 : i % 100;
        calibrator.addLabelled(Action.READ, new Pseudonym(i), verdict(value, value, 1), fake);
        calibrator.addLabelled(Action.LIKE, new Pseudonym(i), verdict(0, value, 1), fake);
      }
    }
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      Calibration others = calibrator.afterLabels(fold);
      assertNotNull(others.ratio(SPEED, Action.READ));
      assertNotNull(others.tail(SPEED, Action.READ, SizeClass.ALL));
      for (int i = 0; i < 5000; i++) {
        calibrator.addScore(Action.READ, new Pseudonym(i), verdict(i, 1, 1), false);
      }
    }
    return calibrator.afterScores(Calibration.none());
  }

  @Test
  void whatScoresComeToHasATailOfItsOwn() throws IOException {
    Calibrator calibrator = new Calibrator("scores");
    for (int i = 0; i < 5000; i++) {
      calibrator.addScore(Action.READ, new Pseudonym(i), verdict(i % 100, 1, 1), null);
    }
    assertNull(calibrator.afterScores(Calibration.none()).finalScore(Action.READ));
    for (int i = 0; i < 5000; i++) {
      double excess = i % 100 < 50 ? 100 : 0;
      calibrator.addFinalScore(i, Action.READ, new Pseudonym(i), i % 100 + excess);
    }
    Calibration calibration = calibrator.afterScores(Calibration.none());
    for (Action action : new Action[] {Action.READ, null}) {
      Tail score = calibration.score(action);
      Tail last = calibration.finalScore(action);
      assertNotNull(score);
      assertNotNull(last);
      assertEquals(5000, last.count());
      assertEquals(90, score.valueAt(0.1), 1);
      assertEquals(140, last.valueAt(0.1), 1);
    }
    assertNull(calibration.finalScore(Action.LIKE));
    Path file = folder.resolve("final.calibration");
    calibration.write(file);
    Calibration read = Calibration.read(file);
    assertEquals(calibration, read);
    assertNotNull(read.finalScore(Action.READ));
  }

  @Test
  void labelsTeachRatiosThatAreWrittenAndReadBack() throws IOException {
    Calibration calibration = labelled(new Calibrator("labelled"));
    LikelihoodRatio ratio = calibration.ratio(SPEED, Action.READ);
    assertNotNull(ratio);
    // Twice as many fabricated values as genuine ones are in the upper half, none in the lower.
    assertEquals(2, ratio.of(0.5 / Math.sqrt(0.2)), 0.2);
    assertTrue(ratio.of(0.5) < 0.02, "" + ratio.of(0.5));
    assertEquals(5000.0, (double) ratio.genuineAccounts(), 400);
    assertEquals(5000.0, (double) ratio.fabricatedAccounts(), 400);
    assertNull(
        calibration.ratio(SPEED, Action.LIKE), "no table of its own, so no weight of its own");
    assertNull(calibration.ratio(SPEED.withSettings("window=PT2H"), Action.READ));
    assertEquals(Set.of("speed/value@3 read"), calibration.ratios().keySet());
    assertTrue(calibration.text().startsWith("winnow-calibration 3\n"), calibration.text());
    Path file = folder.resolve("labelled.calibration");
    calibration.write(file);
    Calibration read = Calibration.read(file);
    assertEquals(calibration, read);
    LikelihoodRatio readBack = read.ratio(SPEED, Action.READ);
    assertNotNull(readBack);
    for (double e = 0.4; e < 1e6; e *= 1.1) {
      assertEquals(ratio.of(e), readBack.of(e));
    }
    read.write(file);
    assertEquals(read.hash(), Calibration.read(file).hash());
    assertEquals(calibration.hash(), labelled(new Calibrator("labelled")).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratio 50 50 : 1 2 : -1 : speed/value@3 read",
        "ratio 50 50 : 1 2 : 1 -1 : speed/value@3 read",
        "ratio 50 50 : 2 1 : -1 1 : speed/value@3 read",
        "ratio 50 50 : 1 2 : -1 51 : speed/value@3 read",
        "ratio 50 50 : 1 2 : -51 1 : speed/value@3 read",
        "ratio 50 50 : 1 2 : NaN 1 : speed/value@3 read",
        "ratio 50 50 : 1 1e151 : -1 1 : speed/value@3 read",
        "ratio 50 50 : : : speed/value@3 read",
        "ratio 0 50 : 1 2 : -1 1 : speed/value@3 read",
        "ratio 50 -1 : 1 2 : -1 1 : speed/value@3 read",
        "ratio 50 : 1 2 : -1 1 : speed/value@3 read",
        "ratio 50 50 : 1 2 : -1 1 : speed/value@3",
        "ratio 50 50 : 1 2 : -1 1 : garbage",
        "final 300 : 1 0 : 0 -1 : read"
      })
  void aBrokenRatioNamesItsLine(String line) throws IOException {
    Path file = folder.resolve("broken.calibration");
    Files.writeString(file, "winnow-calibration 3\nabout a test\n" + line + "\n");
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
            .getMessage());
    assertTrue(message.contains("broken.calibration, line 3"), message);
  }

  @Test
  void onlyOneFormatHasRatios() throws IOException {
    Path file = folder.resolve("mixed.calibration");
    Files.writeString(
        file,
        "winnow-calibration 2\nabout a test\nratio 50 50 : 1 2 : -1 1 : speed/value@3 read\n");
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
            .getMessage());
    assertTrue(message.contains("line 3") && message.contains("winnow-calibration 3"), message);
    Files.writeString(file, "winnow-calibration 3\nabout a test\n");
    message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
            .getMessage());
    assertTrue(message.contains("winnow-calibration 2"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tail 300 : 0 1 : 0 : speed/value@3 all read",
        "tail 300 : 1 0 : 0 -1 : speed/value@3 all read",
        "tail 300 : 0 1 : -1 0 : speed/value@3 all read",
        "tail 300 : 0 1 : 0 1 : speed/value@3 all read",
        "tail 300 : 0 NaN : 0 -1 : speed/value@3 all read",
        "tail 300 : 0 1 : 0 -51 : speed/value@3 all read",
        "tail 300 : -1e151 1 : 0 -1 : speed/value@3 all read",
        "odds : -1e151 0 : 0 1",
        "odds : 0 1 : 0 1e151",
        "tail many : 0 1 : 0 -1 : speed/value@3 all read",
        "tail 300 : 0 1 : 0 -1",
        "tail 300 : 0 1 : 0 -1 : garbage",
        "tail 300 : 0 1 : 0 -1 : speed/value@3 huge read",
        "tail 300 : 0 1 : 0 -1 : speed/value all read",
        "tail 300 : 0 1 : 0 -1 : speed/value@3 all ",
        "score 300 : 0 1 : 0 -1 : ",
        "score 300 : : : read",
        "group 5 100 : 3 4 : 10 20 : speed/value@3",
        "group 5 100 : 4 3 : 20 10 : speed/value@3",
        "group 5 100 : 4 : 0 : speed/value@3",
        "group 5 100 : 4 : 10 20 : speed/value@3",
        "group 5 : 4 : 10 : speed/value@3",
        "group -5 100 : 4 : 10 : speed/value@3",
        "contamination 0.5",
        "contamination -0.1",
        "contamination NaN",
        "contamination",
        "odds : 1 1 : 0 1",
        "odds : 1 2 : 0",
        "odds : 1 2 : 1 0",
        "tale 300 : 0 1 : 0 -1 : speed/value@3 all read",
        ""
      })
  void aBrokenRecordNamesItsLine(String line) throws IOException {
    Path file = folder.resolve("broken.calibration");
    Files.writeString(file, "winnow-calibration 2\nabout a test\n" + line + "\n");
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
            .getMessage());
    assertTrue(message.contains("broken.calibration, line 3"), message);
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(file, "time,account\n");
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
            .getMessage());
    assertTrue(message.contains("winnow-calibration 2"), message);
    Files.writeString(file, "winnow-calibration 1\n");
    assertThrows(IllegalArgumentException.class, () -> Calibration.read(file));
  }

  @Test
  void aFileThatWasChangedIsRefused() throws IOException {
    Path file = folder.resolve("changed.calibration");
    String text = learned(1, 5000).text();
    for (String changed : List.of(
        text.replace("about a test", "about another test"),
        text.replaceFirst("contamination 0\n", "contamination 0.1\n"),
        text.replaceFirst("score 3750", "score 3751"),
        text.substring(0, text.lastIndexOf("sha256")),
        text + "odds : 1 2 : 0 1\n")) {
      assertNotEquals(text, changed);
      Files.writeString(file, changed);
      String message =
          String.valueOf(assertThrows(IllegalArgumentException.class, () -> Calibration.read(file))
              .getMessage());
      assertTrue(message.contains("changed.calibration"), message);
    }
  }

  @Test
  void theOneThatShipsCanBeReadAndIsItsOwnText() throws IOException {
    Calibration shipped = Calibration.defaults();
    assertTrue(shipped.about().contains("simulated"), shipped.about());
    assertNotNull(shipped.score(Action.READ));
    Path file = folder.resolve("copy.calibration");
    shipped.write(file);
    assertEquals(shipped.hash(), Calibration.read(file).hash());
  }
}
