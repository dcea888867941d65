package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Tails;

/**
 * How many of a target's engagements show something, beside how many of its publisher's others do.
 * Their share there, π = (s + 1)/(a + 2), is what is expected here.
 *
 * @param shown how many of the target's show it
 * @param all of how many
 * @param othersShown how many of the others' show it
 * @param others of how many
 */
record Shares(double shown, double all, double othersShown, double others) {
  /** How many of the target's were to be expected to show it. */
  double expected() {
    return all * share();
  }

  private double share() {
    return (othersShown + 1) / (others + 2);
  }

  /**
   * The logarithm of P[Bin(n, π) ≥ nx], x being the target's share and 1/n = 1/own + 1/others +
   * 1/cascades: engagements in cascades are worth no more than so many independent ones.
   */
  double logUpper(double cascades) {
    double n = size(cascades);
    return Math.min(0, Tails.logBinomialUpper(n, share(), n * (shown / all)));
  }

  private double size(double cascades) {
    return 1 / (1 / all + 1 / others + 1 / cascades);
  }
}
