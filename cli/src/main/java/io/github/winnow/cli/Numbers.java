package io.github.winnow.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people. The same on every Java. */
final class Numbers {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double CLOSE = 1e-6;

  private Numbers() {}

  /** Three digits, without exponent and trailing zeros. */
  static String short3(double x) {
    double size = Math.abs(x);
    if (size >= 0.1 && size < 100) { // as weights are, which are written by the million
      int digits = size < 1 ? 3 : size < 10 ? 2 : 1;
      double scaled = x * (size < 1 ? 1000 : size < 10 ? 100 : 10);
      double whole = Math.rint(scaled);
      if (0.5 - Math.abs(scaled - whole) > CLOSE) {
        return plain(BigDecimal.valueOf((long) whole, digits));
      }
    }
    return x == 0 ? "0" : plain(new BigDecimal(x).round(THREE));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** With a fixed number of digits behind the point. */
  static String fixed(double x, int digits) {
    return new BigDecimal(x).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
