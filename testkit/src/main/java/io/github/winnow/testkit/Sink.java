package io.github.winnow.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes a scenario's events: counts those of the week, up to a quota, and keeps those of a slice of
 * it.
 *
 * <p>Threading: confined to one thread. Memory: the events of the slice, and one in 64 of the
 * genuine ones' numbers.
 */
final class Sink {
  static final int HOURS = Calendar.DAYS * 24;

  private static final int SAMPLED = 64;
  private static final Comparator<Arrived> ORDER =
      Comparator.comparingLong(Arrived::time).thenComparing(Arrived::event, Traffic.BY_TIME);

  private final long from;
  private final long to;
  private final long shift;
  private final List<Arrived> kept = new ArrayList<>();
  private final List<Draft> sample = new ArrayList<>();
  private final long[] anHour = new long[HOURS];
  private String scenario = "";
  private boolean fabricated;
  private long left;
  private long count;

  /** An event and when its row reached the log. */
  private record Arrived(long time, LabelledEngagement event) {}

  /** Keeps what falls between the two hours of the week, the second one excluded. */
  Sink(int fromHour, int toHour) {
    this(fromHour, toHour, 0);
  }

  /**
   * The same for a later week.
   *
   * @param shift by how much its times are later, ms
   */
  Sink(int fromHour, int toHour, long shift) {
    from = Calendar.START + fromHour * Calendar.HOUR;
    to = Calendar.START + toHour * Calendar.HOUR;
    this.shift = shift;
  }

  /** From here on events are those of this scenario, and no more than the quota of them. */
  void begin(Scenario next, long quota) {
    scenario = next.name();
    fabricated = next.fabricated();
    left = quota;
  }

  /** How many events more the scenario has room for. */
  long left() {
    return left;
  }

  boolean full() {
    return left <= 0;
  }

  void add(Draft draft) {
    long time = draft.arrival();
    if (!Calendar.inWeek(time) || !Calendar.inWeek(draft.time()) || full()) {
      return;
    }
    left--;
    count++;
    anHour[(int) ((time - Calendar.START) / Calendar.HOUR)]++;
    if (!fabricated && draft.id() % SAMPLED == 0) {
      sample.add(draft);
    }
    if (time >= from && time < to) {
      kept.add(new Arrived(time, new LabelledEngagement(draft.build(shift), fabricated, scenario)));
    }
  }

  long count() {
    return count;
  }

  long[] anHour() {
    return anHour;
  }

  /** Some of the genuine events until now, whichever slice is kept. */
  List<Draft> sample() {
    return sample;
  }

  /** What was kept, in the order of arrival. */
  List<LabelledEngagement> kept() {
    kept.sort(ORDER);
    List<LabelledEngagement> events = new ArrayList<>(kept.size());
    kept.forEach(arrived -> events.add(arrived.event()));
    return events;
  }
}
