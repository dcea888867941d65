package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * What a group of accounts has in common: the targets on which a quarter of them acted, and at
 * least three, more than popularity explains; however long it took them.
 *
 * <p>Not thread-safe. Cost of finding them: the group's acts, and those of all others on what is
 * found. Memory: 12 bytes a target.
 */
final class CommonTargets {
  private static final int LEAST = 3;
  private static final int PART = 4;
  private static final double LINE = 3;
  private static final double UNSEEN = 0.5;

  private final Acts graph;
  private final int[] times;
  private final int[] touched;

  /** By target: whether it is one. */
  private final boolean[] is;

  private int[] target = {};

  /** Σ (acts of others + ½) over them, and the acts of members. */
  private double rest;

  private int taken;

  CommonTargets(Acts graph) {
    this.graph = graph;
    times = new int[graph.targets];
    touched = new int[graph.targets];
    is = new boolean[graph.targets];
  }

  /** Finds those of a group, and forgets those before. */
  void find(int[] members) {
    for (int t : target) {
      is[t] = false;
    }
    int n = 0;
    long acts = 0;
    for (int a : members) {
      acts += graph.degree(a);
      for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
        int t = graph.target[graph.own[i]];
        if (times[t]++ == 0) {
          touched[n++] = t;
        }
      }
    }
    Arrays.sort(touched, 0, n);
    int[] found = new int[n];
    int kept = 0;
    rest = 0;
    taken = 0;
    for (int i = 0; i < n; i++) {
      int t = touched[i];
      double others = graph.popularity(t) - times[t] + UNSEEN;
      double expected = acts * others / graph.size();
      if (times[t] >= LEAST
          && PART * times[t] >= members.length
          && Surprise.of(times[t], expected) >= LINE) {
        found[kept++] = t;
        is[t] = true;
        rest += others;
        taken += times[t];
      }
      times[t] = 0;
    }
    target = Arrays.copyOf(found, kept);
  }

  /** The targets. */
  int[] targets() {
    return target;
  }

  /** How many of them an account acted on. */
  int done(int a) {
    int n = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      n += is[graph.target[graph.own[i]]] ? 1 : 0;
    }
    return n;
  }

  /** How many it would have by popularity among all who are not of the group. */
  double expected(int a) {
    return graph.degree(a) * rest / (graph.size() - taken + 1);
  }
}
