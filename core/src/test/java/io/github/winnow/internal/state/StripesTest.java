package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.event.Action;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DecayingSum;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.KeyedState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hot row that is striped reads, over all stripes, what one row would read. */
class StripesTest {
  private static final long KEY = 0x0123_4567_89AB_CDEFL;
  private static final int STRIPES = 4;

  @Test
  void stripesAddUpToOneRow() {
    Seeds.fresh(100, random -> {
      long window = 1 + random.nextLong(100_000_000);
      LayoutBuilder builder = new LayoutBuilder();
      KeyedState state = builder.by(Dimension.REGION);
      DecayingCount count = state.count(Duration.ofMillis(window));
      DecayingCount shorter = state.count(Duration.ofMillis(1 + window / 7));
      DecayingSum sum = state.sum(OneKey.MEASURE, Duration.ofMillis(window));
      Layout layout = builder.build();
      KeySpace space = layout.space(0);
      RowTable table = new RowTable(space, 1 << 16);
      Reading striped = layout.newReading();
      Reading whole = layout.newReading();
      long[] row = new long[space.rowLongs()];
      double size = 0;
      int events = 0;
      for (Event e : Traffic.random(random, 300, window)) {
        begin(whole, e);
        space.updateRow(row, whole);
        begin(striped, e);
        int own = random.nextInt(random.nextInt(1, STRIPES + 1));
        table.update(KEY + own, striped);
        for (int stripe = 0; stripe < STRIPES; stripe++) {
          if (stripe != own) {
            table.add(KEY + stripe, striped);
          }
        }
        events++;
        size += Double.isFinite(e.measure()) ? Math.abs(e.measure()) * e.count() : 0;
        double error = events * 1e-11;
        assertEquals(count.value(whole), count.value(striped), error * count.value(whole) + 1e-290);
        assertEquals(
            shorter.value(whole), shorter.value(striped), error * shorter.value(whole) + 1e-290);
        assertEquals(sum.value(whole), sum.value(striped), error * size + 1e-290);
      }
    });
  }

  private static void begin(Reading reading, Event e) {
    reading.begin(Action.READ, null, e.count(), 1, 1, 0, 0);
    reading.dimension(LayoutBuilder.DECLARED, KEY);
    reading.measure(0, e.measure());
    reading.complete(e.time());
  }

  @Test
  void stripesTakeNothingThatDoesNotAddUp() {
    LayoutBuilder builder = new LayoutBuilder();
    KeyedState strata = builder.by(Dimension.REGION, Dimension.ACTION);
    assertThrows(
        IllegalArgumentException.class,
        () -> strata.distinct(Dimension.ACCOUNT, Duration.ofHours(1)));
    assertThrows(IllegalArgumentException.class, () -> strata.windowCount(Duration.ofHours(1)));
    assertThrows(IllegalArgumentException.class, () -> strata.surge(Duration.ofHours(1)));
    assertThrows(IllegalArgumentException.class, () -> strata.intervals(Duration.ofHours(1)));
    assertThrows(IllegalArgumentException.class, strata::lastSeen);
  }
}
