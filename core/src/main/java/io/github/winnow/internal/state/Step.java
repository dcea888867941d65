package io.github.winnow.internal.state;

import io.github.winnow.internal.math.Elementary;

/**
 * One event's step of one row: where the row's time stood, where it goes, and how much each window
 * fades on the way. Reused; one thread at a time.
 */
final class Step {
  /** An event further behind its row than this is a strike; so many in a row and the row goes back. */
  static final long REWIND = 7_200_000;

  static final int STRIKES = 8;
  private static final int TIME_BITS = 48;

  private final double[] fade;
  private final double[] weight;

  /** Whether the row is new. */
  boolean first;

  /** The event's time. */
  long time;

  /** The row's latest time before the event; the event's own when the row is new. */
  long before;

  /** The row's latest time from now on. */
  long latest;

  /** The row's key, from which the phases of its grids come. */
  long key;

  /** How many engagements the event stands for. */
  int count;

  /** The event's time less the row's latest, before the row went back if it did; 0 when it is new. */
  long elapsed;

  Step(int mostWindows) {
    fade = new double[mostWindows];
    weight = new double[mostWindows];
  }

  /**
   * Begins a step and returns the row's new time word: its latest time, and above it how many events
   * in a row came far behind. One event dated into the future would otherwise leave the row deaf
   * until then; after {@link #STRIKES} the row takes the events' time.
   */
  long begin(long rowKey, boolean isFirst, long timeWord, long eventTime, int eventCount) {
    key = rowKey;
    first = isFirst;
    time = eventTime;
    before = isFirst ? eventTime : timeOf(timeWord);
    elapsed = eventTime - before;
    count = eventCount;
    long strikes = 0;
    if (elapsed < -REWIND) {
      strikes = (timeWord >>> TIME_BITS) + 1;
      if (strikes >= STRIKES) {
        strikes = 0;
        before = eventTime;
      }
    }
    latest = Math.max(before, eventTime);
    return strikes << TIME_BITS | latest;
  }

  static long timeOf(long timeWord) {
    return timeWord & ((1L << TIME_BITS) - 1);
  }

  /** Works out what each window's exponential leaves of the past, and of the event if it is late. */
  void fade(double[] perMillisecond) {
    long past = latest - before;
    long late = latest - time;
    for (int i = 0; i < perMillisecond.length; i++) {
      fade[i] = past == 0 ? 1 : Elementary.exp(-past * perMillisecond[i]);
      weight[i] = late == 0 ? count : count * Elementary.exp(-late * perMillisecond[i]);
    }
  }

  boolean isLate() {
    return time < before;
  }

  /** What is left of the past in this window. */
  double fade(int window) {
    return fade[window];
  }

  /** What the event adds in this window. */
  double weight(int window) {
    return weight[window];
  }
}
