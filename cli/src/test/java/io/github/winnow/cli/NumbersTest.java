package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  private static void assertShort(double x) {
    String expected = new BigDecimal(x).round(THREE).stripTrailingZeros().toPlainString();
    assertEquals(expected, Numbers.short3(x), () -> "of " + x);
    assertEquals("-" + expected, Numbers.short3(-x), () -> "of minus " + x);
  }

  @Test
  void threeDigitsAreThoseOfTheExactDecimals() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      assertShort(StrictMath.pow(10, random.nextDouble(-4, 5)));
    }
  }

  @Test
  void threeDigitsNextToHalfWayAreThoseOfTheExactDecimals() {
    for (int thousandths = 1005; thousandths < 99_995; thousandths += 5) {
      for (double x : new double[] {thousandths / 1000.0, thousandths / 10_000.0}) {
        assertShort(Math.nextDown(x));
        assertShort(x);
        assertShort(Math.nextUp(x));
      }
    }
  }

  @Test
  void nothingIsAZero() {
    assertEquals("0", Numbers.short3(0));
  }
}
