package io.github.winnow.evidence;

/**
 * One thing that a detector reported, as numbers and as a sentence.
 *
 * @param statistic what was reported
 * @param weight the weight of evidence it claims: natural logarithm of ½p^(−½), at least 0, never
 *     beyond the calibration's resolution; 0 for a rule and for what is not calibrated at all
 * @param calibrated whether the weight rests on a calibration for this action
 * @param value the statistic's value
 * @param observed what was seen
 * @param expected what was to be expected
 */
public record Reason(
    StatisticInfo statistic,
    double weight,
    boolean calibrated,
    double value,
    double observed,
    double expected) {
  /**
   * The reason as a sentence.
   *
   * @return the statistic's message with its numbers filled in
   */
  public String sentence() {
    return statistic
        .message()
        .replace("{value}", ThreeDigits.of(value))
        .replace("{observed}", ThreeDigits.of(observed))
        .replace("{expected}", ThreeDigits.of(expected));
  }

  /** The statistic's name and the sentence. */
  @Override
  public String toString() {
    return statistic.name() + ": " + sentence();
  }
}
