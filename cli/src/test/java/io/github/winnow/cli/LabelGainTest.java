package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What labels gain, against {@link Ranking} and against logs that are drawn anew. */
class LabelGainTest {
  private static double[] drawn(Random random, int accounts, int each, double shift) {
    double[] scores = new double[accounts * each];
    double own = 0;
    for (int i = 0; i < scores.length; i++) {
      own = i % each == 0 ? random.nextGaussian() : own;
      scores[i] = own + 0.1 * random.nextGaussian() + shift;
    }
    return scores;
  }

  private static Ranking ranking(double[] genuine, double[] fabricated) {
    return Ranking.of(list(genuine), list(fabricated));
  }

  private static Doubles list(double[] values) {
    Doubles list = new Doubles();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  private static LabelGain gain(double[] genuine, double[] fabricated, int each, double more) {
    LabelGain gain = new LabelGain(genuine.length, fabricated.length);
    for (int i = 0; i < genuine.length; i++) {
      gain.without(false, i, i / each, genuine[i]);
      gain.with(false, i, genuine[i]);
    }
    for (int i = 0; i < fabricated.length; i++) {
      gain.without(true, i, -1 - i / each, fabricated[i]);
      gain.with(true, i, fabricated[i] + more);
    }
    return gain;
  }

  private static double[] without(List<LabelGain.Figure> figures) {
    return figures.stream().mapToDouble(LabelGain.Figure::without).toArray();
  }

  @Test
  void figuresAreThoseOfARanking() {
    Property.holds(20, random -> {
      int each = 1 + random.nextInt(5);
      double[] genuine = drawn(random, 20 + random.nextInt(300), each, 0);
      double[] fabricated = drawn(random, 5 + random.nextInt(50), each, 1);
      Ranking ranking = ranking(genuine, fabricated);
      double[] figures = without(gain(genuine, fabricated, each, 0).figures());
      assertEquals(ranking.auroc(), figures[0], 1e-9);
      assertEquals(ranking.averagePrecision(), figures[1], 1e-9);
      assertEquals(ranking.recallAtThousandth(), figures[2], 1e-9);
      assertEquals(ranking.recallAtHundredth(), figures[3], 1e-9);
    });
  }

  /** Ten engagements of an account are hardly more than one, and the error says so. */
  @Test
  void errorsAreThoseOfAccountsDrawnAnew() {
    Random random = new Random(5);
    int each = 10;
    double[] seen = new double[200];
    double said = 0;
    for (int i = 0; i < seen.length; i++) {
      double[] genuine = drawn(random, 100, each, 0);
      double[] fabricated = drawn(random, 30, each, 1);
      seen[i] = ranking(genuine, fabricated).auroc();
      if (i % 10 == 0) {
        said += gain(genuine, fabricated, each, 0).figures().get(0).withoutError() / 20;
      }
    }
    double mean = Arrays.stream(seen).average().orElse(0);
    double deviation =
        Math.sqrt(Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).sum() / 199);
    assertEquals(deviation, said, 0.25 * deviation, "standard error");
  }

  @Test
  void aGainIsToldFromChance() {
    Random random = new Random(6);
    double[] genuine = drawn(random, 200, 3, 0);
    double[] fabricated = drawn(random, 40, 3, 0.5);
    LabelGain.Figure none = gain(genuine, fabricated, 3, 0).figures().get(0);
    assertEquals(0, none.gain());
    assertEquals(0, none.gainError());
    LabelGain.Figure some = gain(genuine, fabricated, 3, 1).figures().get(0);
    assertTrue(some.gain() > 3 * some.gainError() && some.gainError() > 0, some::toString);
    assertEquals(some, gain(genuine, fabricated, 3, 1).figures().get(0), "the same every time");
  }

  /** Of half a million engagements some are looked at, and weigh as much as all. */
  @Test
  void ofManyEngagementsSomeAreLookedAt() {
    Random random = new Random(7);
    double[] genuine = drawn(random, 50_000, 10, 0);
    double[] fabricated = drawn(random, 500, 3, 1);
    Ranking all = ranking(genuine, fabricated);
    double[] figures = without(gain(genuine, fabricated, 10, 0).figures());
    assertEquals(all.auroc(), figures[0], 0.01);
    assertEquals(all.averagePrecision(), figures[1], 0.01);
    assertEquals(all.recallAtHundredth(), figures[3], 0.01);
  }
}
