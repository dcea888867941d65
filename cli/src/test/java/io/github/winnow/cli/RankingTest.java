package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rankings are those of the definitions, computed the slow way. */
class RankingTest {
  private static double[] draw(Random random, int size, double shift, int distinct) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      double value = random.nextGaussian() + shift;
      values[i] = distinct == 0 ? value : Math.rint(value * distinct);
    }
    return values;
  }

  private static Doubles list(double[] values) {
    Doubles list = new Doubles();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }

  @Test
  void equalToTheDefinitions() {
    Property.holds(300, random -> {
      int distinct = random.nextInt(4);
      double[] genuine = draw(random, 1 + random.nextInt(2500), 0, distinct);
      double[] fabricated = draw(random, 1 + random.nextInt(80), random.nextInt(3), distinct);
      Ranking ranking = Ranking.of(list(genuine), list(fabricated));
      assertEquals(genuine.length, ranking.genuine());
      assertEquals(fabricated.length, ranking.fabricated());
      assertEquals(auroc(genuine, fabricated), ranking.auroc(), 1e-12);
      assertEquals(averagePrecision(genuine, fabricated), ranking.averagePrecision(), 1e-12);
      assertEquals(recall(genuine, fabricated, 0.001), ranking.recallAtThousandth(), 1e-12);
      assertEquals(recall(genuine, fabricated, 0.01), ranking.recallAtHundredth(), 1e-12);
    });
  }

  private static double auroc(double[] genuine, double[] fabricated) {
    double wins = 0;
    for (double f : fabricated) {
      for (double g : genuine) {
        wins += f > g ? 1 : f == g ? 0.5 : 0;
      }
    }
    return wins / genuine.length / fabricated.length;
  }

  private static NavigableSet<Double> lines(double[] genuine, double[] fabricated) {
    NavigableSet<Double> lines = new TreeSet<>();
    for (double g : genuine) {
      lines.add(g);
    }
    for (double f : fabricated) {
      lines.add(f);
    }
    return lines;
  }

  private static int reaching(double[] values, double line) {
    int n = 0;
    for (double value : values) {
      n += value >= line ? 1 : 0;
    }
    return n;
  }

  private static double averagePrecision(double[] genuine, double[] fabricated) {
    double sum = 0;
    double recall = 0;
    for (double line : lines(genuine, fabricated).descendingSet()) {
      double hits = reaching(fabricated, line);
      double nextRecall = hits / fabricated.length;
      sum += (nextRecall - recall) * hits / (hits + reaching(genuine, line));
      recall = nextRecall;
    }
    return sum;
  }

  private static double recall(double[] genuine, double[] fabricated, double falsePositives) {
    double best = 0;
    for (double line : lines(genuine, fabricated)) {
      if (reaching(genuine, line) <= falsePositives * genuine.length + 1e-9) {
        best = Math.max(best, (double) reaching(fabricated, line) / fabricated.length);
      }
    }
    return best;
  }

  @Test
  void knownByHeart() {
    Ranking ranking = Ranking.of(list(new double[] {0.1, 0.4}), list(new double[] {0.35, 0.8}));
    assertEquals(0.75, ranking.auroc(), 0);
    assertEquals((1 + 2.0 / 3) / 2, ranking.averagePrecision(), 1e-15);
    assertEquals(0.5, ranking.recallAtHundredth(), 0);
  }

  @Test
  void withoutOneKindThereIsNoRanking() {
    assertTrue(Double.isNaN(Ranking.of(list(new double[] {1}), new Doubles()).auroc()));
    assertTrue(Double.isNaN(Ranking.of(new Doubles(), list(new double[] {1})).auroc()));
  }
}
