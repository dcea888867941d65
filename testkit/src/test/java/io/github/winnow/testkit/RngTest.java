package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class RngTest {
  private static final int MANY = 200_000;

  /** SplitMix64's published first numbers for the state 1234567. */
  @Test
  void mixesAsSplitMix64() {
    long state = 1_234_567;
    long[] published = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L};
    for (long expected : published) {
      state += 0x9E3779B97F4A7C15L;
      assertEquals(expected, Rng.mix(state));
    }
  }

  @Test
  void splittingNeitherMovesNorFollowsTheParent() {
    Rng fresh = new Rng(7);
    Rng used = new Rng(7);
    long first = used.split(3).bits();
    long next = used.bits();
    assertEquals(fresh.bits(), next);
    assertEquals(first, used.split(3).bits());
    assertNotEquals(first, used.split(4).bits());
    assertNotEquals(new Rng(7).split("a").bits(), new Rng(7).split("b").bits());
  }

  @Test
  void distributionsHaveTheirMeans() {
    assertMean(0.5, 0.01, Rng::unit);
    assertMean(4, 0.03, r -> r.below(9));
    assertMean(4, 0.03, r -> r.whole(0, 8));
    assertMean(3, 0.05, r -> r.exponential(3));
    assertMean(5, 0.03, r -> r.normal(5, 2));
    assertMean(4, 0.05, r -> StrictMath.pow(r.normal(5, 2) - 5, 2));
    assertMean(2 * StrictMath.exp(0.125), 0.02, r -> r.logNormal(2, 0.5));
    assertMean(1.2658, 0.02, r -> r.weibull(1, 0.7));
    assertMean(2.4, 0.05, r -> r.geometric(2.4));
    assertMean(3.3, 0.05, r -> r.poisson(3.3));
    assertMean(0.3, 0.01, r -> r.chance(0.3) ? 1 : 0);
    assertMean(1.7, 0.01, r -> r.pick(Rng.runningSums(1, 1, 8)));
    assertMean(9 / StrictMath.log(10), 0.05, r -> r.logBetween(1, 10));
  }

  private static void assertMean(double expected, double tolerance, ToDoubleFunction<Rng> draw) {
    Rng rng = new Rng(42);
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += draw.applyAsDouble(rng);
    }
    double mean = sum / MANY;
    assertTrue(
        Math.abs(mean - expected) <= tolerance, () -> "mean " + mean + ", expected " + expected);
  }
}
