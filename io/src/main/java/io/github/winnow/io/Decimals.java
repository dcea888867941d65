package io.github.winnow.io;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes: the common ones by hand, exactly, the others by {@link
 * Double#parseDouble} after their grammar was checked. Stateless.
 *
 * <p>By hand: up to 15 digits make a whole number that a double holds exactly, and dividing it by a
 * power of ten, which a double holds too, rounds once (Clinger 1990).
 */
final class Decimals {
  /** What {@link #parseLong} gives for what is no whole number. */
  static final long NO_LONG = Long.MIN_VALUE;

  private static final int LONGEST = 64;
  private static final int EXACT_DIGITS = 15;
  private static final int LONG_DIGITS = 18;
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Decimals() {}

  /** A whole number of up to 18 digits, also as {@code 12.0}; else {@link #NO_LONG}. */
  static long parseLong(Cell cell) {
    return parseLong(cell.bytes, cell.from, cell.to);
  }

  static long parseLong(byte[] b, int from, int to) {
    int i = from;
    boolean negative = i < to && b[i] == '-';
    if (negative || (i < to && b[i] == '+')) {
      i++;
    }
    int first = i;
    long value = 0;
    while (i < to && isDigit(b[i]) && i - first < LONG_DIGITS) {
      value = 10 * value + (b[i++] - '0');
    }
    if (i == first || !isZeroFraction(b, i, to)) {
      return NO_LONG;
    }
    return negative ? -value : value;
  }

  // Tables with a gap in a whole-number column are often written with all numbers as 12.0.
  private static boolean isZeroFraction(byte[] b, int from, int to) {
    if (from == to) {
      return true;
    }
    if (b[from] != '.' || from + 1 == to) {
      return false;
    }
    for (int i = from + 1; i < to; i++) {
      if (b[i] != '0') {
        return false;
      }
    }
    return true;
  }

  /** A decimal number; NaN for anything else, infinite where it is too large for a double. */
  static double parseDouble(Cell cell) {
    byte[] b = cell.bytes;
    int i = cell.from;
    long value = 0;
    int digits = 0;
    int point = -1;
    while (i < cell.to && digits <= EXACT_DIGITS) {
      if (isDigit(b[i])) {
        value = 10 * value + (b[i] - '0');
        digits++;
      } else if (b[i] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
      i++;
    }
    if (i == cell.to && digits > 0 && digits <= EXACT_DIGITS) {
      return point < 0 ? value : value / TENS[digits - point];
    }
    if (cell.length() > LONGEST) {
      return Double.NaN;
    }
    String text = new String(b, cell.from, cell.length(), StandardCharsets.ISO_8859_1);
    return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
  }

  /** Whether the text is a decimal number, with a sign, point and exponent or without. */
  static boolean isNumber(String s) {
    int n = s.length();
    int i = n > 0 && (s.charAt(0) == '-' || s.charAt(0) == '+') ? 1 : 0;
    int whole = digitsEnd(s, i);
    int end = whole;
    if (end < n && s.charAt(end) == '.') {
      end = digitsEnd(s, end + 1);
    }
    boolean hasDigits = whole > i || end > whole + 1;
    if (hasDigits && end < n && (s.charAt(end) == 'e' || s.charAt(end) == 'E')) {
      int sign = end + 1;
      if (sign < n && (s.charAt(sign) == '-' || s.charAt(sign) == '+')) {
        sign++;
      }
      end = digitsEnd(s, sign);
      hasDigits = end > sign;
    }
    return hasDigits && end == n;
  }

  private static int digitsEnd(String s, int from) {
    int i = from;
    while (i < s.length() && isDigit((byte) Math.min(s.charAt(i), 127))) {
      i++;
    }
    return i;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
