package io.github.winnow.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people. The same on every Java. */
final class Numbers {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  private Numbers() {}

  /** Three digits, without exponent and trailing zeros. */
  static String short3(double x) {
    return x == 0 ? "0" : new BigDecimal(x).round(THREE).stripTrailingZeros().toPlainString();
  }

  /** With a fixed number of digits behind the point. */
  static String fixed(double x, int digits) {
    return new BigDecimal(x).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
