package io.github.winnow.testkit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A classification tree of few levels over columns of numbers, split where the Gini impurity falls
 * most; thresholds are quantiles of the rows it learns from.
 */
final class SmallTree {
  private static final int BINS = 64;
  private static final int SMALLEST_LEAF = 40;

  private final double[][] columns;
  private final boolean[] labels;
  private final double[] scores;

  private SmallTree(double[][] columns, boolean[] labels) {
    this.columns = columns;
    this.labels = labels;
    scores = new double[labels.length];
  }

  /**
   * Learns from some rows and tells all of them how likely it holds them fabricated.
   *
   * @param columns a value for every row, per column
   * @param learned the rows to learn from
   */
  static double[] scores(double[][] columns, boolean[] labels, BitSet learned, int depth) {
    SmallTree tree = new SmallTree(columns, labels);
    BitSet all = new BitSet();
    all.set(0, labels.length);
    tree.grow(all, learned, depth);
    return tree.scores;
  }

  private void grow(BitSet rows, BitSet learned, int depth) {
    int[] mine = rows.stream().filter(learned::get).toArray();
    long positive = Arrays.stream(mine).filter(i -> labels[i]).count();
    @Nullable Split best = depth == 0 ? null : best(mine, positive);
    if (best == null) {
      double share = (positive + 0.5) / (mine.length + 1.0);
      rows.stream().forEach(i -> scores[i] = share);
      return;
    }
    BitSet low = new BitSet();
    double[] column = columns[best.column];
    rows.stream().filter(i -> column[i] <= best.threshold).forEach(low::set);
    BitSet high = (BitSet) rows.clone();
    high.andNot(low);
    grow(low, learned, depth - 1);
    grow(high, learned, depth - 1);
  }

  private record Split(int column, double threshold, double gain) {}

  private @Nullable Split best(int[] rows, long positive) {
    @Nullable Split best = null;
    for (int c = 0; c < columns.length; c++) {
      double[] column = columns[c];
      double[] sorted = Arrays.stream(rows).mapToDouble(i -> column[i]).sorted().toArray();
      double[] thresholds = thresholds(sorted);
      long[] n = new long[thresholds.length + 1];
      long[] k = new long[thresholds.length + 1];
      for (int i : rows) {
        int at = Arrays.binarySearch(thresholds, column[i]);
        int bin = at < 0 ? -at - 1 : at;
        n[bin]++;
        k[bin] += labels[i] ? 1 : 0;
      }
      long below = 0;
      long hits = 0;
      for (int t = 0; t < thresholds.length; t++) {
        below += n[t];
        hits += k[t];
        long above = rows.length - below;
        if (below >= SMALLEST_LEAF && above >= SMALLEST_LEAF) {
          long rest = positive - hits;
          double gain = (double) hits * hits / below + (double) rest * rest / above;
          if (best == null || gain > best.gain) {
            best = new Split(c, thresholds[t], gain);
          }
        }
      }
    }
    return best;
  }

  private static double[] thresholds(double[] sorted) {
    return IntStream.range(1, BINS)
        .mapToDouble(b -> sorted[(int) ((long) b * sorted.length / BINS)])
        .distinct()
        .toArray();
  }
}
