package io.github.winnow.evidence;

import java.util.Locale;

/**
 * The order of magnitude of what was to be expected. Null models err differently on large and small
 * numbers, so each class has a calibration of its own.
 */
public enum SizeClass {
  /** Less than 1 expected. */
  BELOW_1,
  /** From 1 to less than 10. */
  BELOW_10,
  /** From 10 to less than 100. */
  BELOW_100,
  /** From 100. */
  ABOVE_100,
  /** All classes together; stands in where a class has too little traffic of its own. */
  ALL;

  /**
   * The class of an expectation.
   *
   * @param expected what was to be expected
   * @return one of the four; the smallest for what is no number
   */
  public static SizeClass of(double expected) {
    if (expected >= 100) {
      return ABOVE_100;
    }
    if (expected >= 10) {
      return BELOW_100;
    }
    return expected >= 1 ? BELOW_10 : BELOW_1;
  }

  /**
   * The name that stands in a calibration file.
   *
   * @return lower case, with a hyphen
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
