package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.fixture.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Likelihood ratios, as they are learned from labelled evidence. */
class RatioSampleTest {
  private static final int ALL = -1;
  private static final int BINS = 60;

  /** ½p^(−½) of a tail probability. */
  private static double evidence(double p) {
    return 0.5 / Math.sqrt(p);
  }

  /** Genuine p are uniform, fabricated ones are the power of that. */
  private static RatioSample sample(
      SplittableRandom random, int genuine, int fabricated, int each, double power) {
    RatioSample sample = new RatioSample();
    for (int account = 0; account < genuine + fabricated; account++) {
      boolean fake = account >= genuine;
      double p = 1 - random.nextDouble();
      Pseudonym of = new Pseudonym(random.nextLong());
      for (int i = 0; i < each; i++) {
        sample.add(of, evidence(fake ? StrictMath.pow(p, power) : p), fake);
      }
    }
    return sample;
  }

  private static LikelihoodRatio learned(RatioSample sample) {
    LikelihoodRatio ratio = sample.learnedOutside(ALL);
    assertNotNull(ratio);
    return ratio;
  }

  /** Of p to the power 3 the density at p is p^(−2/3) / 3. */
  @Test
  void isTheRatioOfDensitiesWhereThereIsEnough() {
    LikelihoodRatio ratio = learned(sample(new SplittableRandom(1), 200_000, 200_000, 1, 3));
    for (double p : new double[] {0.8, 0.5, 0.1, 0.01, 0.001}) {
      double exact = StrictMath.pow(p, -2.0 / 3) / 3;
      // Half an octave of p, twice: a bin, and what is said before its end; and a standard error.
      assertEquals(StrictMath.log(exact), StrictMath.log(ratio.of(evidence(p))), 0.55, "at " + p);
    }
    assertTrue(ratio.least() < 0.5, "exonerates");
  }

  @Test
  void neverFallsAndNeverPromisesMoreThanAccountsOrRarityShow() {
    Seeds.fresh(200, random -> {
      int genuine = 20 + random.nextInt(300);
      int fabricated = 20 + random.nextInt(300);
      RatioSample sample =
          sample(random, genuine, fabricated, 1 + random.nextInt(5), 4 * random.nextDouble());
      LikelihoodRatio ratio = sample.learnedOutside(ALL);
      if (ratio == null) {
        return; // of few accounts, that some are busier than others by chance
      }
      double before = 0;
      for (double p = 1; p > 1e-12; p *= 0.9) {
        double now = ratio.of(evidence(p));
        assertTrue(now >= before && now >= ratio.least());
        before = now;
      }
      double most = 2.5 * (ratio.genuineAccounts() + 1);
      double least = 0.1 / (ratio.fabricatedAccounts() + 1);
      for (double e = 0.6; e < 10_000; e *= 1.3) {
        double now = ratio.of(e);
        assertTrue(now < 1.001 * Math.max(e, most) && now > Math.min(0.5 * e, least), "at " + e);
      }
      assertEquals(ratio.of(1e6), ratio.of(1e130));
      assertEquals(ratio.least(), ratio.of(Double.NaN));
    });
  }

  /** So an average of ratios and of unlabelled evidence stays evidence. */
  @Test
  void itsMeanOverTheGenuineIsOneAtMost() {
    Seeds.fresh(100, random -> {
      RatioSample sample = new RatioSample();
      List<Double> genuine = new ArrayList<>();
      int accounts = 40 + random.nextInt(200);
      for (int account = 0; account < accounts; account++) {
        Pseudonym of = new Pseudonym(random.nextLong());
        double p = Tail.written(1 - random.nextDouble());
        sample.add(of, evidence(p), false);
        genuine.add(evidence(p));
        sample.add(new Pseudonym(random.nextLong()), evidence(p * random.nextDouble()), true);
      }
      LikelihoodRatio ratio = sample.learnedOutside(ALL);
      if (ratio != null) {
        double mean = genuine.stream().mapToDouble(ratio::of).average().orElse(0);
        assertTrue(mean <= 1.1, "mean " + mean); // values lie anywhere in their bins
      }
    });
  }

  @Test
  void whatIsAlikeWeighsNothing() {
    LikelihoodRatio ratio = learned(sample(new SplittableRandom(2), 20_000, 20_000, 1, 1));
    for (double p : new double[] {1, 0.5, 0.1, 0.03}) {
      assertEquals(1, ratio.of(evidence(p)), 0.2, "at " + p);
    }
    assertTrue(ratio.of(evidence(0.001)) < 3, "instead of 16: " + ratio.of(evidence(0.001)));
  }

  @Test
  void fewAccountsOfEitherKindTeachNothingHoweverBusyTheyAre() {
    SplittableRandom random = new SplittableRandom(3);
    assertNull(sample(random, 1000, 10, 100, 9).learnedOutside(ALL));
    assertNull(sample(random, 10, 1000, 100, 9).learnedOutside(ALL));
    assertNull(new RatioSample().learnedOutside(ALL));
    RatioSample oneDoesNearlyAll = sample(random, 1000, 50, 1, 9);
    for (int i = 0; i < 1000; i++) {
      oneDoesNearlyAll.add(new Pseudonym(5), evidence(1e-6), true);
    }
    assertNull(oneDoesNearlyAll.learnedOutside(ALL));
  }

  /** Where they show nothing, the unlabelled evidence stays. */
  @Test
  void labelsOfFewAccountsChangeLittle() {
    RatioSample sample = new RatioSample();
    for (int i = 0; i < 30; i++) {
      // Evenly over p, either kind.
      sample.add(new Pseudonym(1_000 + i), evidence((i + 0.5) / 30), false);
      sample.add(new Pseudonym(2_000 + i), evidence((i + 0.5) / 30), true);
    }
    LikelihoodRatio ratio = learned(sample);
    for (double p : new double[] {0.1, 0.05, 0.01, 0.001, 1e-6}) {
      double now = ratio.of(evidence(p));
      assertTrue(now > 0.8 * evidence(p) && now < 1.05 * evidence(p), p + ": " + now);
    }
  }

  /** Three of thirty fabricated accounts, where none of thirty genuine ones is, are hardly a hint. */
  @Test
  void aBinOfFewAccountsPromisesLittle() {
    RatioSample sample = new RatioSample();
    for (int i = 0; i < 30; i++) {
      sample.add(new Pseudonym(1_000 + i), evidence(0.9), false);
      sample.add(new Pseudonym(2_000 + i), evidence(i < 3 ? 0.2 : 0.9), true);
    }
    LikelihoodRatio ratio = learned(sample);
    assertTrue(ratio.of(evidence(0.2)) < 2, "" + ratio.of(evidence(0.2)));
  }

  @Test
  void aFoldIsLearnedFromTheOthers() {
    SplittableRandom random = new SplittableRandom(5);
    int fold = 2;
    RatioSample all = new RatioSample();
    RatioSample others = new RatioSample();
    for (int i = 0; i < 20_000; i++) {
      Pseudonym account = new Pseudonym(random.nextLong());
      boolean fake = i % 2 == 0;
      boolean inFold = AccountSample.fold(account) == fold;
      double p = 1 - random.nextDouble();
      double value = evidence(fake && !inFold ? p * p * p : p);
      all.add(account, value, fake);
      if (!inFold) {
        others.add(account, value, fake);
      }
    }
    LikelihoodRatio outside = all.learnedOutside(fold);
    assertNotNull(outside);
    for (double p = 1; p > 1e-6; p *= 0.5) {
      double expected = learned(others).of(evidence(p));
      assertEquals(expected, outside.of(evidence(p)), 0.1 * expected, "at " + p);
    }
  }

  /** Against every run of bins, and pooling that begins anew after each pair. */
  @Test
  void equalToTheDefinition() {
    Seeds.fresh(50, random -> {
      double[] f = shares(random, 5);
      double[] g = shares(random, 0);
      double fabricated = 20 + 500 * random.nextDouble();
      double genuine = 20 + 5000 * random.nextDouble();
      double[] logs = RatioSample.logs(f, fabricated, g, genuine);
      double[] pooled = pooledByHand(f, fabricated, g, genuine);
      double[] exact = new double[BINS + 1];
      double mean = 0;
      for (int i = 0; i <= BINS; i++) {
        int bin = Math.max(0, i - 1);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int at = 0; at < BINS; at++) {
          double least = Double.NEGATIVE_INFINITY;
          double most = Double.POSITIVE_INFINITY;
          for (int other = 0; other < BINS; other++) {
            double k = sum(f, Math.min(at, other), Math.max(at, other)) * fabricated;
            double l = sum(g, Math.min(at, other), Math.max(at, other)) * genuine;
            double error = Math.sqrt(1 / (k + 0.5) + 1 / (l + 0.5));
            if (other <= at) {
              double log = Math.log(k / fabricated) - Math.log((l + 0.5) / (genuine + 1));
              least = Math.max(least, log - error);
            }
            if (other >= at) {
              double log = Math.log((k + 0.5) / (fabricated + 1)) - Math.log(l / genuine);
              most = Math.min(most, log + error);
            }
          }
          low = at <= bin ? Math.max(low, Math.min(least, pooled[at])) : low;
          high = at >= bin ? Math.min(high, Math.max(most, pooled[at])) : high;
        }
        exact[i] = Math.max(low, Math.min(high, Math.log(0.5 * Math.pow(2, i / 4.0))));
        mean += i == 0 ? 0 : g[bin] * (Math.exp(exact[i - 1]) + Math.exp(exact[i])) / 2;
      }
      for (int i = 0; i <= BINS; i++) {
        assertEquals(exact[i] - Math.log(Math.max(1, mean)), logs[i], 1e-6, "knot " + i);
      }
    });
  }

  /** Of a power of two, so that no sum is rounded: else bins that are alike pool, or don't. */
  private static double[] shares(SplittableRandom random, int more) {
    double[] shares = new double[BINS];
    int n = 1 << random.nextInt(10);
    for (int i = 0; i < n; i++) {
      shares[Math.min(BINS - 1, random.nextInt(1 + random.nextInt(BINS)) + more)] += 1.0 / n;
    }
    return shares;
  }

  private static double sum(double[] of, int from, int to) {
    double sum = 0;
    for (int i = from; i <= to; i++) {
      sum += of[i];
    }
    return sum;
  }

  private static double[] pooledByHand(double[] f, double fabricated, double[] g, double genuine) {
    List<int[]> blocks = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      blocks.add(new int[] {bin, bin});
    }
    double[] pooled = new double[BINS];
    for (int at = 0; at < blocks.size(); ) {
      int[] block = blocks.get(at);
      double k = sum(f, block[0], block[1]) * fabricated;
      double l = sum(g, block[0], block[1]) * genuine;
      double log =
          StrictMath.log((k + 0.5) / (fabricated + 1)) - StrictMath.log((l + 0.5) / (genuine + 1));
      if (at > 0 && pooled[blocks.get(at - 1)[0]] >= log) {
        blocks.get(at - 1)[1] = block[1];
        blocks.remove(at);
        at = 0;
        continue;
      }
      for (int bin = block[0]; bin <= block[1]; bin++) {
        pooled[bin] = log;
      }
      at++;
    }
    return pooled;
  }
}
