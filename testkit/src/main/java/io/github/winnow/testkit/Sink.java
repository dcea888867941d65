package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a scenario's events: counts those of the week, up to a quota, and keeps those of a slice of
 * it.
 *
 * <p>Threading: confined to one thread. Memory: the events of the slice.
 */
final class Sink {
  static final int HOURS = Calendar.DAYS * 24;

  private final long from;
  private final long to;
  private final List<LabelledEngagement> kept = new ArrayList<>();
  private final long[] anHour = new long[HOURS];
  private String scenario = "";
  private boolean fabricated;
  private long left;
  private long count;

  /** Keeps what falls between the two hours of the week, the second one excluded. */
  Sink(int fromHour, int toHour) {
    from = Calendar.START + fromHour * Calendar.HOUR;
    to = Calendar.START + toHour * Calendar.HOUR;
  }

  /** From here on events are those of this scenario, and no more than the quota of them. */
  void begin(Scenario next, long quota) {
    scenario = next.name();
    fabricated = next.fabricated();
    left = quota;
  }

  boolean full() {
    return left <= 0;
  }

  void add(Draft draft) {
    long time = draft.time();
    if (!Calendar.inWeek(time) || full()) {
      return;
    }
    left--;
    count++;
    anHour[(int) ((time - Calendar.START) / Calendar.HOUR)]++;
    if (time >= from && time < to) {
      kept.add(new LabelledEngagement(draft.build(), fabricated, scenario));
    }
  }

  long count() {
    return count;
  }

  long[] anHour() {
    return anHour;
  }

  List<LabelledEngagement> kept() {
    return kept;
  }
}
