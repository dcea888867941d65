package io.github.winnow.testkit;

/**
 * What all scenarios share: ids, networks, publishers. Drawn from the seed and the scale alone,
 * whichever scenarios take part.
 *
 * <p>A world is {@code varied} when its dates and fixed hours move with the seed, and its people do
 * more than those of the first week: they tether, and publishers keep odd hours.
 */
final class World {
  static final int READERS = 3_000;

  /** Weeks that begin from 2022-12 to 2025-11. */
  private static final int EARLIEST = -65;

  private static final int LATEST = 90;
  private static final long QUARTER = 15 * Calendar.MINUTE;

  private final long seed;
  private final double scale;
  private final boolean varied;
  private final Timetable timetable;
  private final long shift;
  private final Ids ids;
  private final Networks networks;
  private final Publishing publishing;

  World(long seed, double scale) {
    this(seed, scale, false);
  }

  World(long seed, double scale, boolean varied) {
    this.seed = seed;
    this.scale = scale;
    this.varied = varied;
    Rng rng = new Rng(seed);
    Rng clock = rng.split("clock");
    long weeks = 7L * clock.whole(EARLIEST, LATEST) * Calendar.DAY;
    shift = varied ? weeks + clock.whole(-2, 2) * QUARTER : 0;
    timetable = varied ? Timetable.drawn(clock) : Timetable.usual();
    ids = new Ids(seed);
    networks = new Networks(seed, READERS * scale);
    int ordinary = (int) Math.max(40, Math.round(120 * Math.sqrt(scale)));
    Publishing.Others others = new Publishing.Others(
        many(1), many(2), varied ? many(2) : 0, varied ? many(1) : 0, varied, timetable);
    publishing = new Publishing(ordinary, others, ids, rng.split("publishers"));
  }

  /** How many groups of a kind there are: never none, more in larger traffic. */
  int many(double atScaleOne) {
    return (int) Math.max(1, Math.round(atScaleOne * scale));
  }

  /** A group's size: smaller in traffic below scale 1, but never below the floor. */
  int size(int floor, int atScaleOne) {
    return (int) Math.round(floor + (atScaleOne - floor) * Math.min(1, scale));
  }

  double scale() {
    return scale;
  }

  boolean varied() {
    return varied;
  }

  /** By how much the week is later than the calendar's, ms. */
  long shift() {
    return shift;
  }

  Timetable timetable() {
    return timetable;
  }

  /** A stream that all scenarios have in common. */
  Rng rng(String key) {
    return new Rng(seed).split(key);
  }

  Ids ids() {
    return ids;
  }

  Networks networks() {
    return networks;
  }

  Publishing publishing() {
    return publishing;
  }
}
