package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TrimmingTest {
  private static final StatisticInfo SPEED = statistic("speed", Family.TIMING);
  private static final StatisticInfo CROWD = statistic("crowd", Family.INFRASTRUCTURE);
  private static final List<StatisticInfo> BOTH = List.of(SPEED, CROWD);
  private static final int ROWS = 40_000;

  private static StatisticInfo statistic(String id, Family family) {
    return new StatisticInfo(
        id,
        1,
        "",
        "value",
        StatisticInfo.Kind.UPPER_TAIL,
        family,
        Subject.ACCOUNT,
        TrafficClass.SOPHISTICATED,
        Effect.HOLD,
        "{value}");
  }

  /** Weights as a judge under the calibration would give them. */
  private static Verdict judged(double[] row, Calibration under) {
    Verdict.Reports reports = new Verdict.Reports(2);
    double score = 0;
    for (int s = 0; s < 2; s++) {
      Tail tail = under.tail(BOTH.get(s), Action.READ, SizeClass.ALL);
      double evidence = tail == null ? 1 : Math.min(tail.mostEvidence(), tail.evidence(row[s]));
      double weight = Math.max(0, StrictMath.log(evidence));
      reports.add(s, weight, tail != null, row[s], row[s], 1);
      score += weight;
    }
    return Verdict.judged(
        score, score, 0, Disposition.COUNT, false, TrafficClass.SOPHISTICATED, BOTH, reports);
  }

  /** Exponential, independent of each other; a share of rows has 20 more in both. */
  private static List<double[]> rows(double fabricated) {
    SplittableRandom random = new SplittableRandom(7);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double more = random.nextDouble() < fabricated ? 20 : 0;
      rows.add(new double[] {
        more - StrictMath.log(random.nextDouble()), more - StrictMath.log(random.nextDouble())
      });
    }
    return rows;
  }

  private record Learned(Calibration calibration, long leftOut) {}

  private static Learned learn(List<double[]> rows, double contamination) {
    Calibrator calibrator = new Calibrator("two families", contamination);
    addTails(calibrator, rows, Calibration.none());
    if (contamination > 0) {
      Calibration first = calibrator.afterTails();
      rows.forEach(row -> calibrator.addPointers(judged(row, first)));
      calibrator.trim();
      addTails(calibrator, rows, first);
    }
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      Calibration tails = calibrator.afterTails(fold);
      for (int i = 0; i < rows.size(); i++) {
        Verdict verdict = judged(rows.get(i), tails);
        calibrator.addScore(Action.READ, new Pseudonym(i), verdict, null);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      calibrator.addFinalScore(i, Action.READ, new Pseudonym(i), rows.get(i)[0]);
    }
    return new Learned(calibrator.afterScores(Calibration.none()), calibrator.leftOut());
  }

  private static void addTails(Calibrator calibrator, List<double[]> rows, Calibration under) {
    for (int i = 0; i < rows.size(); i++) {
      calibrator.addTails(Action.READ, new Pseudonym(i), judged(rows.get(i), under));
    }
  }

  private static Tail tail(Calibration calibration, StatisticInfo statistic) {
    Tail tail = calibration.tail(statistic, Action.READ, SizeClass.ALL);
    assertNotNull(tail);
    return tail;
  }

  private static double valueAt(Learned learned, double rate) {
    return tail(learned.calibration, SPEED).valueAt(rate);
  }

  /** Of scores in the end the same engagements are left out as of first ones. */
  @Test
  void whatIsLeftOutTeachesNoFinalScore() {
    List<double[]> contaminated = rows(0.01);
    for (double contamination : new double[] {0, 0.012}) {
      Learned learned = learn(contaminated, contamination);
      Tail last = learned.calibration.finalScore(Action.READ);
      assertNotNull(last);
      assertEquals(contaminated.size() - learned.leftOut, last.count());
      assertEquals(contamination > 0, last.valueAt(0.005) < 10, "" + last.valueAt(0.005));
    }
  }

  /** Without it the fabricated are the tail, and nothing they do is remarkable any more. */
  @Test
  void whatTwoFamiliesPointAtDoesNotTeachTheTails() {
    List<double[]> contaminated = rows(0.01);
    double genuine = -StrictMath.log(0.005);
    assertTrue(valueAt(learn(contaminated, 0), 0.005) > 20);
    assertEquals(genuine, valueAt(learn(contaminated, 0.012), 0.005), 0.3);
  }

  /** What is extreme in one family alone stays: else every tail would be cut where it begins. */
  @Test
  void whatIsCleanKeepsItsTails() {
    List<double[]> clean = rows(0);
    Learned whole = learn(clean, 0);
    Learned trimmed = learn(clean, 0.01);
    for (double rate : new double[] {0.1, 0.01, 0.001}) {
      assertEquals(valueAt(whole, rate), valueAt(trimmed, rate), 0.3, "at " + rate);
    }
  }

  @Test
  void noMoreIsLeftOutThanWasStated() {
    for (double share : new double[] {0.001, 0.01, 0.1}) {
      Learned learned = learn(rows(0.02), share);
      assertTrue(learned.leftOut <= share * ROWS, "left out " + learned.leftOut + " at " + share);
      assertTrue(learned.leftOut > 0);
      for (StatisticInfo statistic : BOTH) {
        long count = tail(learned.calibration, statistic).count();
        assertTrue(count >= ROWS - share * ROWS && count < ROWS, "kept " + count);
      }
      Tail score = learned.calibration.score(Action.READ);
      assertNotNull(score);
      assertEquals(ROWS - learned.leftOut, score.count());
      assertEquals(share, learned.calibration.contamination());
    }
  }

  @Test
  void withoutAContaminationThereIsNothingToTrim() {
    Calibrator calibrator = new Calibrator("clean");
    assertThrows(IllegalStateException.class, calibrator::trim);
    assertThrows(
        IllegalStateException.class,
        () -> calibrator.addPointers(judged(new double[] {1, 1}, Calibration.none())));
  }
}
