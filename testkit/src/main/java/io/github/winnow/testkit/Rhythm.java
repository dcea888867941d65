package io.github.winnow.testkit;

/**
 * When people open their phones: peaks at 7–9, 12–13:30 and 19–22 local time, a quiet night. One
 * weight for every half hour.
 */
final class Rhythm {
  private static final double[] WEIGHTS = {
    10, 6, 4, 2, 1.5, 1, 1, 1, 1, 1.5, 2, 4, // 00–06
    8, 14, 28, 34, 34, 30, 20, 16, 15, 15, 15, 18, // 06–12
    32, 36, 32, 20, 15, 14, 13, 13, 14, 15, 17, 19, // 12–18
    22, 26, 34, 38, 42, 44, 42, 38, 30, 24, 18, 13, // 18–24
  };
  private static final double[] SUMS = Rng.runningSums(WEIGHTS);
  private static final double HIGHEST = 44;
  private static final long SLOT = Calendar.HOUR / 2;

  private Rhythm() {}

  /** A time of day in ms. */
  static long draw(Rng rng) {
    return rng.pick(SUMS) * SLOT + (long) rng.between(0, SLOT);
  }

  /** A moment of that local day of the region. */
  static long draw(int day, Region region, Rng rng) {
    return Calendar.midnight(day, region) + draw(rng);
  }

  /** A moment between two hours of a local day, whatever people do then. */
  static long between(int day, double from, double to, Region region, Rng rng) {
    return Calendar.midnight(day, region) + (long) (rng.between(from, to) * Calendar.HOUR);
  }

  /** How awake people are, 0 to 1. */
  static double level(long timeOfDay) {
    return WEIGHTS[(int) (timeOfDay / SLOT)] / HIGHEST;
  }
}
