package io.github.winnow.detectors.graph;

/**
 * The logarithm of the likelihood ratio of a Poisson count against its expectation, in favour of
 * more: s ln(s/e) − (s − e), and 0 where s ≤ e.
 */
final class Surprise {
  private Surprise() {}

  static double of(double observed, double expected) {
    if (observed <= expected) {
      return 0;
    }
    return observed * StrictMath.log(observed / expected) - (observed - expected);
  }

  /** The largest expectation under which a count is at least so surprising; by bisection. */
  static double mostExpected(double observed, double surprise) {
    double low = 0;
    double high = observed;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (middle > 0 && of(observed, middle) < surprise) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }
}
