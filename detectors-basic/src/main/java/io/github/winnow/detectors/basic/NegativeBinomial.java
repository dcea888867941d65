package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Tails;

/**
 * Counts that are Poisson with a rate which is itself gamma distributed about the expected one:
 * readers come in cascades, and targets differ.
 */
final class NegativeBinomial {
  private NegativeBinomial() {}

  /**
   * The logarithm of P(X ≥ x), 0 where x is not above the mean.
   *
   * @param mean above 0
   * @param shape of the gamma distribution; the larger, the closer to Poisson; less than 1 is 1
   * @param x what was counted
   */
  static double logUpper(double mean, double shape, double x) {
    if (x <= mean) {
      return 0;
    }
    double k = Math.max(1, shape);
    return Tails.logBinomialUpper(x + k - 1, mean / (mean + k), x);
  }

  /** The logarithm of P(X ≤ x), 0 where x is not below the mean. */
  static double logLower(double mean, double shape, double x) {
    if (x >= mean) {
      return 0;
    }
    double k = Math.max(1, shape);
    return Tails.logBinomialUpper(x + k, k / (mean + k), k);
  }
}
