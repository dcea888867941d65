package io.github.winnow.io;

/**
 * Reads points in time: milliseconds since 1970-01-01T00:00Z, or ISO-8601 as {@code
 * 2024-05-01T08:30:00.250+08:00}. Stateless.
 *
 * <p>Of ISO-8601 it takes the extended calendar form: a blank may stand for the T, seconds, their
 * fraction (cut off after milliseconds), the whole time of day and the zone may be missing. Without
 * a zone it is UTC. Leap seconds and 24:00 are no times.
 */
final class Times {
  /** What {@link #parse} gives for what is no time. */
  static final long NO_TIME = Decimals.NO_LONG;

  /** 1980-01-01T00:00Z: before it, milliseconds are most likely seconds. */
  static final long EARLIEST = 315_532_800_000L;

  /** 9999-12-31T23:59:59.999Z: after it, milliseconds are most likely microseconds. */
  static final long LATEST = 253_402_300_799_999L;

  private static final long DAY = 86_400_000L;
  private static final long LARGEST_OFFSET = 18 * 3_600_000L;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Times() {}

  static long parse(Cell cell) {
    return isDate(cell) ? iso(cell.bytes, cell.from, cell.to) : Decimals.parseLong(cell);
  }

  /** What a time out of range was probably meant to be. */
  static String hint(Cell cell, long time) {
    if (time > LATEST) {
      return "lies after the year 9999: milliseconds are read, not micro- or nanoseconds";
    }
    if (isDate(cell)) {
      return "lies before 1980";
    }
    return time >= EARLIEST / 1000
        ? "lies before 1980: it looks like seconds, but milliseconds are read"
        : "lies before 1980; milliseconds since 1970 are read";
  }

  private static boolean isDate(Cell cell) {
    return cell.length() >= 10 && cell.bytes[cell.from + 4] == '-';
  }

  private static long iso(byte[] b, int from, int to) {
    int year = number(b, from, 4, to);
    int month = number(b, from + 5, 2, to);
    int day = number(b, from + 8, 2, to);
    if (year < 0 || b[from + 7] != '-' || month < 1 || month > 12) {
      return NO_TIME;
    }
    if (day < 1 || day > daysIn(year, month)) {
      return NO_TIME;
    }
    long midnight = epochDay(year, month, day) * DAY;
    int i = from + 10;
    if (i == to) {
      return midnight;
    }
    if ((b[i] != 'T' && b[i] != 't' && b[i] != ' ') || to < i + 6 || b[i + 3] != ':') {
      return NO_TIME;
    }
    int hour = number(b, i + 1, 2, to);
    int minute = number(b, i + 4, 2, to);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return NO_TIME;
    }
    long time = midnight + (hour * 60L + minute) * 60_000;
    i += 6;
    if (i < to && b[i] == ':') {
      int second = number(b, i + 1, 2, to);
      if (second < 0 || second > 59) {
        return NO_TIME;
      }
      time += second * 1000L;
      i += 3;
      if (i < to && (b[i] == '.' || b[i] == ',')) {
        int first = ++i;
        for (int unit = 100; i < to && Decimals.isDigit(b[i]); i++, unit /= 10) {
          time += (long) unit * (b[i] - '0');
        }
        if (i == first) {
          return NO_TIME;
        }
      }
    }
    return zoned(time, b, i, to);
  }

  /** Applies Z, +08, +0800 or +08:00. */
  private static long zoned(long time, byte[] b, int from, int to) {
    if (from == to || (to == from + 1 && (b[from] == 'Z' || b[from] == 'z'))) {
      return time;
    }
    if (b[from] != '+' && b[from] != '-') {
      return NO_TIME;
    }
    int hours = number(b, from + 1, 2, to);
    int minutes = 0;
    if (to != from + 3) {
      int at = from + 3 < to && b[from + 3] == ':' ? from + 4 : from + 3;
      minutes = at + 2 == to ? number(b, at, 2, to) : -1;
    }
    if (hours < 0 || minutes < 0 || minutes > 59) {
      return NO_TIME;
    }
    long offset = (hours * 60L + minutes) * 60_000;
    if (offset > LARGEST_OFFSET) {
      return NO_TIME;
    }
    return b[from] == '+' ? time - offset : time + offset;
  }

  /** The digits at that place; -1 where there are not so many. */
  private static int number(byte[] b, int from, int digits, int to) {
    if (from + digits > to) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      if (!Decimals.isDigit(b[i])) {
        return -1;
      }
      value = 10 * value + (b[i] - '0');
    }
    return value;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, for years from 0. */
  private static long epochDay(int year, int month, int day) {
    // A year that begins in March has its leap day at the end.
    long y = month > 2 ? year : year - 1L;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return 365 * y
        + Math.floorDiv(y, 4)
        - Math.floorDiv(y, 100)
        + Math.floorDiv(y, 400)
        + dayOfYear
        - 719_468;
  }
}
