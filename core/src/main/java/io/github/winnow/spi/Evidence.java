package io.github.winnow.spi;

/**
 * Takes what a detector reports about one engagement. A statistic that is not reported is silent,
 * and silence weighs nothing. A value that is not a number counts as silence.
 *
 * <p>Reporting allocates nothing. When a statistic is reported twice for one engagement, the last
 * report holds.
 */
public interface Evidence {
  /**
   * Reports a statistic.
   *
   * @param statistic one of the detector's own
   * @param value the statistic's value; for {@link DetectorSetup#logPValue} the natural logarithm of
   *     p, at most 0
   * @param observed what was seen, in the unit of the message
   * @param expected what was to be expected, in the same unit; its order of magnitude also chooses
   *     the size class of the calibration
   */
  void report(Statistic statistic, double value, double observed, double expected);

  /**
   * Reports that a rule applies.
   *
   * @param rule one of the detector's own rules
   */
  void report(Statistic rule);
}
