package io.github.winnow.io;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Reads points in time: milliseconds or seconds since 1970-01-01T00:00Z, or ISO-8601 as {@code
 * 2024-05-01T08:30:00.250+08:00}. Immutable.
 *
 * <p>Which of the two a number is, its size tells: within the years 1980 to 9999 no number of
 * seconds is one of milliseconds too. Seconds may have a fraction, which is cut off after
 * milliseconds.
 *
 * <p>Of ISO-8601 it takes the extended calendar form: a blank may stand for the T, seconds, their
 * fraction (cut off likewise), the whole time of day and the zone may be missing. Without a zone it
 * is read in the one given here: what a clock showed twice is the first of the two, what it passed
 * over lies as far behind the jump as it says. Leap seconds and 24:00 are no times.
 */
final class Times {
  /** What {@link #parse} gives for what is no time. */
  static final long NO_TIME = Decimals.NO_LONG;

  /** 1980-01-01T00:00Z, as a number of seconds the year 11,968. */
  static final long EARLIEST = 315_532_800_000L;

  /** 9999-12-31T23:59:59.999Z: after it, milliseconds are most likely microseconds. */
  static final long LATEST = 253_402_300_799_999L;

  private static final long SECOND = 1000;
  private static final long DAY = 86_400_000L;
  private static final long LARGEST_OFFSET = 18 * 3_600_000L;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final ZoneRules rules;

  /** Times without a zone are those of this one. */
  Times(ZoneId zone) {
    rules = zone.getRules();
  }

  long parse(Cell cell) {
    return isDate(cell) ? iso(cell.bytes, cell.from, cell.to) : number(cell);
  }

  private static long number(Cell cell) {
    byte[] b = cell.bytes;
    int point = cell.from;
    while (point < cell.to && b[point] != '.') {
      point++;
    }
    long whole = Decimals.parseLong(b, cell.from, point);
    if (whole < EARLIEST / SECOND || whole > LATEST / SECOND) {
      return Decimals.parseLong(cell);
    }
    if (point == cell.to) {
      return whole * SECOND;
    }
    boolean isWritten = point + 1 < cell.to && digitsEnd(b, point + 1, cell.to) == cell.to;
    return isWritten ? whole * SECOND + thousandths(b, point + 1, cell.to) : NO_TIME;
  }

  /** What a time out of range was probably meant to be. */
  static String hint(Cell cell, long time) {
    if (time > LATEST) {
      return "lies after the year 9999: seconds and milliseconds are read, not micro- or"
          + " nanoseconds";
    }
    return isDate(cell)
        ? "lies before 1980"
        : "lies before 1980; seconds or milliseconds since 1970 are read";
  }

  private static boolean isDate(Cell cell) {
    return cell.length() >= 10 && cell.bytes[cell.from + 4] == '-';
  }

  private long iso(byte[] b, int from, int to) {
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
      return local(midnight);
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
        i = digitsEnd(b, first, to);
        if (i == first) {
          return NO_TIME;
        }
        time += thousandths(b, first, i);
      }
    }
    return zoned(time, b, i, to);
  }

  /** Applies Z, +08, +0800 or +08:00, or the zone where there is nothing. */
  private long zoned(long time, byte[] b, int from, int to) {
    if (from == to) {
      return local(time);
    }
    if (to == from + 1 && (b[from] == 'Z' || b[from] == 'z')) {
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

  /** The time at which the zone's clocks show this one, which is given as if they were UTC's. */
  private long local(long time) {
    // In a gap and in an overlap these rules give the offset that held before.
    LocalDateTime shown =
        LocalDateTime.ofEpochSecond(Math.floorDiv(time, SECOND), 0, ZoneOffset.UTC);
    return time - rules.getOffset(shown).getTotalSeconds() * SECOND;
  }

  private static int digitsEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && Decimals.isDigit(b[i])) {
      i++;
    }
    return i;
  }

  /** What these digits are behind a point, in thousandths. */
  private static int thousandths(byte[] b, int from, int to) {
    int value = 0;
    for (int i = from, unit = 100; i < to && unit > 0; i++, unit /= 10) {
      value += unit * (b[i] - '0');
    }
    return value;
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
