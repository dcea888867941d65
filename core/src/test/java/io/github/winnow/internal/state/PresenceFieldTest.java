package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.Presence;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against a set of the slots in which events lay. */
class PresenceFieldTest {
  @Test
  void theLastSlotsAreHeld() {
    Seeds.fresh(200, random -> {
      long slot = 1 + random.nextLong(random.nextBoolean() ? 100 : 10_000_000);
      OneKey<Presence> key = new OneKey<>(random, state -> state.presence(Duration.ofMillis(slot)));
      Grid grid = new Grid(slot);
      Set<Long> seen = new HashSet<>();
      long latest = 0;
      for (Event e : Traffic.random(random, 300, slot * 10)) {
        latest = Math.max(latest, e.time());
        Reading now = key.event(e.time(), e.count(), e.measure(), e.value());
        long rowKey = key.key();
        long last = grid.cellOf(latest, rowKey);
        if (last - grid.cellOf(e.time(), rowKey) < Presence.SLOTS) {
          seen.add(grid.cellOf(e.time(), rowKey));
        }
        seen.removeIf(cell -> last - cell >= Presence.SLOTS);
        assertEquals(seen.size(), key.field().slots(now));
        assertEquals(longest(seen, last), key.field().longestAbsence(now));
      }
    });
  }

  private static int longest(Set<Long> seen, long last) {
    int longest = 0;
    int run = 0;
    for (long cell = last; cell > last - Presence.SLOTS; cell--) {
      run = seen.contains(cell) ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @Test
  void whatIsAlwaysThereIsNeverAbsent() {
    OneKey<Presence> key = new OneKey<>(42, state -> state.presence(Duration.ofSeconds(10)));
    Reading now = key.event(0, 1, 0, 0);
    assertEquals(1, key.field().slots(now));
    assertEquals(127, key.field().longestAbsence(now), "before it was first seen, it was not");
    for (int i = 1; i < 500; i++) {
      now = key.event(i * 9_000L, 1, 0, 0);
    }
    assertEquals(128, key.field().slots(now));
    assertEquals(0, key.field().longestAbsence(now));
    now = key.event(500 * 9_000L + 300_000, 1, 0, 0);
    assertTrue(key.field().longestAbsence(now) >= 29, "" + key.field().longestAbsence(now));
  }
}
