package io.github.winnow.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which windows are due. Time is cut into days, at a phase drawn from the secret so that nobody can
 * work between two of them. When a day is over, and an hour for the late, the week that ends with it
 * is due if something new lies in that day; so is the week of an earlier day to which something came
 * late. When a quarter of the history is new, or traffic has paused for a week, all of the history
 * is due.
 */
public final class Schedule {
  static final long STEP = 86_400_000L;
  static final long LENGTH = 7 * STEP;
  private static final long LATENESS = 3_600_000L;
  private static final int NEW_PART = 4;
  private static final int PAUSED_PART = 64;

  private final long phase;
  private final TreeSet<Long> pending = new TreeSet<>();
  private long scanned;
  private long closed = Long.MIN_VALUE;
  private long newest;
  private long looked;
  private long missed;

  /**
   * A span of event time.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Window(long from, long to) {}

  /** Days begin a part of a day after midnight, by a number as good as random. */
  Schedule(long seed) {
    phase = Long.remainderUnsigned(seed, STEP);
  }

  private long floor(long time) {
    return Math.floorDiv(time - phase, STEP) * STEP + phase;
  }

  /** The windows that are due at a time of the stream, in order; they count as done. */
  List<Window> due(long now, History history) {
    long close = floor(now - LATENESS);
    if (now == 0 || close <= closed) {
      return List.of();
    }
    closed = close;
    scan(history);
    List<Window> due = new ArrayList<>();
    while (!pending.isEmpty() && pending.first() <= close) {
      long end = pending.pollFirst();
      due.add(new Window(end - LENGTH, end));
    }
    long held = scanned - history.oldest();
    long fresh = scanned - Math.max(looked, history.oldest());
    boolean paused = newest < close - LENGTH;
    boolean grown = held > 0 && fresh * NEW_PART >= held;
    boolean over = paused && fresh > 0 && fresh * PAUSED_PART >= held;
    if (grown || over) {
      looked = scanned;
      due.add(new Window(0, close));
    }
    return due;
  }

  /** Takes windows back that were not looked at. */
  void postpone(List<Window> windows) {
    for (Window window : windows) {
      if (window.to() - window.from() == LENGTH) {
        pending.add(window.to());
      } else {
        looked = 0;
      }
    }
    closed = Long.MIN_VALUE;
  }

  private void scan(History history) {
    Row row = new Row();
    long end = history.appended();
    if (history.oldest() > scanned) {
      missed += history.oldest() - scanned;
      scanned = history.oldest();
    }
    for (; scanned < end; scanned++) {
      if (history.read(scanned, row.words)) {
        pending.add(floor(row.time()) + STEP);
        newest = Math.max(newest, row.time());
      }
    }
  }

  /** How many engagements left the history before any audit saw them. */
  long missed() {
    return missed;
  }
}
