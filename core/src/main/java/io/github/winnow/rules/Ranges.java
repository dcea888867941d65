package io.github.winnow.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Prefixes of which the longest that covers an address decides, laid out as the points where the
 * answer changes: prefixes lie within each other or apart, so one walk over them in order finds all.
 * Immutable. Cost: a binary search; nothing is allocated. Memory: 17 bytes a point.
 */
final class Ranges {
  private final long[] high;
  private final long[] low;
  private final boolean[] listed;

  private record Point(long high, long low, boolean listed) {}

  Ranges(Collection<Prefix> prefixes) {
    List<Prefix> sorted = new ArrayList<>(prefixes);
    sorted.sort(Prefix.OUTER_FIRST);
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, false));
    Deque<Prefix> open = new ArrayDeque<>();
    for (Prefix prefix : sorted) {
      while (!open.isEmpty() && !open.peek().covers(prefix.high(), prefix.low())) {
        close(open, points);
      }
      add(points, new Point(prefix.high(), prefix.low(), prefix.listed()));
      open.push(prefix);
    }
    while (!open.isEmpty()) {
      close(open, points);
    }
    high = points.stream().mapToLong(Point::high).toArray();
    low = points.stream().mapToLong(Point::low).toArray();
    listed = new boolean[high.length];
    for (int i = 0; i < listed.length; i++) {
      listed[i] = points.get(i).listed();
    }
  }

  /** Behind a prefix the one around it decides again. */
  private static void close(Deque<Prefix> open, List<Point> points) {
    Prefix closed = open.pop();
    boolean outer = !open.isEmpty() && open.peek().listed();
    long lastLow = closed.lastLow();
    long nextHigh = closed.lastHigh() + (lastLow == -1 ? 1 : 0);
    if (nextHigh != 0 || lastLow != -1) { // or it reaches to the last address there is
      add(points, new Point(nextHigh, lastLow + 1, outer));
    }
  }

  /** Of two points at one place the later one decides. */
  private static void add(List<Point> points, Point point) {
    Point last = points.get(points.size() - 1);
    if (last.high() == point.high() && last.low() == point.low()) {
      points.remove(points.size() - 1);
    }
    points.add(point);
  }

  boolean isListed(long addressHigh, long addressLow) {
    int from = 0;
    int to = high.length - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (compare(high[middle], low[middle], addressHigh, addressLow) <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return listed[from];
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }

  /**
   * A prefix of 128 bits.
   *
   * @param high the upper half of its first address
   * @param low the lower half
   * @param length how many bits are the prefix's
   * @param listed whether what it covers is on the list
   */
  record Prefix(long high, long low, int length, boolean listed) {
    static final Comparator<Prefix> OUTER_FIRST = ((Comparator<Prefix>)
            (a, b) -> compare(a.high, a.low, b.high, b.low))
        .thenComparingInt(Prefix::length);

    private static long mask(int bits) {
      return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }

    /** Whether all bits behind the prefix are zero. */
    boolean isClean() {
      return (high & ~mask(length)) == 0 && (low & ~mask(length - 64)) == 0;
    }

    boolean covers(long otherHigh, long otherLow) {
      return (otherHigh & mask(length)) == high && (otherLow & mask(length - 64)) == low;
    }

    long lastHigh() {
      return high | ~mask(length);
    }

    long lastLow() {
      return low | ~mask(length - 64);
    }
  }
}
