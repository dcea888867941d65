package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Histogram;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The histogram against bins of real numbers that are halved when it says it halves. */
class HistogramFieldTest {
  private static final int HALVED_AT = 4096;

  @Test
  void isExactUntilItHalvesAndNearlyRightAfterwards() {
    Seeds.fresh(50, random -> {
      double[] edges = edges(random);
      int bins = edges.length + 1;
      OneKey<Histogram> key = new OneKey<>(random, state -> state.histogram(OneKey.MEASURE, edges));
      double[] exact = new double[bins];
      double total = 0;
      boolean halved = false;
      for (int i = 0; i < 20_000; i++) {
        double x = random.nextInt(20) == 0 ? Double.NaN : draw(random, edges);
        int count = random.nextInt(50) == 0 ? 1 + random.nextInt(200) : 1;
        Reading now = key.event(i, count, x, 0);
        if (!Double.isNaN(x)) {
          exact[binOf(x, edges)] += count;
          total += count;
          if (key.field().total(now) < total - bins) {
            halved = true;
            total /= 2;
            for (int bin = 0; bin < bins; bin++) {
              exact[bin] /= 2;
            }
          }
        }
        double seen = 0;
        for (int bin = 0; bin < bins; bin++) {
          double found = key.field().count(now, bin);
          seen += found;
          if (halved) {
            double share = found / key.field().total(now);
            assertEquals(exact[bin] / total, share, bins / 2_000.0, "event " + i);
            assertEquals(exact[bin], found, 1, "event " + i);
          } else {
            assertEquals(exact[bin], found, "event " + i);
          }
        }
        assertEquals(seen, key.field().total(now));
        assertEquals(true, seen < HALVED_AT);
      }
      assertEquals(true, halved);
    });
  }

  private static double[] edges(SplittableRandom random) {
    return random.doubles(1 + random.nextInt(15), -100, 100).distinct().sorted().toArray();
  }

  private static double draw(SplittableRandom random, double[] edges) {
    int which = random.nextInt(edges.length);
    return switch (random.nextInt(8)) {
      case 0 -> edges[which];
      case 1 -> Math.nextDown(edges[which]);
      case 2 -> random.nextBoolean() ? 1e99 : -1e99;
      default -> random.nextDouble(-110, 110);
    };
  }

  /** Bin i holds what is at least edge i-1 and below edge i. */
  private static int binOf(double x, double[] edges) {
    int bin = 0;
    for (double edge : edges) {
      bin += x >= edge ? 1 : 0;
    }
    return bin;
  }

  @Test
  void aHugeCountFillsOneBinAndNoOther() {
    OneKey<Histogram> key = new OneKey<>(42, state -> state.histogram(OneKey.MEASURE, 0, 1, 2, 3));
    for (int i = 0; i < 100; i++) {
      Reading now = key.event(i, Integer.MAX_VALUE, 1.5, 0);
      assertEquals(key.field().total(now), key.field().count(now, 2));
    }
  }

  @Test
  void binsAreNumberedFromZeroToTheEdges() {
    OneKey<Histogram> key = new OneKey<>(42, state -> state.histogram(OneKey.MEASURE, 1, 2));
    Reading now = key.event(0, 1, 2, 0);
    assertEquals(1, key.field().count(now, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> key.field().count(now, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> key.field().count(now, -1));
  }

  @Test
  void edgesAreFewFiniteAndRise() {
    refused();
    refused(1, 1);
    refused(2, 1);
    refused(0.0, -0.0);
    refused(Double.NaN);
    refused(1, Double.POSITIVE_INFINITY);
    refused(new SplittableRandom(1).doubles(16).sorted().toArray());
  }

  private static void refused(double... edges) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OneKey<>(42, state -> state.histogram(OneKey.MEASURE, edges)));
  }
}
