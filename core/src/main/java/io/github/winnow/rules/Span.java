package io.github.winnow.rules;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time in one unit, as it was written. */
record Span(long number, char unit) {
  static final String ALLOWED = "a window from 1s to 400d, such as 90s, 15m, 24h or 7d";

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,7})([smhd])");
  private static final long LONGEST = 400L * 86_400;

  /** The span that a word stands for, or null. */
  static @Nullable Span of(String word) {
    Matcher form = FORM.matcher(word);
    if (!form.matches()) {
      return null;
    }
    Span span = new Span(Long.parseLong(form.group(1)), form.group(2).charAt(0));
    return span.seconds() <= LONGEST ? span : null;
  }

  private long seconds() {
    return number
        * switch (unit) {
          case 's' -> 1;
          case 'm' -> 60;
          case 'h' -> 3600;
          default -> 86_400;
        };
  }

  Duration duration() {
    return Duration.ofSeconds(seconds());
  }

  /** As people write it. */
  String spaced() {
    return number + " " + (unit == 'm' ? "min" : String.valueOf(unit));
  }

  /** As people write it in Chinese. */
  String chinese() {
    String name = switch (unit) {
      case 's' -> "秒";
      case 'm' -> "分钟";
      case 'h' -> "小时";
      default -> "天";
    };
    return number + " " + name;
  }

  @Override
  public String toString() {
    return "" + number + unit;
  }
}
