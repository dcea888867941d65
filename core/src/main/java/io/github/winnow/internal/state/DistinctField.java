package io.github.winnow.internal.state;

import io.github.winnow.internal.math.Elementary;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Observation;

/**
 * Eight longs: a multiresolution bitmap of four words for the half window at hand, then one for the
 * half before. A value goes to word 0 with probability 3/4, to word 1 with 3/16, to word 2 with 3/64
 * and to word 3 with 1/64; the estimate sums the linear-counting estimates of the words from the
 * first that is not full, and scales by their share. Where that word is nearly full, the estimate is
 * mixed with that of the words after it, so that its error does not jump. The row's time says which
 * halves they are.
 */
final class DistinctField extends Field implements DistinctCount {
  /** A window is covered by the half at hand and the half before. */
  static final int HALVES = 2;

  private static final int WORDS = 4;
  private static final int BITS = 64;

  /** From here on a word fills up, and tells less and less. */
  private static final int FILLING = 52;

  private static final double[] SCALE = {1, 4, 16, 64};
  private static final double[] LINEAR = new double[BITS + 1];
  private static final double[] TRUST = new double[BITS + 1];

  static {
    for (int set = 1; set < BITS; set++) {
      LINEAR[set] = -BITS * Elementary.log(1 - set / (double) BITS);
    }
    LINEAR[BITS] = LINEAR[BITS - 1] + BITS;
    for (int set = 0; set <= BITS; set++) {
      TRUST[set] = Math.min(1, (BITS - set) / (double) (BITS - FILLING));
    }
  }

  private final Grid grid;
  private final int dimension;

  DistinctField(String signature, int dimension, long windowMillis) {
    super(signature, HALVES * WORDS);
    this.dimension = dimension;
    grid = new Grid(windowMillis / HALVES);
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    long newest = grid.cellOf(step.latest, step.key);
    if (!step.first) {
      shift(cells, at, newest - grid.cellOf(step.before, step.key));
    }
    long hash = reading.dimension(dimension);
    long age = step.isLate() ? newest - grid.cellOf(step.time, step.key) : 0;
    if (hash != 0 && age <= 1) {
      int word = Math.min(WORDS - 1, Long.numberOfLeadingZeros(hash) >> 1);
      cells[at + (int) age * WORDS + word] |= 1L << (hash & (BITS - 1));
    }
  }

  private static void shift(long[] cells, int at, long halves) {
    if (halves > 0) {
      for (int i = 0; i < WORDS; i++) {
        cells[at + WORDS + i] = halves == 1 ? cells[at + i] : 0;
        cells[at + i] = 0;
      }
    }
  }

  @Override
  public double estimate(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    if (at < 0) {
      return 0;
    }
    double sum = 0;
    double estimate = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
      int set = Long.bitCount(reading.cell(at + i) | reading.cell(at + WORDS + i));
      double trust = i == WORDS - 1 ? 1 : TRUST[set];
      if (trust == 0) {
        break;
      }
      sum += LINEAR[set];
      estimate += trust * (sum * SCALE[i] - estimate);
    }
    return estimate;
  }
}
