package io.github.winnow.testkit;

/** The week the traffic falls into, and the time of day in a region. Times are epoch ms. */
final class Calendar {
  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final int DAYS = 7;

  /** Monday, 2024-03-04T00:00+08:00. */
  static final long START = 1_709_481_600_000L;

  static final long END = START + DAYS * DAY;

  private static final long START_OFFSET = 8;

  private Calendar() {}

  static boolean inWeek(long time) {
    return time >= START && time < END;
  }

  /** The local midnight with which a day begins; day 0 is Monday. */
  static long midnight(int day, Region region) {
    return START + day * DAY + (START_OFFSET - region.offset()) * HOUR;
  }

  /** The local time of day in ms. */
  static long timeOfDay(long time, Region region) {
    return Math.floorMod(time - midnight(0, region), DAY);
  }

  /** The local day; Monday is 0, the Sunday before is −1. */
  static int day(long time, Region region) {
    return (int) Math.floorDiv(time - midnight(0, region), DAY);
  }

  static boolean isWeekend(int day) {
    return Math.floorMod(day, DAYS) >= 5;
  }
}
