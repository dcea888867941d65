package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * How much likelier an account's acts are if a share of them is a group's: for each of five shares π
 * from 1/10 to 9/10 the logarithm of Π (1 − π + π r), r being how much likelier the group would have
 * chosen an act than the account itself. Acts of one sitting are not independent: their geometric
 * mean counts as often as it is said to. Reused; not thread-safe.
 */
final class Shares {
  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9};

  /** Products of so many factors may leave the range, so their logarithms are taken before. */
  private static final int FACTORS = 8;

  private final double[] sum = new double[SHARES.length];
  private final double[] product = new double[SHARES.length];
  private final double[] carried = new double[SHARES.length];
  private int acts;

  /** Begins with another account. */
  void clear() {
    Arrays.fill(sum, 0);
    begin();
  }

  private void begin() {
    Arrays.fill(product, 1);
    Arrays.fill(carried, 0);
    acts = 0;
  }

  /** Adds an act to the sitting at hand. */
  void add(double ratio) {
    for (int s = 0; s < SHARES.length; s++) {
      product[s] *= 1 - SHARES[s] + SHARES[s] * ratio;
    }
    if (++acts % FACTORS == 0) {
      for (int s = 0; s < SHARES.length; s++) {
        carried[s] += StrictMath.log(product[s]);
        product[s] = 1;
      }
    }
  }

  /** Ends a sitting of one act or more, whose mean counts so many times. */
  void end(int times) {
    for (int s = 0; s < SHARES.length; s++) {
      sum[s] += (StrictMath.log(product[s]) + carried[s]) * times / acts;
    }
    begin();
  }

  /** The logarithm of the mean over the shares. */
  double logMean() {
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
