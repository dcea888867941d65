package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;

/**
 * The graph of accounts and targets in which blocks are sought. An edge is a
 * {@linkplain Rarities rare} act, and weighs what the account's other rare acts say about it: two
 * targets of different publishers on which c accounts met, where chance has them meet e times, are
 * {@linkplain Surprise surprising} by s, if that reaches the line; and an edge has the sum of s/c
 * over the account's other targets, in quarters, at most 127. So what an account does besides, as
 * camouflage, takes no weight from its orders; and the readers of popular things weigh nothing,
 * however many they are.
 *
 * <p>Cost: of each account the square of its number of rare acts. Memory: 9 bytes an act while the
 * graph is made, 16 a target.
 */
final class Overlaps {
  private static final int LEAST = 3;
  private static final double STEPS = 4;

  private final Acts graph;
  private final Rarities rarities;
  private final double line;
  private final double chance;

  /** Accounts that the target at hand has in common with another, and which targets those are. */
  private final int[] common;

  private final int[] touched;

  /** What an account says for the target at hand by having acted on another one. */
  private final double[] says;

  private final int[] from;
  private final int[] to;
  private final byte[] weights;
  private int edges;

  private Overlaps(Acts graph, Rarities rarities, double line) {
    this.graph = graph;
    this.rarities = rarities;
    this.line = line;
    chance = rarities.chance();
    common = new int[graph.targets];
    touched = new int[graph.targets];
    says = new double[graph.targets];
    from = new int[graph.size()];
    to = new int[graph.size()];
    weights = new byte[graph.size()];
  }

  /** Makes it; without edges when the audit was cancelled. */
  static Bipartite graph(Acts graph, Rarities rarities, double line, Findings out) {
    Overlaps overlaps = new Overlaps(graph, rarities, line);
    for (int t = 0; t < graph.targets; t++) {
      if (rarities.ofTarget[t] >= LEAST) {
        if (out.isCancelled()) {
          return new Bipartite(
              graph.accounts, graph.targets, 0, new int[0], new int[0], new byte[0]);
        }
        int n = overlaps.meet(t);
        overlaps.compare(t, n);
        overlaps.add(t);
        for (int i = 0; i < n; i++) {
          overlaps.says[overlaps.touched[i]] = 0;
        }
      }
    }
    return new Bipartite(
        graph.accounts,
        graph.targets,
        overlaps.edges,
        overlaps.from,
        overlaps.to,
        overlaps.weights);
  }

  private boolean counts(int act) {
    return rarities.rare[act] && rarities.ofAccount[graph.account[act]] > 1;
  }

  private int meet(int t) {
    int n = 0;
    int p = graph.publisher[t];
    for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
      if (counts(i)) {
        int a = graph.account[i];
        for (int j = graph.ownBegin[a]; j < graph.ownBegin[a + 1]; j++) {
          int u = graph.target[graph.own[j]];
          boolean another = p == graph.nobody() ? u != t : graph.publisher[u] != p;
          if (another && rarities.rare[graph.own[j]] && common[u]++ == 0) {
            touched[n++] = u;
          }
        }
      }
    }
    return n;
  }

  private void compare(int t, int n) {
    for (int i = 0; i < n; i++) {
      int u = touched[i];
      if (common[u] >= LEAST) {
        double expected = chance * rarities.ofTarget[t] * rarities.ofTarget[u];
        double surprise = Surprise.of(common[u], expected);
        says[u] = surprise >= line ? surprise / common[u] : 0;
      }
      common[u] = 0;
    }
  }

  private void add(int t) {
    for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
      if (counts(i)) {
        int a = graph.account[i];
        double sum = 0;
        for (int j = graph.ownBegin[a]; j < graph.ownBegin[a + 1]; j++) {
          sum += rarities.rare[graph.own[j]] ? says[graph.target[graph.own[j]]] : 0;
        }
        if (STEPS * sum >= 1) {
          from[edges] = a;
          to[edges] = t;
          weights[edges++] = (byte) Math.min(Byte.MAX_VALUE, STEPS * sum);
        }
      }
    }
  }
}
