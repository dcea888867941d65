package io.github.winnow.testkit;

/**
 * Hands out account, publisher, article and device ids. All numbers come from one space through a
 * bijection keyed by the seed: no two are the same, and neither their order nor their length tells
 * which scenario they belong to.
 */
final class Ids {
  private static final long BITS = 40;
  private static final long MASK = (1L << BITS) - 1;
  private static final long BASE = 1_000_000_000_000L;
  private static final int SPACE_SHIFT = 35;

  private final long key;

  Ids(long seed) {
    key = Rng.mix(seed ^ 0x1D5L);
  }

  /**
   * A thirteen-digit number.
   *
   * @param space 0 to 31, one for every scenario and every kind of target
   * @param n the number inside the space, below 2^35
   */
  long number(int space, long n) {
    long x = (((long) space << SPACE_SHIFT) | n) ^ (key & MASK);
    x = (x * 0xD1B54A32D193ED03L) & MASK;
    x ^= x >>> 21;
    x = (x * 0x9FB21C651E98DF25L) & MASK;
    x ^= x >>> 19;
    return BASE + x;
  }

  /** A device's id, never 0. */
  long device(int space, long n) {
    return Rng.mix((((long) (space + 1) << SPACE_SHIFT) | n) ^ (key & ~MASK));
  }
}
