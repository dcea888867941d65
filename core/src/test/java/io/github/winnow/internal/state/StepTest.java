package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Surge;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A row that one forged time threw into the future comes back after eight far-late events. */
class StepTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long NOW = 1_700_000_000_000L;
  private static final long YEAR = 365L * 86_400_000;
  private static final long FAR = 7_200_000;

  /** One field of each kind that depends on the row's time. */
  private static final class Fields {
    final DecayingCount count;
    final WindowCount window;
    final DistinctCount distinct;
    final Moments intervals;
    final Surge surge;

    Fields(KeyedState state) {
      count = state.count(HOUR);
      window = state.windowCount(HOUR);
      distinct = state.distinct(OneKey.VALUE, HOUR);
      intervals = state.intervals(HOUR);
      surge = state.surge(Duration.ofMinutes(1));
    }
  }

  private final OneKey<Fields> key = new OneKey<>(0x1234_5678_9ABC_DEF1L, Fields::new);
  private final Fields fields = key.field();

  @Test
  void theEighthFarLateEventTakesTheRowBack() {
    key.event(NOW + YEAR);
    for (int i = 1; i < 8; i++) {
      key.event(NOW + i);
      assertEquals(NOW + YEAR, key.latest());
    }
    key.event(NOW + 8);
    assertEquals(NOW + 8, key.latest());
  }

  @Test
  void anEventInBetweenThatIsNotFarLateBeginsTheCountAnew() {
    key.event(NOW + YEAR);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 7; j++) {
        key.event(NOW + j);
      }
      key.event(NOW + YEAR - (i % 2 == 0 ? 0 : FAR));
      assertEquals(NOW + YEAR, key.latest());
    }
  }

  @Test
  void whatWasKeptStaysAsFreshAsItWas() {
    key.event(NOW + YEAR, 1, Double.NaN, 1L << 63 | 1);
    Reading now = key.event(NOW);
    assertEquals(1, fields.count.value(now), "an event a year late weighs nothing");
    assertEquals(1, fields.window.value(now), "and is in no window");
    for (int i = 1; i < 7; i++) {
      key.event(NOW + i);
    }
    now = key.event(NOW + 7, 1, Double.NaN, 1L << 63 | 2);
    assertEquals(2, fields.count.value(now));
    assertEquals(2, fields.window.value(now));
    assertEquals(2, fields.distinct.estimate(now), 0.1);
    assertEquals(9, fields.surge.observed(now), "a late event counts in the present tick");
    assertEquals(0, fields.intervals.weight(now), "nobody knows how long it was");
    now = key.event(NOW + 7 + HOUR.toMillis());
    assertEquals(2 / Math.E + 1, fields.count.value(now), 1e-9);
    assertEquals(1, fields.intervals.weight(now));
    assertEquals(3_600_000, fields.intervals.mean(now));
  }

  @Test
  void goesBackOnlyAfterEightInARowWhateverComes() {
    Seeds.fresh(200, random -> {
      Step step = new Step(0);
      long word = 0;
      long latest = 0;
      int late = 0;
      long most = 1L << random.nextInt(23, 48);
      for (int i = 0; i < 500; i++) {
        long time = random.nextInt(3) == 0 ? random.nextLong(most) : latest / (1 + i % 5);
        boolean first = i == 0;
        late = !first && time < latest - FAR ? late + 1 : 0;
        boolean back = late == 8;
        long before = first || back ? time : latest;
        late = back ? 0 : late;
        word = step.begin(1, first, word, time, 1);
        assertEquals(before, step.before);
        assertEquals(first ? 0 : time - latest, step.elapsed);
        latest = Math.max(before, time);
        assertEquals(latest, step.latest);
        assertEquals(latest, Step.timeOf(word));
      }
      assertTrue(latest < most);
    });
  }
}
