package io.github.winnow.evidence;

import io.github.winnow.internal.math.Elementary;
import java.util.Arrays;

/**
 * Fits the monotone map from score to the logarithm of the likelihood ratio on labelled scores:
 * isotonic regression by pooling adjacent violators (Barlow et al., 1972) over bins of equal count,
 * each with half an engagement of either kind added, so that no ratio is infinite.
 */
final class Odds {
  private static final int BINS = 200;
  private static final int FEWEST_OF_EITHER = 50;

  private final Sample genuine = new Sample(1);
  private final Sample fabricated = new Sample(2);
  private double[] scores = {};
  private double[] logs = {};

  void add(double score, boolean isFabricated) {
    (isFabricated ? fabricated : genuine).add(score);
  }

  double[] scores() {
    return scores;
  }

  double[] logs() {
    return logs;
  }

  /** Fits; false when there are too few of either kind. */
  boolean fit() {
    double[] g = genuine.values();
    double[] f = fabricated.values();
    if (g.length < FEWEST_OF_EITHER || f.length < FEWEST_OF_EITHER) {
      return false;
    }
    Arrays.sort(g);
    Arrays.sort(f);
    double[] edges = edges(g, f);
    int bins = edges.length;
    double[] of = new double[bins];
    double[] og = new double[bins];
    double[] at = new double[bins];
    int blocks = 0;
    for (int i = 0; i < bins; i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : edges[i - 1];
      of[blocks] = between(f, from, edges[i]);
      og[blocks] = between(g, from, edges[i]);
      at[blocks] = edges[i];
      blocks++;
      while (blocks > 1 && ratio(of, og, blocks - 2) >= ratio(of, og, blocks - 1)) {
        of[blocks - 2] += of[blocks - 1];
        og[blocks - 2] += og[blocks - 1];
        at[blocks - 2] = at[blocks - 1];
        blocks--;
      }
    }
    scores = new double[blocks];
    logs = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      scores[i] = Tail.written(at[i]);
      double lf = Elementary.log((of[i] + 0.5) / (f.length + 1));
      double lg = Elementary.log((og[i] + 0.5) / (g.length + 1));
      logs[i] = Tail.written(lf - lg);
    }
    return true;
  }

  private static double ratio(double[] of, double[] og, int block) {
    return (of[block] + 0.5) / (og[block] + 0.5);
  }

  /** Right edges: quantiles of either kind, so that both tails are resolved; the last is the end. */
  private static double[] edges(double[] g, double[] f) {
    double[] edges = new double[2 * BINS];
    for (int i = 0; i < BINS; i++) {
      edges[2 * i] = quantile(g, i + 1);
      edges[2 * i + 1] = quantile(f, i + 1);
    }
    return Arrays.stream(edges).sorted().distinct().toArray();
  }

  private static double quantile(double[] sorted, int bin) {
    return sorted[Math.max(0, (int) ((long) bin * sorted.length / BINS) - 1)];
  }

  /** How many values lie above one edge and up to another. */
  private static int between(double[] sorted, double above, double upTo) {
    return countUpTo(sorted, upTo) - countUpTo(sorted, above);
  }

  private static int countUpTo(double[] sorted, double x) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
