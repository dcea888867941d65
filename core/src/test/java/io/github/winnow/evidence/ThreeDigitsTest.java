package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThreeDigitsTest {
  private static final MathContext THREE = new MathContext(3);

  private static String expected(double x) {
    BigDecimal rounded = new BigDecimal(x).round(THREE).stripTrailingZeros();
    double size = Math.abs(x);
    return size < 1e6 && (x == 0 || size >= 1e-6) ? rounded.toPlainString() : rounded.toString();
  }

  @Test
  void equalToBigDecimal() {
    Long given = Long.getLong("winnow.seed");
    long seed = given != null ? given : new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 300_000; i++) {
      double x = switch (random.nextInt(5)) {
        case 0 -> Double.longBitsToDouble(random.nextLong());
        case 1 -> random.nextGaussian() * StrictMath.pow(10, random.nextInt(16) - 8);
        case 2 -> random.nextInt(2_000_000) / 2000.0; // full of halves
        case 3 -> Math.nextUp(random.nextInt(20_000) / 2000.0);
        default -> StrictMath.pow(10, random.nextInt(20) - 10) * (1 - random.nextInt(3) * 1e-16);
      };
      if (Double.isFinite(x)) {
        assertEquals(expected(x), ThreeDigits.of(x), () -> x + " with -Dwinnow.seed=" + seed);
      }
    }
  }

  @Test
  void knownByHeart() {
    assertEquals("0", ThreeDigits.of(-0.0));
    assertEquals("0.0123", ThreeDigits.of(0.012345));
    assertEquals("-1", ThreeDigits.of(-0.9999));
    assertEquals("999000", ThreeDigits.of(999_499));
    assertEquals("1E+6", ThreeDigits.of(1e6));
    assertEquals("unknown", ThreeDigits.of(Double.NaN));
  }
}
