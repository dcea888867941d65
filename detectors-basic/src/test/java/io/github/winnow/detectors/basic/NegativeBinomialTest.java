package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the sum of the probabilities of every count. */
class NegativeBinomialTest {
  @Test
  void tailsAreSumsOfProbabilities() {
    long seed = Long.getLong("winnow.seed", 3);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      double mean = 0.1 + 60 * random.nextDouble();
      double shape = 1 + 20 * random.nextDouble();
      int x = random.nextInt(150);
      double below = 0;
      double probability = StrictMath.pow(shape / (mean + shape), shape); // of none
      double at = 0;
      for (int k = 0; k <= x; k++) {
        at = probability;
        below += at;
        probability *= (shape + k) / (k + 1) * mean / (mean + shape);
      }
      String message = "mean " + mean + ", shape " + shape + ", x " + x + ", seed " + seed;
      if (x > mean) {
        double upper = StrictMath.exp(NegativeBinomial.logUpper(mean, shape, x));
        assertEquals(1 - below + at, upper, 1e-9, message);
      } else if (x < mean) {
        double lower = StrictMath.exp(NegativeBinomial.logLower(mean, shape, x));
        assertEquals(below, lower, 1e-9, message);
      }
    }
  }
}
