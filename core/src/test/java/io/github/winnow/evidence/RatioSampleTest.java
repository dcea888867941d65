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
  void neverFallsAndNeverPromisesMoreThanAccountsShow() {
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
        assertTrue(now >= before && now >= ratio.least() && now <= ratio.most());
        before = now;
      }
      assertTrue(ratio.most() <= 2.5 * (ratio.genuineAccounts() + 1), () -> "" + ratio.most());
      assertTrue(ratio.least() >= 0.4 / (ratio.fabricatedAccounts() + 1), () -> "" + ratio.least());
      assertEquals(ratio.most(), ratio.of(1e130));
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
        assertTrue(mean <= 1 + 1e-6, "mean " + mean);
      }
    });
  }

  @Test
  void whatIsAlikeWeighsNothing() {
    LikelihoodRatio ratio = learned(sample(new SplittableRandom(2), 20_000, 20_000, 1, 1));
    for (double p : new double[] {1, 0.5, 0.1, 0.03}) {
      assertEquals(1, ratio.of(evidence(p)), 0.1, "at " + p);
    }
    assertTrue(ratio.most() < 1.5, "one of many bins by chance: " + ratio.most());
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

  /** Three fabricated accounts where no genuine one is, of thirty each. */
  @Test
  void aBinOfFewAccountsPromisesLittle() {
    RatioSample sample = new RatioSample();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 30; i++) {
      sample.add(new Pseudonym(random.nextLong()), evidence(0.9), false);
      sample.add(new Pseudonym(random.nextLong()), evidence(i < 3 ? 1e-4 : 0.9), true);
    }
    LikelihoodRatio ratio = learned(sample);
    assertTrue(ratio.most() < 2, "" + ratio.most());
    assertTrue(ratio.of(evidence(0.9)) > 0.8, "" + ratio.of(evidence(0.9)));
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
      assertEquals(expected, outside.of(evidence(p)), 0.05 * expected, "at " + p);
    }
  }

  /** Against pooling that begins anew after each pair, on values themselves instead of counts. */
  @Test
  void equalToPoolingByHand() {
    Seeds.fresh(50, random -> {
      int each = 100 + random.nextInt(400);
      RatioSample sample = new RatioSample();
      List<List<double[]>> blocks = new ArrayList<>();
      for (int bin = 0; bin < BINS; bin++) {
        blocks.add(new ArrayList<>());
      }
      for (int i = 0; i < 2 * each; i++) {
        int bin = Math.min(BINS - 1, random.nextInt(1 + random.nextInt(BINS)) + (i % 2) * 5);
        // The middle of the bin.
        sample.add(
            new Pseudonym(random.nextLong()), 0.5 * Math.pow(2, (bin + 0.5) / 4), i % 2 == 1);
        blocks.get(bin).add(new double[] {bin, i % 2});
      }
      LikelihoodRatio ratio = learned(sample);
      double genuine = ratio.genuineAccounts();
      double fabricated = ratio.fabricatedAccounts();
      for (int at = 0; at + 1 < blocks.size(); ) {
        if (log(blocks.get(at), genuine, fabricated, each)
            >= log(blocks.get(at + 1), genuine, fabricated, each)) {
          blocks.get(at).addAll(blocks.remove(at + 1));
          at = 0;
        } else {
          at++;
        }
      }
      double mean = 0;
      for (List<double[]> block : blocks) {
        mean += block.stream().filter(v -> v[1] == 0).count()
            / (double) each
            * Math.exp(log(block, genuine, fabricated, each));
      }
      for (List<double[]> block : blocks) {
        double last = block.stream().mapToDouble(v -> v[0]).max().orElse(-1);
        if (last >= 0) {
          double expected = log(block, genuine, fabricated, each) - Math.log(Math.max(1, mean));
          // Accounts are rounded in what is learned.
          assertEquals(
              expected, Math.log(ratio.of(0.5 * Math.pow(2, (last + 1) / 4))), 0.05, "" + last);
        }
      }
    });
  }

  private static double log(List<double[]> block, double genuine, double fabricated, double each) {
    double fakes = block.stream().filter(v -> v[1] == 1).count();
    double f = fakes / each;
    double g = (block.size() - fakes) / each;
    double error = Math.sqrt(1 / (f * fabricated + 0.5) + 1 / (g * genuine + 0.5));
    double up = Math.log(f) - Math.log((g * genuine + 0.5) / (genuine + 1));
    double down = Math.log((f * fabricated + 0.5) / (fabricated + 1)) - Math.log(g);
    return up > 0 ? Math.max(0, up - error) : down < 0 ? Math.min(0, down + error) : 0;
  }
}
