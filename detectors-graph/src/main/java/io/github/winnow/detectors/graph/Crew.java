package io.github.winnow.detectors.graph;

import java.util.Arrays;

/** A group: what it acted on, its members, and how well they hold. Not thread-safe. */
final class Crew {
  private static final double LN_4 = 1.3862943611198906;

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

  /**
   * The mean weight of its members, times half the binary logarithm of the
   * {@linkplain Orders#effective effective number} of orders: what brings accounts to one target,
   * an invitation say, is one event for all of them, so members who agree say less of a group that
   * had few orders.
   */
  double strength() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weight[i];
    }
    return size == 0 ? 0 : sum / size * StrictMath.log(orders.effective()) / LN_4;
  }
}
