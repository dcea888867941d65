package io.github.winnow.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people, in UTC. */
final class Times {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1000};
  private static final String[] NAMES = {"d", "h", "min", "s"};

  private Times() {}

  static String minute(long millis) {
    return MINUTE.format(Instant.ofEpochMilli(millis));
  }

  static String second(long millis) {
    return SECOND.format(Instant.ofEpochMilli(millis));
  }

  /** As much of a time as tells it from those that lie a step away. */
  static String mark(long millis, long step) {
    Instant instant = Instant.ofEpochMilli(millis);
    return (step >= UNITS[0] ? DAY : step >= UNITS[2] ? CLOCK : SECONDS).format(instant);
  }

  /** A length of time in its two largest units. */
  static String length(long millis) {
    for (int i = 0; i < UNITS.length; i++) {
      if (millis >= UNITS[i]) {
        String text = millis / UNITS[i] + " " + NAMES[i];
        long rest = i + 1 < UNITS.length ? millis % UNITS[i] / UNITS[i + 1] : 0;
        return rest == 0 ? text : text + " " + rest + " " + NAMES[i + 1];
      }
    }
    return millis + " ms";
  }
}
