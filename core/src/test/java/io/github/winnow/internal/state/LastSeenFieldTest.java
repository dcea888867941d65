package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.LastSeen;
import org.junit.jupiter.api.Test;

/** The time since the key's latest event. */
class LastSeenFieldTest {
  @Test
  void isTheTimeSinceTheLatestEvent() {
    Seeds.fresh(50, random -> {
      OneKey<LastSeen> key = new OneKey<>(random, KeyedState::lastSeen);
      double latest = Double.NaN;
      for (Event e : Traffic.random(random, 300, 1 + random.nextLong(10_000_000))) {
        Reading now = key.event(e.time(), e.count(), e.measure(), e.value());
        assertEquals(e.time() - latest, key.field().elapsed(now));
        latest = Double.isNaN(latest) ? e.time() : Math.max(latest, (double) e.time());
      }
    });
  }

  @Test
  void costsNoMemoryOfItsOwn() {
    OneKey<LastSeen> key = new OneKey<>(42, KeyedState::lastSeen);
    assertEquals(KeySpace.HEADER, key.space().rowLongs());
  }

  @Test
  void isNegativeForEveryLateEventAlsoWhenTheRowGoesBack() {
    OneKey<LastSeen> key = new OneKey<>(42, KeyedState::lastSeen);
    long day = 86_400_000;
    key.event(100 * day);
    for (int i = 0; i < Step.STRIKES; i++) {
      assertEquals(-99.0 * day, key.field().elapsed(key.event(day)));
    }
    assertEquals(1, key.field().elapsed(key.event(day + 1)));
  }
}
