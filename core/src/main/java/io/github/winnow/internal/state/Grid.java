package io.github.winnow.internal.state;

/**
 * A grid of equal cells over event time. Its phase differs from key to key and comes out of the
 * keyed hash, so nobody without the secret knows where the cells begin.
 */
final class Grid {
  private final double perMillisecond;
  private final long cell;

  Grid(long cellMillis) {
    cell = cellMillis;
    perMillisecond = 1.0 / cellMillis;
  }

  /** The number of the cell in which a time lies; a product, since a 64-bit division costs more. */
  long cellOf(long time, long key) {
    return (long) ((time + phase(key)) * perMillisecond);
  }

  /** How far into its cell a time lies, 0 to 1. */
  double within(long time, long key) {
    double cells = (time + phase(key)) * perMillisecond;
    return cells - Math.floor(cells);
  }

  private long phase(long key) {
    return Math.multiplyHigh(key >>> 1, cell << 1);
  }
}
