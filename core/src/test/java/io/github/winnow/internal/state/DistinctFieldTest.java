package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.DistinctCount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The estimate's standard error over many keys, and exactly what stretch of time it covers. */
class DistinctFieldTest {
  private static final int[] SIZES = {
    1, 2, 3, 5, 10, 20, 30, 50, 75, 100, 120, 150, 200, 300, 400, 500, 650, 800, 1_000, 1_300,
    1_600, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 7_000, 8_500, 10_000, 12_500, 15_000
  };

  private static double statedError(int size) {
    return size <= 10
        ? 0.07
        : size <= 150 ? 0.09 : size <= 3_000 ? 0.14 : size <= 7_000 ? 0.17 : 0.24;
  }

  @Test
  void errsAsMuchAsTheJavadocSays() {
    Seeds.fixed(1, random -> {
      int keys = 1_000;
      double[] sum = new double[SIZES.length];
      double[] squares = new double[SIZES.length];
      for (int k = 0; k < keys; k++) {
        OneKey<DistinctCount> key =
            new OneKey<>(random, state -> state.distinct(OneKey.VALUE, Duration.ofDays(1000)));
        int values = 0;
        for (int size = 0; size < SIZES.length; size++) {
          Reading now = key.event(values);
          for (; values < SIZES[size]; values++) {
            now = key.event(values, 1, Double.NaN, random.nextLong());
          }
          double error = key.field().estimate(now) / SIZES[size] - 1;
          sum[size] += error;
          squares[size] += error * error;
        }
      }
      for (int size = 0; size < SIZES.length; size++) {
        double error = Math.sqrt(squares[size] / keys);
        double bias = sum[size] / keys;
        String measured = SIZES[size] + " values: error " + error + ", bias " + bias;
        assertTrue(error < statedError(SIZES[size]), measured);
        assertTrue(Math.abs(bias) < statedError(SIZES[size]) / 2, measured);
      }
    });
  }

  @Test
  void saturatesNearTwentyOneThousand() {
    Seeds.fixed(5, random -> {
      OneKey<DistinctCount> key =
          new OneKey<>(random, state -> state.distinct(OneKey.VALUE, Duration.ofDays(1000)));
      Reading now = key.event(0);
      for (int i = 0; i < 200_000; i++) {
        now = key.event(i, 1, Double.NaN, random.nextLong());
      }
      assertEquals(21_000, key.field().estimate(now), 500);
    });
  }

  /** Values that differ in their bit alone, so that the estimate tells exactly how many there are. */
  @Test
  void coversBetweenHalfAndTheWholeOfTheWindow() {
    Seeds.fresh(100, random -> {
      long window = 2 * (1 + random.nextLong(random.nextBoolean() ? 10 : 100_000_000));
      OneKey<DistinctCount> key =
          new OneKey<>(random, state -> state.distinct(OneKey.VALUE, Duration.ofMillis(window)));
      Map<Integer, Long> seen = new HashMap<>();
      long latest = 0;
      for (Event e : Traffic.random(random, 300, window)) {
        int value = random.nextInt(40);
        latest = Math.max(latest, e.time());
        seen.merge(value, e.time(), Math::max);
        int surely = 0;
        int atMost = 0;
        for (long time : seen.values()) {
          surely += latest - time <= window / 2 ? 1 : 0;
          atMost += latest - time < window ? 1 : 0;
        }
        Reading now = key.event(e.time(), e.count(), e.measure(), 1L << 63 | value);
        double distinct = 64 * (1 - StrictMath.exp(-key.field().estimate(now) / 64));
        assertEquals(Math.rint(distinct), distinct, 1e-6);
        assertTrue(
            surely - 0.1 < distinct && distinct < atMost + 0.1,
            distinct + " not in " + surely + ".." + atMost);
      }
    });
  }

  @Test
  void aMissingValueIsNotCounted() {
    OneKey<DistinctCount> key =
        new OneKey<>(42, state -> state.distinct(OneKey.VALUE, Duration.ofHours(1)));
    assertEquals(0, key.field().estimate(key.event(0, 1, Double.NaN, 0)));
  }

  @Test
  void repeatsAreCountedOnce() {
    Seeds.fresh(20, random -> {
      OneKey<DistinctCount> key =
          new OneKey<>(random, state -> state.distinct(OneKey.VALUE, Duration.ofDays(10)));
      long[] values = random.longs(10 + random.nextInt(1000)).toArray();
      double once = 0;
      for (long value : values) {
        once = key.field().estimate(key.event(0, 1, Double.NaN, value));
      }
      for (int i = 0; i < 1000; i++) {
        long value = values[random.nextInt(values.length)];
        assertEquals(once, key.field().estimate(key.event(i, 9, Double.NaN, value)));
      }
    });
  }

  @Test
  void shorterWindowsThanTwoMillisecondsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OneKey<>(42, state -> state.distinct(OneKey.VALUE, Duration.ofMillis(1))));
  }
}
