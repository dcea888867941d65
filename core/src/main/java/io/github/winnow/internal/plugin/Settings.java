package io.github.winnow.internal.plugin;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of an engine's detectors: {@code detector.parameter} to text. Remembers what was
 * asked for, so that a key nobody reads is noticed. One thread, at an engine's start.
 */
public final class Settings {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1000};
  private static final String[] UNIT_NAMES = {"d", "h", "m", "s"};
  private static final double LARGE = 1e15;

  private final Map<String, String> values;
  private final Set<String> asked = new TreeSet<>();

  /**
   * Settings.
   *
   * @param values by key
   */
  public Settings(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  Duration duration(String key, Duration byDefault, Duration least, Duration most) {
    String text = text(key);
    Duration value = text == null ? byDefault : parse(key, text);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw wrong(key, text == null ? value.toString() : text, "between " + least + " and " + most);
    }
    return value;
  }

  private static Duration parse(String key, String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long n = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(n);
        case "s" -> Duration.ofSeconds(n);
        case "m" -> Duration.ofMinutes(n);
        case "h" -> Duration.ofHours(n);
        default -> Duration.ofDays(n);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(key, text, "a duration such as 90s, 15m, 24h, 7d or PT1H30M");
    }
  }

  double number(String key, double byDefault, double least, double most) {
    String text = text(key);
    double value = byDefault;
    String allowed = "a number between " + least + " and " + most;
    if (text != null) {
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw wrong(key, text, allowed);
      }
    }
    if (!(value >= least && value <= most)) {
      throw wrong(key, text == null ? Double.toString(value) : text, allowed);
    }
    return value;
  }

  /** A duration in the text that is read as it. */
  static String text(Duration value) {
    long millis = value.toMillis();
    if (!value.equals(Duration.ofMillis(millis))) {
      return value.toString();
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (millis % UNITS[i] == 0 && millis >= UNITS[i]) {
        return millis / UNITS[i] + UNIT_NAMES[i];
      }
    }
    return millis + "ms";
  }

  /** A number in the text that is read as it. */
  static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private @Nullable String text(String key) {
    asked.add(key);
    return values.get(key);
  }

  private static IllegalArgumentException wrong(String key, String value, String allowed) {
    return new IllegalArgumentException(key + " must be " + allowed + ", but is " + value);
  }

  /**
   * Fails when a key was configured that no detector read.
   *
   * @param absent ids of detectors that are disabled, whose keys are let pass
   * @param anyRejected whether a detector was rejected, whose id may not be known: then keys of
   *     detectors that are not at work are let pass
   * @return the keys that were let pass
   */
  public Set<String> checkAllRead(Set<String> absent, boolean anyRejected) {
    Set<String> passed = new TreeSet<>();
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        String detector = key.substring(0, Math.max(0, key.indexOf('.')));
        boolean atWork = asked.stream().anyMatch(k -> k.startsWith(detector + "."));
        if (!absent.contains(detector) && (atWork || !anyRejected)) {
          throw new IllegalArgumentException(
              "no detector reads the setting " + key + "; known are " + asked);
        }
        passed.add(key);
      }
    }
    return passed;
  }
}
