package io.github.winnow.testkit;

import java.util.stream.IntStream;

/** The area under the ROC curve, ties counted half. */
final class Auroc {
  private Auroc() {}

  /** How well the scores separate the labels, whichever way round: 0.5 to 1. */
  static double folded(double[] scores, boolean[] labels) {
    double a = of(scores, labels);
    return Math.max(a, 1 - a);
  }

  static double of(double[] scores, boolean[] labels) {
    double[] positive = sorted(scores, labels, true);
    double[] negative = sorted(scores, labels, false);
    if (positive.length == 0 || negative.length == 0) {
      return 0.5;
    }
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : positive) {
      while (below < negative.length && negative[below] < score) {
        below++;
      }
      while (notAbove < negative.length && negative[notAbove] <= score) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return wins / positive.length / negative.length;
  }

  private static double[] sorted(double[] scores, boolean[] labels, boolean label) {
    return IntStream.range(0, scores.length)
        .filter(i -> labels[i] == label)
        .mapToDouble(i -> scores[i])
        .sorted()
        .toArray();
  }
}
