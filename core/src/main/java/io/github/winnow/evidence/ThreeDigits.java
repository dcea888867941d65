package io.github.winnow.evidence;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers for sentences: three digits, half away from zero, exactly as {@link BigDecimal} rounds
 * them. Sentences are written by the million, and a double's exact decimals are long; so the common
 * sizes are scaled to three digits first, and only what lies close to half way is settled by
 * BigDecimal.
 */
final class ThreeDigits {
  private static final MathContext THREE = new MathContext(3);
  private static final double PLAIN = 1e6;
  private static final double CLOSE = 1e-6;
  private static final double[] LEAST = {
    1e5, 1e4, 1e3, 1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 0
  };
  private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private ThreeDigits() {}

  static String of(double x) {
    if (!Double.isFinite(x)) {
      return "unknown";
    }
    double size = Math.abs(x);
    if (size < 1000 && size == (int) size) {
      return Integer.toString((int) x);
    }
    if (size >= PLAIN || size < 1 / PLAIN) {
      return exact(x).toString();
    }
    int scale = scale(size);
    double scaled = scale >= 0 ? size * TENS[scale] : size / TENS[-scale];
    double whole = Math.floor(scaled);
    double rest = scaled - whole;
    if (Math.abs(rest - 0.5) < CLOSE) {
      return exact(x).toPlainString();
    }
    long digits = (long) whole + (rest > 0.5 ? 1 : 0);
    return BigDecimal.valueOf(x < 0 ? -digits : digits, scale)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static BigDecimal exact(double x) {
    return new BigDecimal(x).round(THREE).stripTrailingZeros();
  }

  /** How many places to move the point so that three digits stand before it. */
  private static int scale(double size) {
    int at = 0;
    while (size < LEAST[at]) {
      at++;
    }
    return at - 3;
  }
}
