package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Slice;

/**
 * What one target received, in the order of time. Rows that stand for many engagements say less
 * about time than as many rows would: so a weight is a count divided by the design effect Σc² ÷ Σc
 * (L. Kish, "Survey Sampling", 1965), which is 1 when every row stands for one. Immutable.
 */
final class Timeline {
  private final Slice slice;
  private final double[] sums;
  private final double unit;

  Timeline(Slice slice) {
    this.slice = slice;
    int n = slice.size();
    sums = new double[n + 1];
    double squares = 0;
    for (int row = 0; row < n; row++) {
      double count = slice.count(row);
      sums[row + 1] = sums[row] + count;
      squares += count * count;
    }
    unit = squares / sums[n];
  }

  int rows() {
    return slice.size();
  }

  long time(int row) {
    return slice.time(row);
  }

  long first() {
    return slice.time(0);
  }

  long last() {
    return slice.time(slice.size() - 1);
  }

  /** Whether the row before has the same time. */
  boolean repeats(int row) {
    return row > 0 && slice.time(row - 1) == slice.time(row);
  }

  /** The weight of the rows from one to before another. */
  double weight(int from, int to) {
    return (sums[to] - sums[from]) / unit;
  }

  /** How many engagements one of weight stands for; at least 1. */
  double unit() {
    return unit;
  }

  /** The first row, from a known one on, that is not before a time. */
  int at(int known, long time) {
    int row = known;
    while (row < rows() && slice.time(row) < time) {
      row++;
    }
    return row;
  }
}
