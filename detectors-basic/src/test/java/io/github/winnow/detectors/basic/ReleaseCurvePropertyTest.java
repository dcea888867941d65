package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Against the plainest reading of the formulae. */
class ReleaseCurvePropertyTest {
  private static final long DAY = 86_400_000L;
  private static final long LIFE = 2 * DAY;
  private static final double SHAPE = 4;
  private static final long SEED = Long.getLong("winnow.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);

  private static List<Engagement> draw() {
    List<Engagement> all = new ArrayList<>();
    int targets = 2 + RANDOM.nextInt(6);
    long span = DAY * (1 + RANDOM.nextInt(6));
    boolean counts = RANDOM.nextInt(3) == 0;
    for (int target = 0; target < targets; target++) {
      long born = target == 0 ? 0 : (long) (span * RANDOM.nextDouble());
      int n = 1 + RANDOM.nextInt(90);
      for (int i = 0; i < n; i++) {
        long spread = RANDOM.nextBoolean() ? DAY / 48 : span - born;
        long time = born + (long) (spread * RANDOM.nextDouble());
        all.add(Engagement.read("a" + i, "t" + target, time / 1_000 * 1_000 + 1)
            .publisher("p")
            .count(counts ? 1 + RANDOM.nextInt(5) : 1)
            .build());
      }
    }
    return all;
  }

  @RepeatedTest(60)
  void bothStatisticsAreWhatAPlainReadingGives() {
    Slice window = Slices.of(draw());
    for (int target = 0; target < window.targets(); target++) {
      Slice own = Slices.target(window, target);
      Slice others = Slices.others(window, target);
      Found found = Found.of(own, others);
      Naive naive = new Naive(own, others);
      String message = "seed " + SEED + ", target " + target + ": " + found;
      assertEquals(naive.speaks(), !found.all().isEmpty(), message);
      if (naive.speaks()) {
        double wanted = Math.min(0, naive.cliff());
        assertEquals(wanted, found.logP("cliff"), 1e-6 * (1 - wanted), message);
        double curve = naive.curve();
        assertEquals(Double.isNaN(curve) ? 1 : 2, found.all().size(), message);
        if (!Double.isNaN(curve)) {
          assertEquals(curve, found.logP("curve"), 1e-9 * (1 - curve), message);
        }
      }
    }
  }

  /** The negative binomial's tail against the sum of its masses. */
  @Test
  void theTailIsThatOfANegativeBinomial() {
    for (double mean : new double[] {3, 10, 40}) {
      for (int x : new int[] {5, 12, 50, 160}) {
        if (x <= mean) {
          continue;
        }
        double r = SHAPE * mean / (SHAPE + mean);
        double mass = Math.pow(r / (r + mean), r);
        double below = 0;
        for (int k = 0; k < x; k++) {
          below += mass;
          mass *= (k + r) / (k + 1) * (mean / (r + mean));
        }
        double sum = 0;
        for (int k = x; k < 20_000 && mass > 0; k++) {
          sum += mass;
          mass *= (k + r) / (k + 1) * (mean / (r + mean));
        }
        assertTrue(below < 1);
        double logP = NegativeBinomial.logUpper(mean, SHAPE * mean / (SHAPE + mean), x);
        assertEquals(Math.log(sum), logP, 1e-8 * Math.abs(logP) + 1e-8);
      }
    }
  }

  /** The scan as its Javadoc has it, with no pointer, no sorting and no sums. */
  private static final class Naive {
    private final Slice own;
    private final Slice others;
    private final long first;
    private final long end;
    private final long horizon;
    private final double unit;
    private final double curveUnit;
    private final List<long[]> ages = new ArrayList<>();

    Naive(Slice own, Slice others) {
      this.own = own;
      this.others = others;
      first = own.time(0);
      long lastOfOthers = others.size() == 0 ? 0 : others.time(others.size() - 1);
      end = Math.max(own.time(own.size() - 1), lastOfOthers);
      horizon = Math.min(LIFE, end - first);
      unit = unit(own);
      curveUnit = unit(others);
      long begin = others.size() == 0 ? first : Math.min(first, others.time(0));
      for (int i = 0; i < others.size(); i++) {
        long birth = others.time(i);
        for (int j = 0; j < others.size(); j++) {
          birth = others.target(j) == others.target(i) ? Math.min(birth, others.time(j)) : birth;
        }
        if (birth - begin >= DAY && end - birth >= horizon && others.time(i) - birth < horizon) {
          ages.add(new long[] {others.time(i) - birth, others.count(i)});
        }
      }
    }

    private static double unit(Slice slice) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < slice.size(); i++) {
        sum += slice.count(i);
        squares += (double) slice.count(i) * slice.count(i);
      }
      return sum == 0 ? 1 : squares / sum;
    }

    boolean speaks() {
      return own.size() >= 20
          && others.size() >= 20
          && weight(own, Long.MIN_VALUE, Long.MAX_VALUE) / unit >= 20
          && weight(others, Long.MIN_VALUE, Long.MAX_VALUE) / curveUnit >= 20;
    }

    double cliff() {
      double least = 0;
      double blocks = 0;
      for (int doublings = 0; doublings < 5; doublings++) {
        long length = 600_000L << doublings;
        long counted = Long.MIN_VALUE / 2;
        for (int i = 0; i < own.size(); i++) {
          long start = own.time(i);
          if (start + 2 * length > end) {
            continue;
          }
          if (start - counted >= length) {
            counted = start;
            blocks++;
          }
          least = Math.min(least, logP(start, length));
        }
      }
      return least + Math.log(Math.max(1, blocks));
    }

    /** NaN where nothing can be said. */
    double curve() {
      double n = weight(own, first, first + horizon) / unit;
      double m = agesWithin(0, Long.MAX_VALUE);
      long begin = Math.min(first, others.time(0));
      if (first - begin < DAY || horizon < DAY / 4 || m < 20 || n < 20) {
        return Double.NaN;
      }
      double distance = 0;
      for (int i = 0; i < own.size(); i++) {
        long age = own.time(i) - first;
        if (age < horizon) {
          double here = weight(own, first, own.time(i) + 1) / unit / n;
          double before = weight(own, first, own.time(i)) / unit / n;
          distance = Math.max(distance, here - agesWithin(0, age + 1) / m);
          distance = Math.max(distance, agesWithin(0, age) / m - before);
        }
      }
      double size = 1 / (1 / n + 1 / m + 1 / 30.0);
      return Math.min(0, Math.log(2) - 2 * size * distance * distance);
    }

    private double logP(long start, long length) {
      double seen = weight(own, start, start + length) / unit;
      int rows = 0;
      for (int i = 0; i < own.size(); i++) {
        rows += own.time(i) >= start && own.time(i) < start + length ? 1 : 0;
      }
      double ageWeight = agesWithin(0, Long.MAX_VALUE);
      boolean knowsAges = horizon >= DAY / 4 && ageWeight >= 20;
      long begin = Math.min(first, others.time(0));
      if (first - begin < DAY / 4 && start - begin < DAY / 2) {
        return 0;
      }
      if (rows < 10 || seen < 10 || (!knowsAges && start - first < DAY / 4)) {
        return 0;
      }
      double mean = weight(own, start - length, start) / unit;
      mean = Math.max(mean, weight(own, start + length, start + 2 * length) / unit);
      long half = (DAY - length) / 2;
      double day = weight(own, start - half, start + length + half) / unit - seen;
      double inside = 0;
      for (int i = 0; i < others.size(); i++) {
        boolean isIn = Math.floorMod(others.time(i) - start, DAY) < length;
        inside += isIn ? others.count(i) / curveUnit : 0;
      }
      double all = weight(others, Long.MIN_VALUE, Long.MAX_VALUE) / curveUnit;
      mean = Math.max(mean, scaled(inside, all - inside, day));
      long age = start - first;
      if (knowsAges && age < horizon) {
        double young = agesWithin(age, age + length);
        double lived = weight(own, first, first + horizon) / unit - seen;
        mean = Math.max(mean, scaled(young, ageWeight - young, lived));
      }
      return NegativeBinomial.logUpper(1 + mean, SHAPE * (1 + mean) / (SHAPE + 1 + mean), seen);
    }

    private static double scaled(double inside, double outside, double ownOutside) {
      return (1 + Math.max(0, ownOutside)) * (2 + inside) / Math.max(1e-9, outside);
    }

    private double agesWithin(long from, long to) {
      double sum = 0;
      double all = 0;
      double squares = 0;
      for (long[] age : ages) {
        sum += age[0] >= from && age[0] < to ? age[1] : 0;
        all += age[1];
        squares += (double) age[1] * age[1];
      }
      return all == 0 ? 0 : sum / (squares / all);
    }

    private static double weight(Slice slice, long from, long to) {
      double sum = 0;
      for (int i = 0; i < slice.size(); i++) {
        sum += slice.time(i) >= from && slice.time(i) < to ? slice.count(i) : 0;
      }
      return sum;
    }
  }
}
