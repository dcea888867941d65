package io.github.winnow.cli;

import java.util.BitSet;
import java.util.List;

/**
 * Which members of a campaign acted when, by columns of equal, round length. Memory: two bits per
 * member and column. Confined to one thread.
 */
final class Timeline {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Lengths that people can add up; beyond the last, whole days. */
  private static final long[] ROUND = {
    1,
    10,
    100,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    DAY
  };

  /** So much of the time beside orders is shown at either side, as a part of theirs. */
  private static final double LEAST_MARGIN = 0.02;

  private static final double MOST_MARGIN = 0.1;

  private final long from;
  private final long step;
  private final int columns;
  private final BitSet[] inOrders;
  private final BitSet[] elsewhere;

  private Timeline(int members, long from, long to, int mostColumns) {
    long length = round((to - from) / mostColumns + 1);
    while (columns(from, to, length) > mostColumns) {
      length = round(length + 1); // what is cut off at the front made it too long
    }
    step = length;
    this.from = Math.floorDiv(from, step) * step;
    columns = (int) columns(from, to, step);
    inOrders = new BitSet[members];
    elsewhere = new BitSet[members];
    for (int i = 0; i < members; i++) {
      inOrders[i] = new BitSet();
      elsewhere[i] = new BitSet();
    }
  }

  /**
   * The time of some orders, with room at both sides: of one order alone so much that it can be seen
   * where it begins and ends.
   */
  static Timeline of(int members, List<CampaignView.Order> orders, int mostColumns) {
    long start = orders.stream().mapToLong(CampaignView.Order::start).min().orElse(0);
    long end = orders.stream().mapToLong(CampaignView.Order::end).max().orElse(0);
    double span = Math.max((double) (end - start), 10);
    double filled = orders.stream().mapToDouble(o -> o.end() - o.start() + 1.0).sum() / span;
    double part = Math.min(orders.size() == 1 ? 1 : MOST_MARGIN, filled);
    long margin = (long) (span * Math.max(LEAST_MARGIN, part));
    return new Timeline(members, start - margin, end + margin, mostColumns);
  }

  private static long columns(long from, long to, long step) {
    return Math.floorDiv(to, step) - Math.floorDiv(from, step) + 1;
  }

  /** The least round length that is not shorter. */
  static long round(long length) {
    for (long round : ROUND) {
      if (round >= length) {
        return round;
      }
    }
    return (length + DAY - 1) / DAY * DAY;
  }

  void add(int member, long time, boolean inOrder) {
    int column = column(time);
    if (column >= 0 && column < columns) {
      (inOrder ? inOrders : elsewhere)[member].set(column);
    }
  }

  /** The column of a time; it may lie outside. */
  int column(long time) {
    return (int) Math.max(-1, Math.min(columns, Math.floorDiv(time - from, step)));
  }

  int members() {
    return inOrders.length;
  }

  int columns() {
    return columns;
  }

  /** Where a column begins, in milliseconds since 1970. */
  long start(int column) {
    return from + column * step;
  }

  /** How long a column is, in milliseconds. */
  long step() {
    return step;
  }

  boolean actedInOrder(int member, int column) {
    return inOrders[member].get(column);
  }

  boolean actedElsewhere(int member, int column) {
    return elsewhere[member].get(column);
  }
}
