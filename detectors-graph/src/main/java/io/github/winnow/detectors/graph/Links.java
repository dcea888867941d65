package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;
import java.util.Arrays;

/**
 * The accounts of one {@linkplain Runs run} that act on the same targets: on at least three, with a
 * {@linkplain Surprise surprise} of at least the line against what popularity makes of it. An
 * account of degree k takes a target on which n<sub>t</sub> of all n acts fell k n<sub>t</sub>/n
 * times; the expectation for two is the sum of that over the other's targets, the larger of the
 * two. Habits explain nothing here: that accounts of one origin are one publisher's regulars is
 * what is looked for.
 *
 * <p>Cost: for each account of a run, the acts of all others in it. Memory: 8 bytes a link and
 * an account, 4 a target.
 */
final class Links {
  private static final int LEAST = 3;

  private final Acts graph;
  private final double line;
  private final int[] stamp;

  /** The share of all acts that fell on an account's targets. */
  private final double[] popularity;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private int size;

  Links(Acts graph, double line) {
    this.graph = graph;
    this.line = line;
    stamp = new int[graph.targets];
    popularity = new double[graph.accounts];
    for (int a = 0; a < graph.accounts; a++) {
      popularity[a] = popularity(a);
    }
  }

  /** Finds them; false when the audit was cancelled. */
  boolean find(Runs runs, Findings out) {
    int mark = 0;
    for (int run = 0; run < runs.size(); run++) {
      if (out.isCancelled()) {
        return false;
      }
      for (int i = runs.bounds[2 * run]; i < runs.bounds[2 * run + 1]; i++) {
        int u = runs.account[i];
        mark(u, ++mark);
        for (int j = i + 1; j < runs.bounds[2 * run + 1]; j++) {
          int v = runs.account[j];
          int common = common(v, mark);
          if (common >= LEAST && Surprise.of(common, expected(u, v)) >= line) {
            add(u, v);
          }
        }
      }
    }
    return true;
  }

  private void mark(int a, int mark) {
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      stamp[graph.target[graph.own[i]]] = mark;
    }
  }

  private int common(int a, int mark) {
    int n = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      n += stamp[graph.target[graph.own[i]]] == mark ? 1 : 0;
    }
    return n;
  }

  private double expected(int u, int v) {
    return Math.max(graph.degree(v) * popularity[u], graph.degree(u) * popularity[v]);
  }

  private double popularity(int a) {
    long sum = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      sum += graph.popularity(graph.target[graph.own[i]]);
    }
    return sum / (double) graph.size();
  }

  private void add(int u, int v) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
    }
    from[size] = u;
    to[size++] = v;
  }

  /** How many were found, some of them twice. */
  int size() {
    return size;
  }

  /** As a graph of accounts. */
  Cores cores() {
    int[] begin = new int[graph.accounts + 1];
    for (int i = 0; i < size; i++) {
      begin[from[i] + 1]++;
    }
    for (int a = 0; a < graph.accounts; a++) {
      begin[a + 1] += begin[a];
    }
    int[] list = new int[size];
    int[] next = begin.clone();
    for (int i = 0; i < size; i++) {
      list[next[from[i]]++] = to[i];
    }
    return new Cores(new Undirected(graph.accounts, begin, list));
  }
}
