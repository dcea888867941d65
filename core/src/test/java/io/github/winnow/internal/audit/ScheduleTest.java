package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final long START = 1_700_000_000_000L;

  /** All that comes, the rows of one year kept. */
  private static final class Stream {
    final History history = new History(64L << 20);
    final List<Long> times = new ArrayList<>();
    private final long[] words = new long[History.LONGS];

    void add(long time) {
      words[0] = 1;
      words[1] = time << 21;
      history.append(words);
      times.add(time);
    }
  }

  private static boolean isWhole(Schedule.Window window) {
    return window.from() == 0;
  }

  private static List<Schedule.Window> weeks(List<Schedule.Window> due) {
    return due.stream().filter(w -> !isWhole(w)).toList();
  }

  @Test
  void everyDayThatIsOverAndHasSomethingNewIsDueOnceWhateverComesWhen() {
    Seeds.fresh(30, random -> {
      long seed = random.nextLong();
      long phase = Long.remainderUnsigned(seed, DAY);
      Schedule schedule = new Schedule(seed);
      Stream stream = new Stream();
      TreeSet<Long> pending = new TreeSet<>(); // ends of days with something new
      long now = START;
      long lastEnd = Long.MIN_VALUE;
      for (int step = 0; step < 300; step++) {
        switch (random.nextInt(12)) {
          case 0 -> now += random.nextLong(20 * DAY);
          case 1 -> now += random.nextInt(30) == 0 ? 900 * DAY : DAY;
          default -> now += random.nextLong(10 * HOUR);
        }
        int come = random.nextInt(4) == 0 ? 0 : random.nextInt(20);
        for (int i = 0; i < come; i++) {
          long time = random.nextInt(10) == 0 ? random.nextLong(now) : now - random.nextLong(HOUR);
          stream.add(time);
          pending.add(Math.floorDiv(time - phase, DAY) * DAY + phase + DAY);
        }
        if (random.nextInt(3) > 0) {
          continue;
        }
        List<Schedule.Window> due = weeks(schedule.due(now, stream.history));
        List<Long> ends = due.stream().map(Schedule.Window::to).toList();
        // All that is over is due when a day ends; what comes late waits for the next one's end.
        long end = Math.floorDiv(now - HOUR - phase, DAY) * DAY + phase;
        assertEquals(end > lastEnd ? List.copyOf(pending.headSet(end, true)) : List.of(), ends);
        lastEnd = Math.max(lastEnd, end);
        pending.removeAll(ends);
        for (Schedule.Window window : due) {
          assertEquals(WEEK, window.to() - window.from());
          assertEquals(phase, Math.floorMod(window.to(), DAY));
        }
        assertEquals(List.of(), schedule.due(now, stream.history), "twice");
        if (!due.isEmpty() && random.nextInt(3) == 0) {
          int done = random.nextInt(due.size() + 1);
          schedule.postpone(due.subList(done, due.size()));
          List<Schedule.Window> again = weeks(schedule.due(now, stream.history));
          assertEquals(due.subList(done, due.size()), again, "what was not looked at stays due");
        }
      }
    });
  }

  @Test
  void allIsDueWhenAQuarterIsNewAndOnceMoreWhenTrafficPauses() {
    Schedule schedule = new Schedule(7);
    Stream stream = new Stream();
    int whole = 0;
    for (int day = 0; day < 100; day++) {
      for (int i = 0; i < 100; i++) {
        stream.add(START + day * DAY + i * 800_000L);
      }
      whole += (int) schedule.due(START + (day + 1) * DAY + 2 * HOUR, stream.history).stream()
          .filter(ScheduleTest::isWhole)
          .count();
    }
    // Of days 1, 2, 3, 4, 6, 8, 11, … : each is the first at which a quarter came since the last.
    assertTrue(whole >= 14 && whole <= 18, whole + " times");
    stream.add(START + 100 * DAY);
    for (int i = 0; i < 300; i++) {
      stream.add(START + 100 * DAY + i);
    }
    long before = START + 104 * DAY;
    List<Schedule.Window> due = schedule.due(before, stream.history);
    long pauses = due.stream().filter(ScheduleTest::isWhole).count();
    due = schedule.due(START + 112 * DAY, stream.history);
    pauses += due.stream().filter(ScheduleTest::isWhole).count();
    assertEquals(1, pauses);
    assertEquals(List.of(), schedule.due(START + 2000 * DAY, stream.history));
  }

  @Test
  void nothingIsDueBeforeThereIsTimeAndItsEndsAreNoTrouble() {
    Schedule schedule = new Schedule(5);
    Stream stream = new Stream();
    assertEquals(List.of(), schedule.due(0, stream.history));
    stream.add(0);
    stream.add(4_102_444_800_000L);
    assertEquals(List.of(), schedule.due(0, stream.history));
    List<Schedule.Window> due = schedule.due(4_102_444_800_000L, stream.history);
    assertEquals(1, weeks(due).size(), "the day of 2099 is not over");
    assertEquals(2, due.size());
  }

  @Test
  void daysBeginWhereTheSeedSays() {
    SplittableRandom random = new SplittableRandom(3);
    TreeSet<Long> phases = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      Schedule schedule = new Schedule(random.nextLong());
      Stream stream = new Stream();
      stream.add(START);
      List<Schedule.Window> due = weeks(schedule.due(START + 3 * DAY, stream.history));
      assertEquals(1, due.size());
      assertTrue(due.get(0).to() > START && due.get(0).to() <= START + DAY);
      phases.add(Math.floorMod(due.get(0).to(), DAY));
    }
    assertNotEquals(1, phases.size());
    assertTrue(phases.size() > 90);
  }

  @Test
  void whatLeftTheHistoryUnseenIsCounted() {
    Schedule schedule = new Schedule(5);
    History history = new History(0);
    long[] words = new long[History.LONGS];
    words[0] = 1;
    words[1] = START << 21;
    for (int i = 0; i < 10_000; i++) {
      history.append(words);
    }
    schedule.due(START + 2 * DAY, history);
    assertEquals(history.oldest(), schedule.missed());
    assertTrue(schedule.missed() > 0);
  }
}
