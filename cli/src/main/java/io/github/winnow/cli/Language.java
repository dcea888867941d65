package io.github.winnow.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The languages in which reasons are given. Names and all else are in English. */
enum Language {
  /** What is written where nothing else is asked for. */
  ENGLISH(
      Locale.ENGLISH,
      " (a rule)",
      " (weight {weight})",
      " (weight {weight}, not calibrated)",
      ", weight {weight} on average",
      "against {times} of {events} engagements",
      " (not calibrated for this action)",
      "rule"),
  /** Simplified Chinese. */
  CHINESE(
      Locale.CHINESE,
      "（规则）",
      "（权重 {weight}）",
      "（权重 {weight}，未校准）",
      "，平均权重 {weight}",
      "涉及 {events} 次互动中的 {times} 次",
      "（对此动作未校准）",
      "规则");

  private final Locale locale;
  private final String against;
  private final String open;
  private final String ruleWord;
  private final String rule;
  private final String weighed;
  private final String uncalibrated;
  private final String onAverage;

  Language(
      Locale locale,
      String rule,
      String weighed,
      String uncalibrated,
      String onAverage,
      String against,
      String open,
      String ruleWord) {
    this.locale = locale;
    this.against = against;
    this.open = open;
    this.ruleWord = ruleWord;
    this.rule = rule;
    this.weighed = weighed;
    this.uncalibrated = uncalibrated;
    this.onAverage = onAverage;
  }

  Locale locale() {
    return locale;
  }

  /** How a reason ends, with a place for its weight. */
  String ending(Ending ending) {
    return switch (ending) {
      case RULE -> rule;
      case WEIGHED -> weighed;
      case UNCALIBRATED -> uncalibrated;
      case ON_AVERAGE -> onAverage;
    };
  }

  /** What a statistic is said to have done to an account, of how many engagements. */
  String against() {
    return against;
  }

  /** Said of what is not calibrated, where its weight stands elsewhere. */
  String open() {
    return open;
  }

  /** Said in the place of a rule's weight. */
  String ruleWord() {
    return ruleWord;
  }

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      for (Language language : values()) {
        if (language.locale.getLanguage().equals(text)) {
          return language;
        }
      }
      throw new TypeConversionException(Arrays.stream(values())
              .map(language -> language.locale.getLanguage())
              .collect(Collectors.joining(" or "))
          + " is needed, not " + Failure.shown(text));
    }
  }
}
