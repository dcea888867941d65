package io.github.winnow.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Exponential and logarithm against {@link StrictMath}, and the same bits everywhere. */
class ElementaryTest {
  private static final double EXP_ERROR = 1e-11;
  private static final double LOG_ERROR = 1e-12;

  @Test
  void expErrsAsLittleAsStated() {
    Seeds.fresh(1, random -> {
      for (int i = 0; i < 1_000_000; i++) {
        double x = exponent(random);
        double exact = StrictMath.exp(x);
        assertEquals(exact, Elementary.exp(x), EXP_ERROR * exact, () -> "exp " + x);
      }
    });
  }

  private static double exponent(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextDouble(-700, 700);
      case 1 -> random.nextDouble(-2, 2);
      case 2 -> StrictMath.log(2) * random.nextInt(-700 * 256, 700 * 256) / 256; // at the table
      default -> (random.nextBoolean() ? 1 : -1) * StrictMath.pow(10, random.nextDouble(-300, 0));
    };
  }

  @Test
  void logErrsAsLittleAsStated() {
    Seeds.fresh(1, random -> {
      for (int i = 0; i < 1_000_000; i++) {
        double x = positive(random);
        assertEquals(StrictMath.log(x), Elementary.log(x), LOG_ERROR, () -> "log " + x);
      }
    });
  }

  private static double positive(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 ->
        Double.longBitsToDouble(random.nextLong(
            Double.doubleToLongBits(Double.MIN_NORMAL), Double.doubleToLongBits(1e308)));
      case 1 -> random.nextDouble(0.5, 2);
      case 2 -> (1 + random.nextInt(256) / 256.0) * StrictMath.pow(2, random.nextInt(-100, 100));
      default -> 1 + (random.nextBoolean() ? 1 : -1) * StrictMath.pow(2, -random.nextInt(1, 53));
    };
  }

  @Test
  void neitherEverFallsBetweenNeighbours() {
    Seeds.fresh(1, random -> {
      for (int i = 0; i < 500_000; i++) {
        // Closer together than their errors, but further apart than rounding.
        double x = exponent(random) + 0.0;
        rises(Elementary::exp, x, x + 1e-13 * Math.max(1, Math.abs(x) * 32));
        double y = positive(random);
        rises(Elementary::log, y, y * (1 + 1e-12));
      }
    });
  }

  private static void rises(DoubleUnaryOperator f, double x, double y) {
    assertTrue(f.applyAsDouble(x) <= f.applyAsDouble(y), () -> "falls from " + x + " to " + y);
  }

  @Test
  void everyNumberHasAnExponential() {
    assertEquals(1, Elementary.exp(0.0));
    assertEquals(1, Elementary.exp(-0.0));
    assertEquals(1, Elementary.exp(-1e-20), "just below a whole power of 2");
    assertEquals(1, Elementary.exp(-Double.MIN_VALUE));
    assertEquals(0, Elementary.exp(-700.001));
    assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
    assertEquals(Elementary.exp(700), Elementary.exp(701));
    assertEquals(Elementary.exp(700), Elementary.exp(Double.POSITIVE_INFINITY));
    assertTrue(Elementary.exp(-700) > 0);
    assertEquals(Double.NaN, Elementary.exp(Double.NaN));
  }

  @Test
  void whatHasNoLogarithmIsBelowAllThatHas() {
    assertEquals(-709, Elementary.log(0));
    assertEquals(-709, Elementary.log(Double.MIN_VALUE));
    assertEquals(-709, Elementary.log(-1));
    assertEquals(-709, Elementary.log(Double.NaN));
    assertTrue(Elementary.log(Double.MIN_NORMAL) > -709);
    assertTrue(Elementary.log(Double.MAX_VALUE) < 710);
    assertTrue(Double.isFinite(Elementary.log(Double.POSITIVE_INFINITY)));
    assertEquals(0, Elementary.log(1), LOG_ERROR);
  }

  /** A verdict must not depend on the processor or the JDK: these sums are over the bits. */
  @Test
  void bitsAreTheSameEverywhere() {
    SplittableRandom random = new SplittableRandom(42);
    long exp = 0;
    long log = 0;
    for (int i = 0; i < 100_000; i++) {
      double x = (random.nextLong() >> 11) * 0x1p-53; // -1/2 to 1/2, exactly
      exp = 31 * exp + Double.doubleToRawLongBits(Elementary.exp(1_400 * x));
      log = 31 * log + Double.doubleToRawLongBits(Elementary.log(Math.abs(x)));
    }
    assertEquals(-8265008407895343055L, exp);
    assertEquals(-3913811001415445229L, log);
  }
}
