package io.github.winnow.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tail probabilities against exact sums. */
class TailsTest {
  private static final double ERROR = 1e-9;
  private static final double RELATIVE_ERROR = 1e-11;

  private static void near(double exact, double found, String of) {
    assertEquals(exact, found, Math.max(ERROR, RELATIVE_ERROR * -exact), of);
  }

  @Test
  void binomialTailsAreThoseOfTheExactSums() {
    Seeds.fresh(500, random -> binomial(random, 1 + random.nextInt(random.nextInt(1, 2_000))));
  }

  @Test
  void binomialTailsOfManyTrialsAreThoseOfTheExactSums() {
    Seeds.fresh(20, random -> binomial(random, (int) StrictMath.pow(10, random.nextDouble(4, 7))));
  }

  private static void binomial(SplittableRandom random, int n) {
    double p = probability(random);
    double spread = Math.sqrt(n * p * (1 - p)) + 1;
    double x = random.nextInt(3) == 0 && n < 2_000
        ? random.nextInt(n + 1)
        : n * p + random.nextDouble(-6, 20) * spread;
    double whole = Math.floor(Math.max(0, Math.min(n, x)));
    near(
        ExactTails.logBinomialUpper(n, p, (long) whole),
        Tails.logBinomialUpper(n, p, whole),
        n + " trials of " + p + ", at least " + whole);
  }

  private static double probability(SplittableRandom random) {
    double p =
        random.nextInt(3) == 0 ? StrictMath.pow(10, -random.nextDouble(12)) : random.nextDouble();
    return random.nextInt(4) == 0 ? 1 - p : p;
  }

  @Test
  void poissonTailsAreThoseOfTheExactSums() {
    Seeds.fresh(500, random -> {
      double mean = random.nextBoolean()
          ? random.nextDouble(1_000)
          : StrictMath.pow(10, random.nextDouble(-12, 3));
      poisson(random, mean);
    });
  }

  @Test
  void poissonTailsOfLargeMeansAreThoseOfTheExactSums() {
    Seeds.fresh(20, random -> poisson(random, StrictMath.pow(10, random.nextDouble(4, 8))));
  }

  private static void poisson(SplittableRandom random, double mean) {
    double x = random.nextInt(3) == 0 && mean < 1_000
        ? random.nextInt(2_000)
        : mean + random.nextDouble(-6, 20) * Math.sqrt(mean);
    double whole = Math.floor(Math.max(0, x));
    near(
        ExactTails.logPoissonUpper(mean, (long) whole),
        Tails.logPoissonUpper(mean, whole),
        "mean " + mean + ", at least " + whole);
  }

  /** Where the one method gives way to the other, neither may leave a step. */
  @Test
  void methodsMeetWithoutAStep() {
    double border = 1e6;
    for (double z = -6; z < 40; z += 0.25) {
      double mean = border - z * Math.sqrt(border);
      double before = Tails.logPoissonUpper(mean, border);
      double after = Tails.logPoissonUpper(mean, Math.nextUp(border));
      near(before, after, "Poisson at z = " + z);
      double p = 0.5 - z * Math.sqrt(0.25 / (2 * border));
      before = Tails.logBinomialUpper(2 * border - 1, p, border);
      after = Tails.logBinomialUpper(Math.nextUp(2 * border - 1), p, Math.nextUp(border));
      near(before, after, "binomial at z = " + z);
    }
  }

  @Test
  void binomialTailsFallWithTheCountAndRiseWithTrialsAndProbability() {
    Seeds.fresh(10_000, random -> {
      double n = random.nextDouble(2_000);
      double x = random.nextDouble(n);
      double p = probability(random);
      double more = random.nextDouble();
      double tail = Tails.logBinomialUpper(n, p, x);
      assertTrue(tail <= 0);
      assertTrue(Tails.logBinomialUpper(n, p, x + more) <= tail + 2 * ERROR);
      assertTrue(Tails.logBinomialUpper(n + more, p, x) >= tail - 2 * ERROR);
      assertTrue(Tails.logBinomialUpper(n, p + (1 - p) * more, x) >= tail - 2 * ERROR);
    });
  }

  @Test
  void poissonTailsFallWithTheCountAndRiseWithTheMean() {
    Seeds.fresh(10_000, random -> {
      double mean = random.nextDouble(2_000);
      double x = random.nextDouble(2 * mean);
      double more = random.nextDouble();
      double tail = Tails.logPoissonUpper(mean, x);
      assertTrue(tail <= 0);
      assertTrue(Tails.logPoissonUpper(mean, x + more) <= tail + 2 * ERROR);
      assertTrue(Tails.logPoissonUpper(mean + more, x) >= tail - 2 * ERROR);
    });
  }

  @Test
  void whatIsCertainOrImpossible() {
    assertEquals(0, Tails.logBinomialUpper(10, 0.5, 0));
    assertEquals(0, Tails.logBinomialUpper(10, 0.5, -3));
    assertEquals(0, Tails.logBinomialUpper(10, 1, 10));
    assertEquals(0, Tails.logBinomialUpper(0, 0.5, 0));
    assertEquals(Double.NEGATIVE_INFINITY, Tails.logBinomialUpper(10, 0, 1));
    assertEquals(Double.NEGATIVE_INFINITY, Tails.logBinomialUpper(10, 0.5, 11));
    assertEquals(0, Tails.logPoissonUpper(3, 0));
    assertEquals(0, Tails.logPoissonUpper(0, 0));
    assertEquals(Double.NEGATIVE_INFINITY, Tails.logPoissonUpper(0, 1));
    assertEquals(0, Tails.logPoissonUpper(Double.POSITIVE_INFINITY, 1e9));
    assertEquals(Double.NEGATIVE_INFINITY, Tails.logPoissonUpper(3, Double.POSITIVE_INFINITY));
    assertEquals(0, Tails.logBinomialUpper(Double.POSITIVE_INFINITY, 0.5, 1e9));
  }

  @Test
  void whatIsNoNumberGivesNone() {
    assertEquals(Double.NaN, Tails.logBinomialUpper(Double.NaN, 0.5, 1));
    assertEquals(Double.NaN, Tails.logBinomialUpper(10, Double.NaN, 1));
    assertEquals(Double.NaN, Tails.logBinomialUpper(10, 0.5, Double.NaN));
    assertEquals(Double.NaN, Tails.logPoissonUpper(Double.NaN, 1));
    assertEquals(Double.NaN, Tails.logPoissonUpper(1, Double.NaN));
  }

  @Test
  void aMeanThatTheRoundingOfHugeCountsHitsGivesANumber() {
    double log =
        Tails.logBinomialUpper(0x1.7250178901918p60, 0x1.ffffffffffc0ap-1, 0x1.725017890163bp60);
    assertTrue(log <= 0, () -> "" + log);
  }

  @Test
  void extremesGiveNumbersOfTheRightSign() {
    Seeds.fresh(10_000, random -> {
      double n = StrictMath.pow(10, random.nextDouble(-20, 20));
      double p = StrictMath.pow(10, -random.nextDouble(324));
      double q = random.nextBoolean() ? p : Math.min(Math.nextDown(1.0), 1 - p);
      double x = random.nextInt(3) == 0 ? n * q : n * random.nextDouble();
      double binomial = Tails.logBinomialUpper(n, q, x);
      assertTrue(binomial <= 0, () -> n + " trials of " + q + ", at least " + x + ": " + binomial);
      double poisson = Tails.logPoissonUpper(n * q, x);
      assertTrue(poisson <= 0, () -> "mean " + n * q + ", at least " + x + ": " + poisson);
    });
  }
}
