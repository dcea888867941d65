package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Statistic;

/**
 * Kolmogorov and Smirnov's distance between a target's ages and those of its publisher's others. See
 * {@link ReleaseCurve}. Confined to one call.
 */
final class AgeTest {
  private static final double FEWEST = 20;
  private static final double LN_2 = 0.6931471805599453;

  private final Timeline own;
  private final Curve ages;
  private final int rows;
  private final double cascades;
  private double early;
  private double late;
  private int earlyEnd;
  private int lateBegin;

  AgeTest(Timeline own, Explanation explanation, double cascades) {
    this.own = own;
    this.cascades = cascades;
    ages = explanation.ages();
    rows = own.at(0, own.first() + explanation.horizon());
    earlyEnd = rows;
  }

  /** Reports, when there is enough to compare. */
  void report(Statistic statistic, Findings out) {
    double n = own.weight(0, rows);
    double m = ages.weight();
    if (n < FEWEST) {
      return;
    }
    measure(n, m);
    double distance = Math.max(early, late);
    double size = 1 / (1 / n + 1 / m + 1 / cascades);
    double logP = Math.min(0, LN_2 - 2 * size * distance * distance);
    int first = early >= late ? 0 : lateBegin;
    int end = early >= late ? earlyEnd : rows;
    double seen = own.weight(first, end) * own.unit();
    double expected = Math.max(0, seen - distance * n * own.unit());
    out.excess(statistic, logP, own.time(first), own.time(end - 1), seen, expected);
  }

  /** How far the target is ahead of the curve, and behind it, at most, and where. */
  private void measure(double n, double m) {
    int next = 0;
    for (int row = 0; row < rows; row = next) {
      long age = own.time(row) - own.first();
      next = own.at(row, own.time(row) + 1);
      double ahead = own.weight(0, next) / n - ages.before(age + 1) / m;
      double behind = ages.before(age) / m - own.weight(0, row) / n;
      if (ahead > early) {
        early = ahead;
        earlyEnd = next;
      }
      if (behind > late) {
        late = behind;
        lateBegin = row;
      }
    }
  }
}
