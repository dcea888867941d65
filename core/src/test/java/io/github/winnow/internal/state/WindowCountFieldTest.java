package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The windowed count against exact counts over the shortest and the longest stretch it may cover. */
class WindowCountFieldTest {
  private static final int MOST_IN_A_PART = 65_535;

  @Test
  void coversBetweenSevenEighthsAndTheWholeOfTheWindow() {
    Seeds.fresh(200, random -> {
      long window = 8 * (1 + random.nextLong(random.nextBoolean() ? 10 : 100_000_000));
      OneKey<WindowCount> key =
          new OneKey<>(random, state -> state.windowCount(Duration.ofMillis(window)));
      check(key, Traffic.random(random, 300, window), window);
    });
  }

  @Test
  void aWindowThatEightDoesNotDivideIsShortened() {
    Seeds.fresh(100, random -> {
      long window = 8 * (1 + random.nextLong(1000));
      long longer = window + random.nextLong(8);
      OneKey<WindowCount> key =
          new OneKey<>(random, state -> state.windowCount(Duration.ofMillis(longer)));
      check(key, Traffic.random(random, 300, window), window);
    });
  }

  private static void check(OneKey<WindowCount> key, List<Event> events, long window) {
    List<Event> past = new ArrayList<>();
    long latest = 0;
    for (Event event : events) {
      past.add(event);
      latest = Math.max(latest, event.time());
      long surely = 0;
      long atMost = 0;
      for (Event e : past) {
        long age = latest - e.time();
        surely += age <= window / 8 * 7 ? e.count() : 0;
        atMost += age < window ? e.count() : 0;
      }
      double value =
          key.field().value(key.event(event.time(), event.count(), event.measure(), event.value()));
      String found = value + " not in " + surely + ".." + atMost + " at event " + past.size();
      assertTrue(surely <= value && value <= atMost, found);
    }
  }

  @Test
  void aPartThatIsFullStaysSo() {
    OneKey<WindowCount> key = new OneKey<>(42, state -> state.windowCount(Duration.ofSeconds(8)));
    long start = 0;
    while (key.field().value(key.event(start)) > 1) {
      start += 1000; // any time will do
    }
    Reading now = key.event(start, Integer.MAX_VALUE, Double.NaN, 0);
    assertEquals(MOST_IN_A_PART, key.field().value(now));
    now = key.event(start, 1, Double.NaN, 0);
    assertEquals(MOST_IN_A_PART, key.field().value(now));
    for (int part = 1; part <= 7; part++) {
      now = key.event(start + 1000L * part, MOST_IN_A_PART + 1, Double.NaN, 0);
    }
    assertEquals(524_280, key.field().value(now));
    assertEquals(7 * MOST_IN_A_PART + 1, key.field().value(key.event(start + 8_000)));
  }

  @Test
  void countsBelowTheLimitAreExactWhateverTheirOrder() {
    Seeds.fresh(50, random -> {
      OneKey<WindowCount> key =
          new OneKey<>(random, state -> state.windowCount(Duration.ofDays(80)));
      long start = 1_700_000_000_000L + random.nextLong(1_000_000_000);
      double exact = 0;
      for (int i = 0; i < 500; i++) {
        int count = 1 + random.nextInt(100);
        exact += count;
        long back = random.nextLong(Duration.ofDays(60).toMillis());
        long time = i == 0 ? start : start - (i % 3 == 0 ? back : 0);
        assertEquals(exact, key.field().value(key.event(time, count, Double.NaN, 0)));
      }
    });
  }

  @Test
  void shorterWindowsThanEightMillisecondsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OneKey<>(
            new SplittableRandom(1), state -> state.windowCount(Duration.ofMillis(7))));
  }
}
