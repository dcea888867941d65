package io.github.winnow.spi;

/** Tail probabilities of null models, as natural logarithms, the same bits on every processor. */
public final class Tails {
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-13;
  private static final int MOST_STEPS = 10_000;
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private Tails() {}

  /**
   * The logarithm of P(X ≥ x) for X binomial with n trials of probability p; n and x need not be
   * whole, the regularised incomplete beta function I_p(x, n − x + 1) joins the whole ones.
   *
   * <p>Absolute error of the logarithm below 1e-9. Cost: 200 ns to some microseconds.
   *
   * @param n trials, at least 0
   * @param p 0 to 1
   * @param x successes
   * @return at most 0; negative infinity where x is beyond n
   */
  public static double logBinomialUpper(double n, double p, double x) {
    if (!(x > 0) || p >= 1) {
      return 0;
    }
    if (x > n || p <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return logIncompleteBeta(p, x, n - x + 1);
  }

  /**
   * The logarithm of P(X ≥ x) for X Poisson with the given mean; x need not be whole, the regularised
   * incomplete gamma function P(x, mean) joins the whole ones.
   *
   * <p>Absolute error of the logarithm below 1e-9. Cost: 200 ns to some microseconds.
   *
   * @param mean above 0
   * @param x what was counted
   * @return at most 0
   */
  public static double logPoissonUpper(double mean, double x) {
    if (!(x > 0)) {
      return 0;
    }
    if (!(mean > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double front = x * StrictMath.log(mean) - mean - logGamma(x);
    if (mean < x + 1) {
      double term = 1 / x;
      double sum = term;
      for (int i = 1; i < MOST_STEPS && term > sum * ENOUGH; i++) {
        term *= mean / (x + i);
        sum += term;
      }
      return Math.min(0, front + StrictMath.log(sum));
    }
    double upper = StrictMath.exp(front) * gammaFraction(mean, x);
    return StrictMath.log1p(-Math.min(upper, 1));
  }

  /** Continued fraction of the upper incomplete gamma function (modified Lentz). */
  private static double gammaFraction(double mean, double x) {
    double b = mean + 1 - x;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < MOST_STEPS; i++) {
      double a = -i * (i - x);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < ENOUGH) {
        break;
      }
    }
    return h;
  }

  private static double logIncompleteBeta(double p, double a, double b) {
    double front = logGamma(a + b)
        - logGamma(a)
        - logGamma(b)
        + a * StrictMath.log(p)
        + b * StrictMath.log1p(-p);
    if (p < (a + 1) / (a + b + 2)) {
      return Math.min(0, front + StrictMath.log(betaFraction(p, a, b) / a));
    }
    double lower = StrictMath.exp(front) * betaFraction(1 - p, b, a) / b;
    return StrictMath.log1p(-Math.min(lower, 1));
  }

  /** Continued fraction of the incomplete beta function (modified Lentz; DLMF 8.17.22). */
  private static double betaFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MOST_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < ENOUGH) {
        break;
      }
    }
    return h;
  }

  private static double nonZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  /** Lanczos' approximation, g = 7, nine terms: relative error of the gamma function below 1e-13. */
  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
