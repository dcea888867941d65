package io.github.winnow.spi;

/** Tail probabilities of null models, as natural logarithms, the same bits on every processor. */
public final class Tails {
  /*
   * The incomplete gamma and beta functions by series and continued fraction, whose steps grow with
   * the root of what was counted; past LARGE by their uniform normal approximation (N. M. Temme,
   * "The asymptotic expansion of the incomplete gamma functions", 1979), which errs by less the more
   * was counted. Both stand on deviances and on Stirling's formula with its error (C. Loader, "Fast
   * and accurate computation of binomial probabilities", 2000), since the logarithms of large
   * factorials would cancel.
   */
  private static final double LARGE = 1e6;
  private static final double RARE = 1e15;
  private static final double SMALL_DEVIATION = 1e-3;
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-13;
  private static final int MOST_STEPS = 10_000;
  private static final double LOG_2PI = StrictMath.log(2 * Math.PI);
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
   * <p>Error of the logarithm below 1e-9, or a 1e-11th of it where that is more, up to n = 1e7; from
   * there on below n times 1e-16. Cost: 200 ns to ten microseconds.
   *
   * @param n trials, at least 0
   * @param p 0 to 1
   * @param x successes
   * @return at most 0; negative infinity where x is beyond n; NaN where an argument is
   */
  public static double logBinomialUpper(double n, double p, double x) {
    if (Double.isNaN(n) || Double.isNaN(p) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < TINY || p >= 1) {
      return 0;
    }
    if (x > n || p <= 0 || x == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    return n == Double.POSITIVE_INFINITY ? 0 : logIncompleteBeta(p, x, n - x + 1);
  }

  /**
   * The logarithm of P(X ≥ x) for X Poisson with the given mean; x need not be whole, the regularised
   * incomplete gamma function P(x, mean) joins the whole ones.
   *
   * <p>Error of the logarithm below 1e-9, or a 1e-11th of it where that is more. Cost: 200 ns to ten
   * microseconds.
   *
   * @param mean above 0
   * @param x what was counted
   * @return at most 0; NaN where an argument is
   */
  public static double logPoissonUpper(double mean, double x) {
    if (Double.isNaN(mean) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x < TINY) {
      return 0;
    }
    if (mean <= 0 || x == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    return mean == Double.POSITIVE_INFINITY ? 0 : logIncompleteGamma(x, mean);
  }

  private static double logIncompleteGamma(double x, double mean) {
    double above = x - mean;
    double deviance = deviance(x, mean, above);
    if (x > LARGE) {
      double root = Math.sqrt(x);
      return logNearNormal(above, deviance, above / root, 1 / (3 * root));
    }
    double front = 0.5 * (StrictMath.log(x) - LOG_2PI) - deviance - stirlingError(x);
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
    double q = 1 - p;
    double n = a + b;
    double above = p < 0.5 ? a - n * p : n * q - b; // the smaller product is the more exact
    double deviance = Math.max(0, deviance(a, n * p, above) + deviance(b, n * q, -above));
    if (Math.min(a, b) > LARGE) {
      double variance = a / n * b;
      return logNearNormal(
          above, deviance, above / Math.sqrt(variance), (b - a) / n / (3 * Math.sqrt(variance)));
    }
    if (n > RARE) { // the rarer outcome is Poisson, and a fraction would cancel to nothing
      return a < b
          ? logIncompleteGamma(a, n * p)
          : StrictMath.log1p(-StrictMath.exp(logIncompleteGamma(b, n * q)));
    }
    double front = 0.5 * (StrictMath.log(a / n * b) - LOG_2PI)
        - deviance
        + stirlingError(n)
        - stirlingError(a)
        - stirlingError(b);
    if (p < (a + 1) / (n + 2)) {
      return Math.min(0, front + StrictMath.log(betaFraction(p, a, b) / a));
    }
    double lower = StrictMath.exp(front) * betaFraction(q, b, a) / b;
    return StrictMath.log1p(-Math.max(0, Math.min(lower, 1)));
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

  /**
   * The logarithm of an upper tail that is nearly normal: its signed root of twice the deviance is
   * taken for a normal deviate and corrected by how that differs from the usual one.
   */
  private static double logNearNormal(
      double above, double deviance, double deviate, double differenceAtMean) {
    if (deviance == Double.POSITIVE_INFINITY) {
      return above > 0 ? Double.NEGATIVE_INFINITY : 0;
    }
    double root = Math.copySign(Math.sqrt(2 * deviance), above);
    double difference =
        Math.abs(root) < SMALL_DEVIATION ? differenceAtMean : 1 / deviate - 1 / root;
    double logDensity = -0.5 * LOG_2PI - deviance;
    if (root >= 2) {
      return Math.min(0, logDensity + StrictMath.log(mills(root) + difference));
    }
    double density = StrictMath.exp(logDensity);
    if (root <= -2) {
      return StrictMath.log1p(-density * Math.max(0, mills(-root) - difference));
    }
    double inner = deviance == 0 ? 0 : StrictMath.exp(logIncompleteGamma(0.5, deviance));
    double upper = 0.5 * (1 - Math.copySign(inner, root)) + density * difference;
    return Math.min(0, StrictMath.log(upper));
  }

  /** Mills' ratio: the standard normal distribution's upper tail over its density; z at least 2. */
  private static double mills(double z) {
    return 0.5 * z * gammaFraction(0.5 * z * z, 0.5);
  }

  /** x ln(x/mean) + mean - x, without cancelling where x is near the mean. */
  private static double deviance(double x, double mean, double above) {
    if (Math.abs(above) > 0.1 * (x + mean)) {
      return x * (StrictMath.log(x) - StrictMath.log(mean)) - above;
    }
    double v = above / (x + mean);
    double sum = above * v;
    double term = 2 * x * v;
    for (int odd = 3; odd < MOST_STEPS; odd += 2) {
      term *= v * v;
      double next = sum + term / odd;
      if (next == sum) {
        break;
      }
      sum = next;
    }
    return sum;
  }

  /** By how much the logarithm of the gamma function exceeds Stirling's formula. */
  private static double stirlingError(double x) {
    if (x < 16) {
      return logGamma(x) - (x - 0.5) * StrictMath.log(x) + x - 0.5 * LOG_2PI;
    }
    double s = 1 / (x * x);
    double series = 1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188));
    return (1.0 / 12 - s * (1.0 / 360 - s * series)) / x;
  }

  /** Lanczos' approximation, g = 7, nine terms: relative error of the gamma function below 1e-13. */
  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * LOG_2PI + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
  }
}
