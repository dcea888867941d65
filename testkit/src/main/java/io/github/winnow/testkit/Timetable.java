package io.github.winnow.testkit;

/**
 * The fixed hours of a world, in hours of Beijing's day: they differ from world to world, so that
 * nothing can be learned by the clock.
 */
final class Timetable {
  private static final double[] BELLS = {9 + 40 / 60.0, 11 + 40 / 60.0, 15.25, 17 + 10 / 60.0, 21.5
  };
  private static final double LONGEST_SHIFT = 8;
  private static final double FIVE_MINUTES = 1 / 12.0;

  private final double[] bells;
  private final double evening;
  private final double later;
  private final double results;

  private Timetable(double[] bells, double evening, double later, double results) {
    this.bells = bells;
    this.evening = evening;
    this.later = later;
    this.results = results;
  }

  /** Bells as usual, evenings at eight. */
  static Timetable usual() {
    return new Timetable(BELLS, 20, 0, 0);
  }

  static Timetable drawn(Rng rng) {
    double shift = Math.rint(rng.between(-LONGEST_SHIFT, LONGEST_SHIFT)) * FIVE_MINUTES;
    double[] bells = new double[BELLS.length];
    for (int i = 0; i < bells.length; i++) {
      bells[i] = BELLS[i] + shift + rng.whole(-2, 2) * FIVE_MINUTES;
    }
    double evening = 19 + 0.5 * rng.below(6);
    double results = rng.chance(0.5) ? 24 : 8 + rng.below(15);
    return new Timetable(bells, evening, 0.5 + 0.5 * rng.below(2), results);
  }

  /** When the bells of a school ring. */
  double[] bells() {
    return bells;
  }

  /** When an evening's publisher releases its article. */
  double evening(int number) {
    return evening + later * (number % 2);
  }

  /** When results of an examination come out; 24 is midnight. */
  double results() {
    return results;
  }
}
