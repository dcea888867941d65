package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LikelyShareTest {
  /** Two logs of the same traffic, whatever its blocks: the one lies where the other says. */
  @Test
  void anotherLogLiesBetweenTheTwoSharesNineteenTimesOfTwenty() {
    SplittableRandom random = new SplittableRandom(4);
    for (double blocks : new double[] {0.3, 1, 4, 20, 100}) {
      for (int block : new int[] {1, 25}) {
        int engagements = 100_000;
        int runs = 4_000;
        int inside = 0;
        for (int i = 0; i < runs; i++) {
          LikelyShare here =
              new LikelyShare(engagements, (long) block * poisson(random, blocks), block);
          double other = (double) block * poisson(random, blocks) / engagements;
          assertTrue(here.low() <= here.share() && here.share() < here.high(), here::toString);
          inside += here.low() <= other && other <= here.high() ? 1 : 0;
        }
        double coverage = (double) inside / runs;
        assertTrue(coverage > 0.93, coverage + " at " + blocks + " blocks of " + block);
        assertTrue(blocks < 4 || coverage < 0.98, coverage + " at " + blocks);
      }
    }
  }

  private static int poisson(SplittableRandom random, double mean) {
    int n = 0;
    for (double t = -StrictMath.log(random.nextDouble());
        t < mean;
        t -= StrictMath.log(random.nextDouble())) {
      n++;
    }
    return n;
  }

  @Test
  void nothingIsSaidOfNothing() {
    LikelyShare none = new LikelyShare(0, 0, 1);
    assertEquals(0, none.share());
    assertEquals(0, none.low());
    assertEquals(1, none.high());
  }
}
