package io.github.winnow.rules;

import io.github.winnow.spi.Measure;
import org.jspecify.annotations.Nullable;

/** What a rule can add up. */
final class Amount {
  static final String WORDS = "one of dwell, completion or " + DimensionWord.ATTRIBUTE + "NAME";

  private static final int LONGEST = 18;
  private static final double[] TENS = new double[LONGEST];

  static {
    TENS[0] = 1;
    for (int i = 1; i < LONGEST; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private Amount() {}

  /** The measure of a word, or null. */
  static @Nullable Measure of(String word) {
    if (word.equals(Measure.DWELL.name())) {
      return Measure.DWELL;
    }
    if (word.equals(Measure.COMPLETION.name())) {
      return Measure.COMPLETION;
    }
    if (!DimensionWord.isAttribute(word)) {
      return null;
    }
    String name = word.substring(DimensionWord.ATTRIBUTE.length());
    return Measure.of(word, e -> number(e.attribute(name)));
  }

  /**
   * A number of at most 18 digits, with a point and a sign where it likes; NaN for any other text. By
   * hand, because what a client sends can be anything, and an exception for each costs.
   */
  static double number(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    boolean negative = text.startsWith("-");
    long digits = 0;
    int n = 0;
    int point = -1;
    for (int i = negative ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = n;
      } else if (c >= '0' && c <= '9' && ++n <= LONGEST) {
        digits = 10 * digits + c - '0';
      } else {
        return Double.NaN;
      }
    }
    if (n == 0 || point == 0 || point == n) {
      return Double.NaN;
    }
    double value = point < 0 ? digits : digits / TENS[n - point];
    return negative ? -value : value;
  }
}
