package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.math.Elementary;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Evidence against its definition: linear between the knots, by a plain search. */
class TailTest {
  private static final double[] ODD = {
    0, -0.0, 1, 2, 3, -1, 1e-300, Double.MIN_VALUE, -Double.MIN_VALUE, 1e100, -1e100, 5e149
  };

  @Test
  void isLinearBetweenKnotsWhereverTheyLie() {
    Seeds.fresh(300, random -> {
      double[] values = knots(random);
      double[] logP = new double[values.length];
      for (int i = 1; i < logP.length; i++) {
        logP[i] = logP[i - 1] - random.nextDouble() * 50 / logP.length;
      }
      Tail tail = new Tail(1_000, values, logP);
      for (double x : values) {
        check(tail, values, logP, x);
        check(tail, values, logP, Math.nextUp(x));
        check(tail, values, logP, Math.nextDown(x));
      }
      for (double x : ODD) {
        check(tail, values, logP, x);
      }
      for (int i = 0; i < 200; i++) {
        check(tail, values, logP, value(random));
      }
      assertEquals(of(logP[0]), tail.evidence(Double.NaN));
    });
  }

  private static double[] knots(SplittableRandom random) {
    return random
        .doubles(random.nextInt(1, 60))
        .map(x -> value(random))
        .map(x -> x + 0.0) // no negative zero beside a positive one
        .sorted()
        .distinct()
        .toArray();
  }

  private static double value(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> ODD[random.nextInt(ODD.length)];
      case 1 -> random.nextInt(-20, 100);
      case 2 -> random.nextDouble();
      case 3 -> -10 * random.nextDouble();
      default -> Elementary.exp(20 * random.nextDouble() - 10);
    };
  }

  private static void check(Tail tail, double[] values, double[] logP, double x) {
    int last = values.length - 1;
    double evidence = tail.evidence(x);
    if (x >= values[last]) {
      double beyond = tail.evidence(values[last]);
      assertEquals(tail.mostEvidence(), beyond);
      assertEquals(true, x == values[last] ? evidence == beyond : evidence >= beyond);
      return;
    }
    int high = 0;
    while (values[high] <= x) {
      high++;
    }
    double wanted = of(logP[0]);
    if (high > 0) {
      double low = of(logP[high - 1]);
      double share = (x - values[high - 1]) / (values[high] - values[high - 1]);
      wanted = low + share * (of(logP[high]) - low);
    }
    assertEquals(wanted, evidence, () -> x + " in " + Arrays.toString(values));
  }

  private static double of(double logP) {
    return 0.5 * Elementary.exp(-0.5 * logP);
  }
}
