package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.spi.Tails;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void manyWithoutCascadesIsThePlainBinomial() {
    Shares shares = new Shares(30, 100, 9_999_999, 99_999_998);
    assertEquals(10, shares.expected(), 1e-9);
    assertEquals(Tails.logBinomialUpper(100, 0.1, 30), shares.logUpper(1e300), 1e-4);
  }

  @Test
  void atMostAsManyCountAsCascadesAreWorth() {
    Shares shares = new Shares(30_000, 100_000, 100_000, 1_000_000);
    assertEquals(Tails.logBinomialUpper(20, 0.1, 6), shares.logUpper(20), 0.02);
  }

  @Test
  void moreIsLessProbableAndAlwaysFinite() {
    long seed = Long.getLong("winnow.seed", 5);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      double all = 1 + random.nextInt(100_000);
      double others = 1 + random.nextInt(100_000);
      double elsewhere = random.nextInt((int) others + 1);
      double cascades = 1 + random.nextInt(1000);
      double before = 0;
      for (int step = 0; step <= 10; step++) {
        double shown = Math.floor(all * step / 10);
        Shares shares = new Shares(shown, all, elsewhere, others);
        double upper = shares.logUpper(cascades);
        assertTrue(upper <= before && Double.isFinite(upper), shares + ", seed " + seed);
        before = upper;
      }
    }
  }
}
