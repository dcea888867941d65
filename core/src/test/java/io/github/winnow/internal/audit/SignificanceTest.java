package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignificanceTest {
  /** As it is defined: the least estimate of any line that the group passes. */
  private static double naive(double[] real, double[] decoy, double strength) {
    double least = 1;
    for (double line : real) {
      if (line <= strength) {
        long decoys = Arrays.stream(decoy).filter(s -> s >= line).count();
        long reals = Arrays.stream(real).filter(s -> s >= line).count();
        least = Math.min(least, (1.0 + decoys) / Significance.DECOYS / reals);
      }
    }
    return least;
  }

  @Test
  void isTheLeastShareOfFalseOnesAmongTheGroupsAboveALine() {
    Seeds.fresh(500, random -> {
      int range = 1 + random.nextInt(30);
      double[] real =
          random.doubles(random.nextInt(40), 0, range).map(Math::rint).toArray();
      double[] decoy =
          random.doubles(random.nextInt(200), 0, range).map(Math::rint).toArray();
      double[] q = Significance.qValues(real, decoy);
      for (int i = 0; i < real.length; i++) {
        assertEquals(naive(real, decoy, real[i]), q[i], 1e-12, "strength " + real[i]);
      }
    });
  }

  @Test
  void noneIsBetterThanItsDecoysAllow() {
    assertArrayEquals(new double[] {0.05}, Significance.qValues(new double[] {3}, new double[0]));
    assertArrayEquals(new double[0], Significance.qValues(new double[0], new double[] {1}));
  }

  @Test
  void manyTiesTakeNoTimeOfTheirOwn() {
    double[] real = new double[200_000];
    double[] q = Significance.qValues(real, new double[1_000_000]);
    assertEquals(0.25, q[77], 1e-4);
  }
}
