package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Statistic;

/**
 * Looks for the block of a target's time that holds most beyond what is explained, among blocks of
 * some lengths that begin with an engagement. See {@link ReleaseCurve}. Confined to one call.
 */
final class CliffScan {
  private static final int FEWEST = 10;
  private static final int ROWS_BETWEEN_POLLS = 1 << 16;

  private final Timeline own;
  private final Explanation explanation;
  private final long end;
  private final double shape;
  private double blocks;
  private double least;
  private long from;
  private long to;
  private double observed;
  private double expected;

  /**
   * A scan that has seen nothing yet.
   *
   * @param end where the record ends
   * @param shape of the gamma distribution by which true rates differ from what explains them
   */
  CliffScan(Timeline own, Explanation explanation, long end, double shape) {
    this.own = own;
    this.explanation = explanation;
    this.end = end;
    this.shape = shape;
    from = own.first();
    to = own.last();
    observed = own.weight(0, own.rows());
    expected = observed;
  }

  /** Looks at the blocks of one length; pointers run ahead of the block's beginning and never back. */
  void look(long length, Findings out) {
    int before = 0;
    int after = 0;
    int beyond = 0;
    int dayBegin = 0;
    int dayEnd = 0;
    long halfRest = Math.max(length, (Explanation.DAY - length) / 2);
    long counted = own.first() - length;
    for (int row = 0; row < own.rows() && own.time(row) + 2 * length <= end; row++) {
      if (row % ROWS_BETWEEN_POLLS == 0 && out.isCancelled()) {
        return;
      }
      long start = own.time(row);
      if (own.repeats(row)) {
        continue;
      }
      if (start - counted >= length) {
        counted = start;
        blocks++;
      }
      after = own.at(Math.max(after, row), start + length);
      double seen = own.weight(row, after);
      if (after - row < FEWEST || seen < FEWEST || !explanation.judges(start)) {
        continue;
      }
      before = own.at(before, start - length);
      beyond = own.at(Math.max(beyond, after), start + 2 * length);
      dayBegin = own.at(dayBegin, start - halfRest);
      dayEnd = own.at(Math.max(dayEnd, after), start + length + halfRest);
      double around = Math.max(own.weight(before, row), own.weight(after, beyond));
      double others = explanation.expected(start, length, seen, own.weight(dayBegin, dayEnd));
      consider(1 + Math.max(around, others), seen, row, after - 1);
    }
  }

  private void consider(double mean, double seen, int first, int last) {
    double logP = NegativeBinomial.logUpper(mean, spread(mean), seen);
    if (logP < least) {
      least = logP;
      from = own.time(first);
      to = own.time(last);
      observed = seen;
      expected = mean;
    }
  }

  /** The shape given, and again the mean itself, as the mean was counted too. */
  private double spread(double mean) {
    return shape * mean / (shape + mean);
  }

  /** Reports the block, or all of the target's time when no block is beyond its explanation. */
  void report(Statistic statistic, Findings out) {
    double logP = least + StrictMath.log(Math.max(1, blocks));
    if (logP < 0) {
      out.excess(statistic, logP, from, to, observed * own.unit(), expected * own.unit());
    } else {
      double all = own.weight(0, own.rows()) * own.unit();
      out.excess(statistic, 0, own.first(), own.last(), all, all);
    }
  }
}
