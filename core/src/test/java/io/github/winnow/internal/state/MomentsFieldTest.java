package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.Moments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weight, mean and spread against sums over all that was measured so far. */
class MomentsFieldTest {
  private static final double ERROR_PER_UPDATE = 1e-11;

  /** A number, when it was measured, and what it weighs. */
  private record Measured(long time, double number, double weight) {}

  @Test
  void measuresAreWeighedByCountAndAge() {
    Seeds.fresh(100, random -> {
      long window = 1 + random.nextLong(random.nextBoolean() ? 1_000 : 100_000_000);
      OneKey<Moments> key =
          new OneKey<>(random, state -> state.moments(OneKey.MEASURE, Duration.ofMillis(window)));
      List<Measured> measured = new ArrayList<>();
      long latest = 0;
      for (Event e : Traffic.random(random, 300, window)) {
        latest = Math.max(latest, e.time());
        if (Double.isFinite(e.measure())) {
          measured.add(new Measured(e.time(), e.measure(), e.count()));
        }
        Reading now = key.event(e.time(), e.count(), e.measure(), e.value());
        compare(measured, latest, window, key.field(), now);
      }
    });
  }

  @Test
  void intervalsAreThoseBetweenEventsThatCameInTime() {
    Seeds.fresh(100, random -> {
      long window = 1 + random.nextLong(random.nextBoolean() ? 1_000 : 100_000_000);
      OneKey<Moments> key =
          new OneKey<>(random, state -> state.intervals(Duration.ofMillis(window)));
      List<Measured> measured = new ArrayList<>();
      long latest = -1;
      for (Event e : Traffic.random(random, 300, window)) {
        if (latest >= 0 && e.time() >= latest) {
          measured.add(new Measured(e.time(), e.time() - latest, 1));
        }
        latest = Math.max(latest, e.time());
        Reading now = key.event(e.time(), e.count(), e.measure(), e.value());
        compare(measured, latest, window, key.field(), now);
      }
    });
  }

  private static void compare(
      List<Measured> all, long latest, long window, Moments moments, Reading now) {
    double weight = 0;
    double sum = 0;
    double size = 0;
    for (Measured m : all) {
      double w = m.weight() * StrictMath.exp(-(latest - m.time()) / (double) window);
      weight += w;
      sum += w * m.number();
      size = Math.max(size, Math.abs(m.number()));
    }
    double error = (all.size() + 1) * ERROR_PER_UPDATE;
    assertEquals(weight, moments.weight(now), weight * error + 1e-300);
    if (weight < 1e-250) {
      return; // a weight that soon is no number any more; the mean may be missing already
    }
    double mean = sum / weight;
    double squares = 0;
    for (Measured m : all) {
      double w = m.weight() * StrictMath.exp(-(latest - m.time()) / (double) window);
      squares += w * (m.number() - mean) * (m.number() - mean);
    }
    double deviation = Math.sqrt(squares / weight);
    assertEquals(mean, moments.mean(now), size * error);
    assertEquals(deviation, moments.deviation(now), size * error);
  }

  @Test
  void equalNumbersDoNotSpread() {
    OneKey<Moments> key =
        new OneKey<>(42, state -> state.moments(OneKey.MEASURE, Duration.ofSeconds(1)));
    for (int i = 0; i < 1000; i++) {
      Reading now = key.event(i * 77L, 3, 1e9 / 7, 0);
      assertEquals(1e9 / 7, key.field().mean(now));
      assertEquals(0, key.field().deviation(now));
    }
  }

  @Test
  void smallSpreadOfLargeNumbersIsSeen() {
    OneKey<Moments> key =
        new OneKey<>(42, state -> state.moments(OneKey.MEASURE, Duration.ofDays(365)));
    Reading now = key.event(0, 1, 1e12, 0);
    for (int i = 1; i < 1000; i++) {
      now = key.event(i, 1, i % 2 == 0 ? 1e12 : 1e12 + 2, 0);
    }
    assertEquals(1, key.field().deviation(now), 1e-6);
  }

  @Test
  void nothingMeasuredIsNotANumber() {
    OneKey<Moments> key =
        new OneKey<>(42, state -> state.moments(OneKey.MEASURE, Duration.ofSeconds(1)));
    Reading now = key.event(5, 1, Double.NaN, 0);
    assertEquals(0, key.field().weight(now));
    assertEquals(Double.NaN, key.field().mean(now));
    assertEquals(Double.NaN, key.field().deviation(now));
  }

  @Test
  void anAggregatedRowIsOneInterval() {
    OneKey<Moments> key = new OneKey<>(42, state -> state.intervals(Duration.ofDays(365)));
    key.event(0, 1000, Double.NaN, 0);
    Reading now = key.event(3_600_000, 1000, Double.NaN, 0);
    assertEquals(1, key.field().weight(now), "a thousand equal intervals would look like a clock");
  }

  @Test
  void oneForgedMeasureDoesNotOutlastItsWeight() {
    OneKey<Moments> key =
        new OneKey<>(42, state -> state.moments(OneKey.MEASURE, Duration.ofMinutes(1)));
    key.event(0, Integer.MAX_VALUE, Double.MAX_VALUE, 0);
    key.event(0, Integer.MAX_VALUE, -Double.MAX_VALUE, 0);
    Reading now = key.event(100_000_000, 1, 7, 0);
    assertEquals(1, key.field().weight(now));
    assertEquals(7, key.field().mean(now));
    assertTrue(key.field().deviation(now) == 0);
  }
}
