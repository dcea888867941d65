package io.github.winnow.detectors.basic;

import java.util.Arrays;

/**
 * How engagements are spread over a span of offsets: ages, or times of day. Offset and count of a row
 * are packed into one long, so that sorting moves both. Weights are as in {@link Timeline}. Filled
 * first, then sorted, then read.
 */
final class Curve {
  /** Offsets below this fit. */
  static final long LONGEST = 1L << 32;

  private static final int COUNT_BITS = 31;

  private long[] packed;
  private double[] sums = new double[1];
  private int size;
  private double unit = 1;

  Curve(int most) {
    packed = new long[most];
  }

  /**
   * Adds a row.
   *
   * @param offset in milliseconds, 0 to {@link #LONGEST}
   */
  void add(long offset, int count) {
    packed[size++] = offset << COUNT_BITS | count;
  }

  /** To be called once, after all rows and before any question. */
  void sort() {
    packed = Arrays.copyOf(packed, size);
    Arrays.sort(packed);
    sums = new double[size + 1];
    double squares = 0;
    for (int row = 0; row < size; row++) {
      double count = packed[row] & Integer.MAX_VALUE;
      sums[row + 1] = sums[row] + count;
      squares += count * count;
    }
    unit = size == 0 ? 1 : squares / sums[size];
  }

  /** The weight of all rows. */
  double weight() {
    return sums[size] / unit;
  }

  /** The weight of the rows before an offset. */
  double before(long offset) {
    if (offset >= LONGEST) {
      return weight();
    }
    long key = offset << COUNT_BITS;
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (packed[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sums[low] / unit;
  }
}
