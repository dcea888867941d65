package io.github.winnow.evidence;

import java.util.Locale;

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
   * The reason as a sentence, in English.
   *
   * @return the statistic's message with its numbers filled in
   */
  public String sentence() {
    return sentence(Locale.ENGLISH);
  }

  /**
   * The reason as a sentence. Does not depend on the default locale.
   *
   * @param language English, or Chinese as far as the detector has it (the bundled ones do)
   * @return the statistic's message in that language with its numbers filled in; in English where
   *     there is none
   */
  public String sentence(Locale language) {
    return statistic
        .message(language)
        .replace("{value}", number(value, language))
        .replace("{observed}", number(observed, language))
        .replace("{expected}", number(expected, language));
  }

  private static String number(double x, Locale language) {
    boolean isChinese = language.getLanguage().equals("zh");
    return !Double.isFinite(x) && isChinese ? "未知" : ThreeDigits.of(x);
  }

  /** The statistic's name and the sentence. */
  @Override
  public String toString() {
    return statistic.name() + ": " + sentence();
  }
}
