package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.state.Traffic.Event;
import io.github.winnow.spi.Surge;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The surge against a model that lets every single tick pass, and what it is good for. */
class SurgeFieldTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_000_000L;

  /** The formula, a tick at a time: nothing lazy, nothing in closed form. */
  private static final class TickByTick {
    private double present;
    private double sum;
    private double squares;
    private int age;

    void endTick() {
      double z = value();
      double taught = present;
      if (z * z >= 300) {
        taught = Math.min(taught, 4 * mean());
      }
      sum += taught;
      squares += taught * taught;
      if (age < 10_080) {
        age++;
      } else {
        sum *= 10_080.0 / 10_081;
        squares *= 10_080.0 / 10_081;
      }
      present /= 2;
    }

    double mean() {
      return (sum + 0.5 * 60) / (age + 60);
    }

    double value() {
      double mean = mean();
      double variance = (squares + 0.25 * 60) / (age + 60) - mean * mean;
      double unknown = 100 * 60.0 / (age + 60);
      return present > mean
          ? (present - mean) / Math.sqrt(mean + 1 + Math.max(0, variance) + unknown)
          : 0;
    }
  }

  @Test
  void isWhatTickByTickGives() {
    Seeds.fresh(40, random -> {
      long tick = 1 + random.nextLong(random.nextBoolean() ? 10 : 100_000);
      OneKey<Surge> key = new OneKey<>(random, state -> state.surge(Duration.ofMillis(tick)));
      Grid grid = new Grid(tick);
      TickByTick model = new TickByTick();
      long latest = -1;
      int i = 0;
      for (Event e : Traffic.random(random, 400, tick * (1 + random.nextInt(12)))) {
        if (latest >= 0 && e.time() > latest) {
          long ticks = grid.cellOf(e.time(), key.key()) - grid.cellOf(latest, key.key());
          for (long t = 0; t < ticks; t++) {
            model.endTick();
          }
        }
        latest = Math.max(latest, e.time());
        model.present += e.count();
        Reading now = key.event(e.time(), e.count(), e.measure(), e.value());
        String where = "event " + i++ + ", tick " + tick + ", age " + model.age;
        near(model.present, key.field().observed(now), where);
        near(model.mean(), key.field().expected(now), where);
        near(model.value(), key.field().value(now), where);
      }
    });
  }

  private static void near(double expected, double found, String where) {
    assertEquals(expected, found, 1e-7 * (1 + expected), where);
  }

  @Test
  void aNewKeyWithFiveEventsReadsLow() {
    Seeds.fresh(200, random -> {
      OneKey<Surge> key = new OneKey<>(random, state -> state.surge(Duration.ofMillis(MINUTE)));
      long time = START;
      for (int i = 0; i < 5; i++) {
        time += random.nextInt(3) == 0 ? random.nextLong(20 * MINUTE) : random.nextLong(1000);
        assertTrue(key.field().value(key.event(time)) < 1);
      }
    });
  }

  @Test
  void aSteadyKeyStaysBelowFiveNearlyAlways() {
    Seeds.fixed(3, random -> {
      for (double rate : new double[] {0.01, 0.1, 1, 5, 30, 200, 1000}) {
        OneKey<Surge> key = minutes(random);
        long readings = 0;
        long high = 0;
        // What is busy from the start must be learnt first, through the gate.
        int learnt = rate < 100 ? 5 : 480;
        for (int minute = 0; minute < 900; minute++) {
          int events = poisson(random, rate);
          for (int i = 0; i < events; i++) {
            long time = START + minute * MINUTE + i * MINUTE / events;
            boolean isHigh = key.field().value(key.event(time)) >= 5;
            if (minute >= learnt) {
              readings++;
              high += isHigh ? 1 : 0;
            }
          }
        }
        assertTrue(high * 1_000 <= readings, rate + " a tick: " + high + " of " + readings);
      }
    });
  }

  @Test
  void twentyTimesTheRateReadsHigh() {
    Seeds.fixed(20, random -> {
      for (double rate : new double[] {0.5, 2, 10, 100}) {
        OneKey<Surge> key = minutes(random);
        feed(key, random, rate, 0, 300);
        double highest = feed(key, random, 20 * rate, 300, 310);
        assertTrue(highest > (rate < 1 ? 3 : 8), rate + " a tick, then 20 times: " + highest);
      }
    });
  }

  @Test
  void anAttackTeachesTheBaselineHardlyAnything() {
    Seeds.fixed(20, random -> {
      for (double rate : new double[] {0.5, 2, 10, 100}) {
        OneKey<Surge> key = minutes(random);
        feed(key, random, rate, 0, 600);
        double before = expected(key, 600);
        feed(key, random, 200 * rate + 500, 600, 630);
        double after = expected(key, 700);
        assertTrue(after < 1.3 * before, rate + " a tick: from " + before + " to " + after);
      }
    });
  }

  @Test
  void aKeyThatIsBusyFromTheStartIsLearnt() {
    Seeds.fixed(5, random -> {
      OneKey<Surge> key = minutes(random);
      assertTrue(feed(key, random, 2000, 0, 30) > 20, "what is new and busy reads high at first");
      feed(key, random, 2000, 30, 480);
      assertTrue(feed(key, random, 2000, 480, 600) < 5, "but not for ever");
      assertEquals(4000, expected(key, 600), 3000);
    });
  }

  @Test
  void whoStaysBelowThreeHardlyTeachesAnOldKey() {
    Seeds.fixed(5, random -> {
      for (double rate : new double[] {1, 10, 100}) {
        OneKey<Surge> key = minutes(random);
        feed(key, random, rate, 0, 600);
        double before = expected(key, 600);
        for (int minute = 600; minute < 660; minute++) {
          long time = START + minute * MINUTE;
          while (key.field().value(key.event(time)) < 3) {
            time++; // one more goes unseen
          }
        }
        double after = expected(key, 660);
        assertTrue(after < 2 * before, rate + " a tick: from " + before + " to " + after);
      }
    });
  }

  private static OneKey<Surge> minutes(SplittableRandom random) {
    return new OneKey<>(random, state -> state.surge(Duration.ofMillis(MINUTE)));
  }

  private static double expected(OneKey<Surge> key, long minute) {
    return key.field().expected(key.event(START + minute * MINUTE));
  }

  /** Events at a steady rate a minute from one minute to another; the highest reading. */
  private static double feed(
      OneKey<Surge> key, SplittableRandom random, double rate, int from, int to) {
    double highest = 0;
    for (int minute = from; minute < to; minute++) {
      int events = poisson(random, rate);
      for (int i = 0; i < events; i++) {
        Reading now = key.event(START + minute * MINUTE + i * MINUTE / events);
        highest = Math.max(highest, key.field().value(now));
      }
    }
    return highest;
  }

  /** Counts arrivals with exponential gaps within one unit of time. */
  private static int poisson(SplittableRandom random, double rate) {
    int events = -1;
    for (double time = 0; time < rate; events++) {
      time -= StrictMath.log(1 - random.nextDouble());
    }
    return events;
  }
}
