package io.github.winnow.internal.audit;

import java.util.Arrays;

/**
 * The q-values of groups by competition with decoys (target–decoy, as in proteomics): of a group of
 * strength s, (1 + groups of decoys at least as strong) ÷ (decoys × real groups at least as strong),
 * or that of a weaker one where it is smaller. At most 1.
 */
final class Significance {
  /** With twenty decoys a single group can reach a q-value of 0.05. */
  static final int DECOYS = 20;

  private Significance() {}

  /** The q-value of each group. */
  static double[] qValues(double[] real, double[] decoy) {
    double[] sortedDecoy = decoy.clone();
    Arrays.sort(sortedDecoy);
    Integer[] weakestFirst = new Integer[real.length];
    Arrays.setAll(weakestFirst, i -> i);
    Arrays.sort(weakestFirst, (a, b) -> Double.compare(real[a], real[b]));
    double[] q = new double[real.length];
    double least = 1;
    int first = 0; // of the groups that are as strong
    int weaker = 0; // groups of decoys
    for (int i = 0; i < real.length; i++) {
      double strength = real[weakestFirst[i]];
      if (strength != real[weakestFirst[first]]) {
        first = i;
      }
      while (weaker < sortedDecoy.length && sortedDecoy[weaker] < strength) {
        weaker++;
      }
      double falseOnes = (1.0 + (sortedDecoy.length - weaker)) / DECOYS;
      least = Math.min(least, falseOnes / (real.length - first));
      q[weakestFirst[i]] = least;
    }
    return q;
  }
}
