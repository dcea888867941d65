package io.github.winnow.internal.audit;

import io.github.winnow.spi.Group;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The q-values of groups by competition with decoys (target–decoy, as in proteomics): of a group of
 * strength s, (1 + groups of decoys at least as strong) ÷ (decoys × real groups at least as strong),
 * or that of a weaker one where it is smaller. At most 1.
 *
 * <p>A crew whose orders are its habits keeps part of its company in every decoy, since a decoy
 * keeps habits. That is the crew once more, and says nothing of what weaker groups are worth. So
 * they are measured as in a step-down test (Westfall and Young, 1993): a decoy's group at least half
 * of whose accounts belong to a real group counts against that one, and against those weaker than it
 * only where it did not pass the line itself.
 *
 * <p>Not thread-safe. Memory: 4 bytes an account, 12 a group of a decoy.
 */
final class Significance {
  /** With twenty decoys a single group can reach a q-value of 0.05. */
  static final int DECOYS = 20;

  private static final int NONE = -1;

  private final double[] real;

  /** By account, the strongest real group that it belongs to. */
  private final int[] groupOf;

  private final DoubleStream.Builder strengths = DoubleStream.builder();
  private final IntStream.Builder remnants = IntStream.builder();

  /**
   * Of real groups.
   *
   * @param groups what was found
   * @param accounts how many accounts there are
   */
  Significance(List<Group> groups, int accounts) {
    real = groups.stream().mapToDouble(Group::strength).toArray();
    groupOf = new int[accounts];
    Arrays.fill(groupOf, NONE);
    for (int g = 0; g < real.length; g++) {
      for (int i = 0; i < groups.get(g).accounts(); i++) {
        int a = groups.get(g).account(i);
        groupOf[a] = groupOf[a] == NONE || real[g] > real[groupOf[a]] ? g : groupOf[a];
      }
    }
  }

  /** Takes what was found in a decoy. */
  void compete(List<Group> decoys) {
    for (Group group : decoys) {
      strengths.add(group.strength());
      remnants.add(remnantOf(group));
    }
  }

  /** The real group that has half of the accounts, the stronger one of two. */
  private int remnantOf(Group decoy) {
    int[] of = IntStream.range(0, decoy.accounts())
        .map(i -> groupOf[decoy.account(i)])
        .filter(g -> g != NONE)
        .sorted()
        .toArray();
    int best = NONE;
    for (int i = 0; i < of.length; ) {
      int end = i;
      while (end < of.length && of[end] == of[i]) {
        end++;
      }
      if (2 * (end - i) >= decoy.accounts() && (best == NONE || real[of[i]] > real[best])) {
        best = of[i];
      }
      i = end;
    }
    return best;
  }

  /** The q-value of each real group, where those that reach the line have passed. */
  double[] qValues(double line) {
    return qValues(real, strengths.build().toArray(), remnants.build().toArray(), line);
  }

  /**
   * The q-values.
   *
   * @param remnantOf by group of a decoy, the real group that it is half of, or less than 0
   */
  static double[] qValues(double[] real, double[] decoy, int[] remnantOf, double line) {
    int[] strongest = strongestFirst(real);
    int[] decoys = strongestFirst(decoy);
    double[] q = new double[real.length];
    int[] counted = new int[real.length];
    boolean[] passed = new boolean[real.length];
    int falseOnes = 0;
    int next = 0;
    for (int i = 0; i < real.length; ) {
      double strength = real[strongest[i]];
      for (; next < decoys.length && decoy[decoys[next]] >= strength; next++) {
        int remnant = remnantOf[decoys[next]];
        if (remnant < 0) {
          falseOnes++;
        } else if (!passed[remnant]) {
          falseOnes++;
          counted[remnant]++;
        }
      }
      int end = i;
      while (end < real.length && real[strongest[end]] == strength) {
        end++;
      }
      double estimate = (1.0 + falseOnes) / DECOYS / end;
      for (; i < end; i++) {
        int group = strongest[i];
        q[group] = estimate;
        passed[group] = estimate <= line;
        falseOnes -= passed[group] ? counted[group] : 0;
      }
    }
    double least = 1;
    for (int i = real.length - 1; i >= 0; i--) {
      least = Math.min(least, q[strongest[i]]);
      q[strongest[i]] = least;
    }
    return q;
  }

  private static int[] strongestFirst(double[] strength) {
    return IntStream.range(0, strength.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -strength[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
