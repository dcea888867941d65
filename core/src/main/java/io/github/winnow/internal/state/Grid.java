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

  /** The number of the cell in which a time lies; by products, since a 64-bit division costs more. */
  long cellOf(long time, long key) {
    long at = time + phase(key);
    long number = (long) (at * perMillisecond);
    return (number + 1) * cell <= at ? number + 1 : number; // the product may round a boundary down
  }

  private long phase(long key) {
    return Math.multiplyHigh(key >>> 1, cell << 1);
  }
}
