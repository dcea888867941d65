package io.github.winnow.internal.state;

/**
 * The arithmetic of the two words that a set of rows begins with: which way may hold a key, and which
 * has to give way to another.
 *
 * <p>The first word holds a tag of 8 bits for each way (0 = empty, else 0x80 | 7 bits of the key), and
 * its top byte is for the table's lock. The second holds the ways in the order in which they were
 * seen, the last in the lowest byte, each with one bit "seen more than once".
 */
final class Ways {
  /*
   * The usual bytewise arithmetic in a long (H. S. Warren, Hacker's Delight, ch. 6). Some bytes, ways
   * or places in the order, are given by their high bits.
   */
  static final int COUNT = 7;

  /** The order of a set whose ways were never seen. */
  static final long EMPTY_ORDER = 0x0006_0504_0302_0100L;

  private static final int ON_PROBATION = 2;
  private static final long ONES = 0x0001_0101_0101_0101L;
  private static final long HIGHS = 0x0080_8080_8080_8080L;
  private static final long WAY = 7;
  private static final long SEEN_AGAIN = 8;
  private static final long LOOK_AT_OLDEST = 7L << 8;

  private Ways() {}

  /** The ways whose tag is that of a key; a false one may be above a true one. */
  static long matches(long tags, long key) {
    long x = (tags & ~(0xFFL << 56)) ^ (tagOf(key) * ONES);
    return (x - ONES) & ~x & HIGHS;
  }

  /** The first of some ways. */
  static int firstOf(long ways) {
    return Long.numberOfTrailingZeros(ways) >> 3;
  }

  /** The ways that are empty. */
  static long empty(long tags) {
    return ~tags & HIGHS;
  }

  static boolean isTaken(long tags, int way) {
    return (tags >>> (8 * way) & 0xFF) != 0;
  }

  /** The tags when a way has a key. */
  static long put(long tags, int way, long key) {
    return clear(tags, way) | tagOf(key) << (8 * way);
  }

  /** The tags when a way is empty. */
  static long clear(long tags, int way) {
    return tags & ~(0xFFL << (8 * way));
  }

  private static long tagOf(long key) {
    return 0x80 | (key & 0x7F);
  }

  /** The order when a way is the one that was seen last. */
  static long moveToFront(long order, int way, boolean first) {
    long x = (order & (WAY * ONES)) ^ (way * ONES);
    int bit = 8 * firstOf((x - ONES) & ~x & HIGHS);
    long before = order & ((1L << bit) - 1);
    long behind = order & (-256L << bit);
    return behind | before << 8 | way | (first ? 0 : SEEN_AGAIN);
  }

  /**
   * The first choice of a way to give up: the oldest of those seen once; for some keys, and when
   * there are too few of those, the one seen longest ago, so that rows that have expired are found
   * in time without a look at two rows for every new key.
   */
  static int victim(long order, long key) {
    boolean any = (key & LOOK_AT_OLDEST) == 0 || !areManyOnce(order);
    return oldest(order, any ? HIGHS : once(order));
  }

  /** Whether so many were seen only once that one of them gives way. */
  static boolean areManyOnce(long order) {
    return Long.bitCount(once(order)) >= ON_PROBATION;
  }

  /** Whether the way seen longest ago was seen only once. */
  static boolean isOldestOnce(long order) {
    return once(order) << 8 >>> 56 != 0;
  }

  /** The oldest of those seen once, of which there is one. */
  static int oldestOnce(long order) {
    return oldest(order, once(order));
  }

  /** The places in the order of ways seen once. */
  private static long once(long order) {
    return (~order & (SEEN_AGAIN * ONES)) << 4;
  }

  /** The way that was seen longest ago of those at some places. */
  private static int oldest(long order, long places) {
    int bit = 56 - (Long.numberOfLeadingZeros(places) & -8);
    return (int) (order >>> bit & WAY);
  }
}
