package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * How much likelier an account's acts are if a share of them is a group's: for each of five shares π
 * from 1/10 to 9/10 the logarithm of Π (1 − π + π r), r being how much likelier the group would have
 * chosen an act than the account itself. Acts of one visit are not independent: together they have
 * their geometric mean. Reused; not thread-safe.
 */
final class Shares {
  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9};

  /** Products of so many factors may leave the range, so their logarithms are taken before. */
  private static final int FACTORS = 8;

  private final double[] sum = new double[SHARES.length];
  private final double[] product = new double[SHARES.length];
  private int factors;

  /** Begins with another account. */
  void clear() {
    Arrays.fill(sum, 0);
    Arrays.fill(product, 1);
    factors = 0;
  }

  /** Adds one of so many acts of a visit. */
  void add(double ratio, int acts) {
    for (int s = 0; s < SHARES.length; s++) {
      double factor = 1 - SHARES[s] + SHARES[s] * ratio;
      if (acts == 1) {
        product[s] *= factor;
      } else {
        sum[s] += StrictMath.log(factor) / acts;
      }
    }
    if (acts == 1 && ++factors == FACTORS) {
      settle();
    }
  }

  private void settle() {
    for (int s = 0; s < SHARES.length; s++) {
      sum[s] += StrictMath.log(product[s]);
    }
    Arrays.fill(product, 1);
    factors = 0;
  }

  /** The logarithm of the mean over the shares. */
  double logMean() {
    settle();
    double most = Double.NEGATIVE_INFINITY;
    for (double one : sum) {
      most = Math.max(most, one);
    }
    double mean = 0;
    for (double one : sum) {
      mean += StrictMath.exp(one - most) / sum.length;
    }
    return most + StrictMath.log(mean);
  }
}
