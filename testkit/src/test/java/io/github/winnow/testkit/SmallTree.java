package io.github.winnow.testkit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A classification tree of few levels over columns of numbers, split where the Gini impurity falls
 * most; thresholds are quantiles of all rows.
 */
final class SmallTree {
  private static final int BINS = 256;
  private static final int SMALLEST_LEAF = 40;

  private final short[][] columns;
  private final boolean[] labels;
  private final double[] scores;

  private SmallTree(short[][] columns, boolean[] labels) {
    this.columns = columns;
    this.labels = labels;
    scores = new double[labels.length];
  }

  /**
   * Learns from some rows and tells all of them how likely it holds them fabricated.
   *
   * @param columns a bin for every row, per column, see {@link #binned}
   * @param learned the rows to learn from
   */
  static double[] scores(short[][] columns, boolean[] labels, BitSet learned, int depth) {
    SmallTree tree = new SmallTree(columns, labels);
    tree.grow(IntStream.range(0, labels.length).toArray(), learned, depth);
    return tree.scores;
  }

  /** The number of the quantile into which each value falls. */
  static short[] binned(double[] column) {
    double[] sorted = column.clone();
    Arrays.sort(sorted);
    double[] thresholds = IntStream.range(1, BINS)
        .mapToDouble(b -> sorted[(int) ((long) b * sorted.length / BINS)])
        .distinct()
        .toArray();
    short[] bins = new short[column.length];
    for (int i = 0; i < bins.length; i++) {
      int at = Arrays.binarySearch(thresholds, column[i]);
      bins[i] = (short) (at < 0 ? -at - 1 : at);
    }
    return bins;
  }

  private void grow(int[] rows, BitSet learned, int depth) {
    int[] mine = Arrays.stream(rows).filter(learned::get).toArray();
    long positive = Arrays.stream(mine).filter(i -> labels[i]).count();
    @Nullable Split best = depth == 0 ? null : best(mine, positive);
    if (best == null) {
      double share = (positive + 0.5) / (mine.length + 1.0);
      for (int i : rows) {
        scores[i] = share;
      }
      return;
    }
    short[] column = columns[best.column];
    grow(Arrays.stream(rows).filter(i -> column[i] <= best.bin).toArray(), learned, depth - 1);
    grow(Arrays.stream(rows).filter(i -> column[i] > best.bin).toArray(), learned, depth - 1);
  }

  private record Split(int column, int bin, double gain) {}

  private @Nullable Split best(int[] rows, long positive) {
    @Nullable Split best = null;
    for (int c = 0; c < columns.length; c++) {
      short[] column = columns[c];
      long[] n = new long[BINS];
      long[] k = new long[BINS];
      for (int i : rows) {
        n[column[i]]++;
        k[column[i]] += labels[i] ? 1 : 0;
      }
      long below = 0;
      long hits = 0;
      for (int bin = 0; bin < BINS - 1; bin++) {
        below += n[bin];
        hits += k[bin];
        long above = rows.length - below;
        if (n[bin] > 0 && below >= SMALLEST_LEAF && above >= SMALLEST_LEAF) {
          long rest = positive - hits;
          double gain = (double) hits * hits / below + (double) rest * rest / above;
          if (best == null || gain > best.gain) {
            best = new Split(c, bin, gain);
          }
        }
      }
    }
    return best;
  }
}
