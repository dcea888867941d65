package io.github.winnow.spi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.LongFunction;

/**
 * Tail probabilities summed term by term, in forty decimal digits. The terms are taken relative to
 * that of the mode, and the sums relative to the sum of all, so nothing needs a factorial.
 */
final class ExactTails {
  private static final MathContext DIGITS = new MathContext(40);
  private static final double LN10 = StrictMath.log(10);

  private ExactTails() {}

  /** ln P(X >= x), X binomial. */
  static double logBinomialUpper(long n, double p, long x) {
    BigDecimal success = new BigDecimal(p);
    BigDecimal odds = success.divide(BigDecimal.ONE.subtract(success), DIGITS);
    long mode = Math.min(n, (long) ((n + 1) * p));
    return logUpper(
        mode,
        n,
        k -> odds.multiply(BigDecimal.valueOf(n - k), DIGITS)
            .divide(BigDecimal.valueOf(k + 1), DIGITS),
        x);
  }

  /** ln P(X >= x), X Poisson. */
  static double logPoissonUpper(double mean, long x) {
    BigDecimal m = new BigDecimal(mean);
    return logUpper(
        (long) mean, Long.MAX_VALUE, k -> m.divide(BigDecimal.valueOf(k + 1), DIGITS), x);
  }

  /** Sums from the mode up and down, by the ratio of a term's next to itself. */
  private static double logUpper(long mode, long most, LongFunction<BigDecimal> ratio, long x) {
    BigDecimal below = BigDecimal.ZERO;
    BigDecimal above = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (long k = mode; ; k++) {
      if (k < x) {
        below = below.add(term, DIGITS);
      } else {
        above = above.add(term, DIGITS);
      }
      if (k == most || (k >= x && isNothing(term, above))) {
        break;
      }
      term = term.multiply(ratio.apply(k), DIGITS);
    }
    term = BigDecimal.ONE;
    for (long k = mode - 1; k >= 0; k--) {
      term = term.divide(ratio.apply(k), DIGITS);
      if (k < x) {
        below = below.add(term, DIGITS);
        if (isNothing(term, below)) {
          break;
        }
      } else {
        above = above.add(term, DIGITS);
      }
    }
    BigDecimal all = below.add(above, DIGITS);
    return below.compareTo(above) < 0
        ? StrictMath.log1p(-below.divide(all, DIGITS).doubleValue())
        : log(above.divide(all, DIGITS));
  }

  private static boolean isNothing(BigDecimal term, BigDecimal sum) {
    return term.compareTo(sum.movePointLeft(30)) < 0;
  }

  private static double log(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    return exponent * LN10 + StrictMath.log(x.movePointLeft(exponent).doubleValue());
  }
}
