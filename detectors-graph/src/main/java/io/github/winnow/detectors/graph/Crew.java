package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Group;
import io.github.winnow.spi.Statistic;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A group: what it acted on, its members, and how well they hold. Not thread-safe. */
final class Crew {
  private static final double LN_2 = 0.6931471805599453;

  final Orders orders = new Orders();
  int size;
  int[] account = new int[16];
  double[] observed = new double[16];
  double[] expected = new double[16];
  double[] weight = new double[16];
  double[] probability = new double[16];

  void clear() {
    size = 0;
  }

  void add(int a, double seen, double chance, double evidence, double likely) {
    if (size == account.length) {
      account = Arrays.copyOf(account, 2 * size);
      observed = Arrays.copyOf(observed, 2 * size);
      expected = Arrays.copyOf(expected, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
      probability = Arrays.copyOf(probability, 2 * size);
    }
    account[size] = a;
    observed[size] = seen;
    expected[size] = chance;
    weight[size] = evidence;
    probability[size++] = likely;
  }

  int[] members() {
    return Arrays.copyOf(account, size);
  }

  /** The mean weight of its members, summed by size: how accounts are numbered plays no part. */
  double meanWeight() {
    double[] sorted = Arrays.copyOf(weight, size);
    Arrays.sort(sorted);
    double sum = 0;
    for (double one : sorted) {
      sum += one;
    }
    return size == 0 ? 0 : sum / size;
  }

  /**
   * The mean weight, times the binary logarithm of half the {@linkplain Orders#effectiveTargets
   * effective number} of targets that it was ordered to act on: what brings accounts to one target,
   * an invitation say, is one cause for all of them, so that they agree says less of a group that
   * had few, and nothing of one that had two.
   */
  double strength() {
    double causes = StrictMath.log(orders.effectiveTargets() / 2) / LN_2;
    return meanWeight() * Math.max(0, causes);
  }

  /** It as a detector reports it, with its members and orders. */
  Group group(Statistic statistic, double strength) {
    return group(statistic, strength, a -> true);
  }

  /** The same with some of its members. */
  Group group(Statistic statistic, double strength, IntPredicate whom) {
    Group group = new Group(statistic, strength);
    for (int i = 0; i < size; i++) {
      if (whom.test(account[i])) {
        group.account(account[i], probability[i], weight[i], observed[i], expected[i]);
      }
    }
    for (int o = 0; o < orders.size; o++) {
      group.order(orders.target[o], orders.from[o], orders.to[o]);
    }
    return group;
  }
}
