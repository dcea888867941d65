package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DecayingSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Counts and sums against the definition: every event so far, each with the weight of its age. */
class SumFieldTest {
  private static final double ERROR_PER_UPDATE = 1e-11;

  @Test
  void countsWhatTheDefinitionCounts() {
    Seeds.fresh(100, random -> {
      Duration window = window(random);
      OneKey<DecayingCount> key = new OneKey<>(random, state -> state.count(window));
      compare(
          Traffic.random(random, 300, window.toMillis()),
          window.toMillis(),
          e -> 1,
          e -> key.field().value(key.event(e.time(), e.count(), e.measure(), e.value())));
    });
  }

  @Test
  void sumsWhatTheDefinitionSums() {
    Seeds.fresh(100, random -> {
      Duration window = window(random);
      OneKey<DecayingSum> key = new OneKey<>(random, state -> state.sum(OneKey.MEASURE, window));
      compare(
          Traffic.random(random, 300, window.toMillis()),
          window.toMillis(),
          e -> Double.isFinite(e.measure()) ? e.measure() : 0,
          e -> key.field().value(key.event(e.time(), e.count(), e.measure(), e.value())));
    });
  }

  private static Duration window(SplittableRandom random) {
    return Duration.ofMillis(1 + random.nextLong(random.nextBoolean() ? 1_000 : 100_000_000));
  }

  private static void compare(
      List<Event> events,
      long window,
      ToDoubleFunction<Event> summand,
      ToDoubleFunction<Event> reading) {
    List<Event> past = new ArrayList<>();
    long latest = 0;
    for (Event event : events) {
      past.add(event);
      latest = Math.max(latest, event.time());
      double sum = 0;
      double size = 0;
      for (Event e : past) {
        double weight = StrictMath.exp(-(latest - e.time()) / (double) window);
        double term = weight * e.count() * summand.applyAsDouble(e);
        sum += term;
        size += Math.abs(term);
      }
      // What is older than 700 windows weighs nothing at all.
      double error = past.size() * ERROR_PER_UPDATE * size + 1e-290;
      int n = past.size();
      assertEquals(sum, reading.applyAsDouble(event), error, () -> "event " + n + ": " + event);
    }
  }

  @Test
  void settlesAsTheJavadocSays() {
    Duration hour = Duration.ofHours(1);
    OneKey<DecayingCount> key = new OneKey<>(42, state -> state.count(hour));
    double steady = 3_600; // one a second
    for (int second = 0; second <= 36_000; second++) {
      double share = key.field().value(key.event(second * 1000L)) / steady;
      if (second == 3_600) {
        assertEquals(0.63, share, 0.005);
      } else if (second == 3 * 3_600) {
        assertEquals(0.95, share, 0.005);
      } else if (second == 36_000) {
        assertEquals(1, share, 0.001);
      }
    }
  }

  @Test
  void oneForgedMeasureDoesNotOutlastItsWeight() {
    Duration minute = Duration.ofMinutes(1);
    OneKey<DecayingSum> key = new OneKey<>(42, state -> state.sum(OneKey.MEASURE, minute));
    for (int i = 0; i < 3; i++) {
      key.event(i, Integer.MAX_VALUE, Double.MAX_VALUE, 0);
      key.event(i, Integer.MAX_VALUE, -Double.MAX_VALUE, 0);
    }
    assertEquals(7, key.field().value(key.event(100_000_000, 1, 7, 0)));
  }
}
