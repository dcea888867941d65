package io.github.winnow.testkit;

/**
 * What all scenarios share: ids, networks, publishers. Drawn from the seed and the scale alone,
 * whichever scenarios take part.
 */
final class World {
  static final int READERS = 3_000;

  private final double scale;
  private final Ids ids;
  private final Networks networks;
  private final Publishing publishing;

  World(long seed, double scale) {
    this.scale = scale;
    ids = new Ids(seed);
    networks = new Networks(seed, READERS * scale);
    int ordinary = (int) Math.max(40, Math.round(120 * Math.sqrt(scale)));
    publishing = new Publishing(ordinary, many(1), many(2), ids, new Rng(seed).split("publishers"));
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
