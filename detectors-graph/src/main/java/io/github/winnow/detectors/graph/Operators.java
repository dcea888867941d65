package io.github.winnow.detectors.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings groups together that have been about the same things: an operator registers a batch, and
 * then another one. Two are one when they share at least three targets, and half of those of the
 * one that has fewer.
 *
 * <p>Cost: the acts of all, and for each target of a group at most 64 groups before it.
 */
final class Operators {
  private static final int LEAST = 3;
  private static final int MOST_COMPARED = 64;

  private final int[][] groups;
  private final int[] leader;
  private final int[] size;
  private final Map<Integer, List<Integer>> groupsOf = new HashMap<>();

  /**
   * What groups come to.
   *
   * @param groups in an order that does not depend on how accounts are numbered
   */
  Operators(int[][] groups, CommonTargets common) {
    this.groups = groups;
    leader = new int[groups.length];
    size = new int[groups.length];
    for (int g = 0; g < groups.length; g++) {
      leader[g] = g;
      common.find(groups[g]);
      join(g, common.targets());
    }
  }

  private void join(int g, int[] targets) {
    size[g] = targets.length;
    Map<Integer, Integer> common = new HashMap<>();
    for (int t : targets) {
      List<Integer> before = groupsOf.computeIfAbsent(t, none -> new ArrayList<>());
      for (int other : before) {
        common.merge(other, 1, Integer::sum);
      }
      if (before.size() < MOST_COMPARED) {
        before.add(g);
      }
    }
    common.forEach((other, n) -> {
      if (n >= LEAST && 2 * n >= Math.min(size[g], size[other])) {
        int one = leader(g);
        int two = leader(other);
        leader[Math.max(one, two)] = Math.min(one, two);
      }
    });
  }

  private int leader(int g) {
    int at = g;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** The accounts of each. */
  int[][] united() {
    Map<Integer, int[]> united = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g < groups.length; g++) {
      int first = leader(g);
      int[] known = united.get(first);
      if (known == null) {
        order.add(first);
        united.put(first, groups[g]);
      } else {
        int[] both = Arrays.copyOf(known, known.length + groups[g].length);
        System.arraycopy(groups[g], 0, both, known.length, groups[g].length);
        united.put(first, both);
      }
    }
    return order.stream().map(united::get).toArray(int[][]::new);
  }
}
