package io.github.winnow.evidence;

import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.Locale;
import java.util.Map;

/**
 * One statistic of one detector, as it was declared.
 *
 * @param detector the detector's id
 * @param version the detector's version
 * @param settings the detector's parameters that are not at their defaults, {@code name=value} with
 *     commas between; a calibration learned with others does not speak for it
 * @param statistic the statistic's id
 * @param kind how it is judged
 * @param family the family of evidence, as the host assigns it
 * @param subject what it speaks about
 * @param trafficClass the class of invalid traffic it speaks for
 * @param effect what it may do where it is a rule; {@link Effect#HOLD} for the others
 * @param message its sentence in English, with places for numbers
 * @param translations the same in other languages, by their ISO 639 codes
 */
public record StatisticInfo(
    String detector,
    int version,
    String settings,
    String statistic,
    Kind kind,
    Family family,
    Subject subject,
    TrafficClass trafficClass,
    Effect effect,
    String message,
    Map<String, String> translations) {

  /**
   * A statistic.
   *
   * @param detector the detector's id
   * @param version the detector's version
   * @param settings its parameters that are not at their defaults
   * @param statistic the statistic's id
   * @param kind how it is judged
   * @param family the family of evidence
   * @param subject what it speaks about
   * @param trafficClass the class it speaks for
   * @param effect what it may do where it is a rule
   * @param message its sentence in English
   * @param translations the same in other languages
   */
  public StatisticInfo {
    translations = Map.copyOf(translations);
  }

  /**
   * A statistic that speaks English alone.
   *
   * @param detector the detector's id
   * @param version the detector's version
   * @param settings its parameters that are not at their defaults
   * @param statistic the statistic's id
   * @param kind how it is judged
   * @param family the family of evidence
   * @param subject what it speaks about
   * @param trafficClass the class it speaks for
   * @param effect what it may do where it is a rule
   * @param message its sentence
   */
  public StatisticInfo(
      String detector,
      int version,
      String settings,
      String statistic,
      Kind kind,
      Family family,
      Subject subject,
      TrafficClass trafficClass,
      Effect effect,
      String message) {
    this(
        detector,
        version,
        settings,
        statistic,
        kind,
        family,
        subject,
        trafficClass,
        effect,
        message,
        Map.of());
  }

  /** How a statistic is judged. */
  public enum Kind {
    /** Large values are suspicious. */
    UPPER_TAIL,
    /** Small values are suspicious. */
    LOWER_TAIL,
    /** The logarithm of a nominal p. */
    LOG_P_VALUE,
    /** A group of accounts, whose strength is compared with that of decoys. */
    GROUP,
    /** It applies or it doesn't. */
    RULE
  }

  /**
   * The same under other settings.
   *
   * @param inForce the settings
   * @return a statistic
   */
  public StatisticInfo withSettings(String inForce) {
    return new StatisticInfo(
        detector,
        version,
        inForce,
        statistic,
        kind,
        family,
        subject,
        trafficClass,
        effect,
        message,
        translations);
  }

  /**
   * Its sentence in a language.
   *
   * @param language whose {@link Locale#getLanguage} counts
   * @return with places for numbers; in English where there is none in that language
   */
  public String message(Locale language) {
    return translations.getOrDefault(language.getLanguage(), message);
  }

  /**
   * The stable name that stands in reasons.
   *
   * @return {@code detector/statistic}
   */
  public String name() {
    return detector + "/" + statistic;
  }

  /**
   * A value turned so that larger is more suspicious.
   *
   * @param value a value as the detector reports it
   * @return the value, or its negative for a lower tail and for a logarithm of p
   */
  public double severity(double value) {
    return kind == Kind.UPPER_TAIL ? value : -value;
  }
}
