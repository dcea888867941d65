package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * Where walks are that begin at some nodes: each step goes along an edge by its weight, and before it
 * the walk ends with probability α. What comes of it, pr(s) = α Σ<sub>k</sub> (1 − α)<sup>k</sup> s
 * P<sup>k</sup> with P = D⁻¹W, is personalised PageRank (Haveliwala, WWW 2002), here with mass 1 at
 * each of the sources.
 *
 * <p>It is approximated by pushes (Andersen, Chung, Lang, FOCS 2006): of the mass r(u) that still has
 * to walk, a node keeps α r(u) as its rank and passes the rest on, as long as r(u) ≥ ε d(u), d being
 * the sum of a node's weights. A push leaves p + pr(r) as it is, so in the end p + pr(r) = pr(s); and
 * since r ≤ ε d, and pr(d) = d because d is what the walk leaves as it is,
 *
 * <pre>0 ≤ pr(v) − p(v) ≤ ε d(v)</pre>
 *
 * for every node, but for rounding.
 *
 * <p>Not thread-safe. Cost: a push takes at least α ε d(u) off the mass, so the degrees of all that is
 * pushed add up to at most (number of sources)/(α ε), however large the graph is. Memory: 25 bytes a
 * node, once.
 */
final class LocalRank {
  private final WeightedGraph graph;
  private final double restart;
  private final double epsilon;
  private final double[] rank;
  private final double[] rest;
  private final boolean[] waits;
  private final boolean[] isReached;
  private final int[] reached;
  private int size;
  private final int[] queue;
  private int head;
  private int tail;

  /**
   * On a graph.
   *
   * @param restart α, above 0, at most 1
   * @param epsilon ε, above 0
   */
  LocalRank(WeightedGraph graph, double restart, double epsilon) {
    this.graph = graph;
    this.restart = restart;
    this.epsilon = epsilon;
    rank = new double[graph.nodes];
    rest = new double[graph.nodes];
    waits = new boolean[graph.nodes];
    isReached = new boolean[graph.nodes];
    reached = new int[graph.nodes];
    queue = new int[graph.nodes + 1];
  }

  /** Walks from other sources, of which those without an edge do not count. */
  void walk(int[] sources) {
    for (int i = 0; i < size; i++) {
      rank[reached[i]] = 0;
      rest[reached[i]] = 0;
      isReached[reached[i]] = false;
    }
    size = 0;
    head = 0;
    tail = 0;
    for (int source : sources) {
      if (graph.degree[source] > 0) {
        give(source, 1);
      }
    }
    while (head != tail) {
      int u = queue[head];
      head = head == graph.nodes ? 0 : head + 1;
      waits[u] = false;
      push(u);
    }
  }

  private void push(int u) {
    double mass = rest[u];
    rest[u] = 0;
    rank[u] += restart * mass;
    double passed = (1 - restart) * mass / graph.degree[u];
    for (int i = graph.begin[u]; i < graph.begin[u + 1]; i++) {
      give(graph.neighbour[i], passed * graph.weight[i]);
    }
  }

  private void give(int v, double mass) {
    if (!isReached[v]) {
      isReached[v] = true;
      reached[size++] = v;
    }
    rest[v] += mass;
    if (!waits[v] && rest[v] >= epsilon * graph.degree[v]) {
      waits[v] = true;
      queue[tail] = v;
      tail = tail == graph.nodes ? 0 : tail + 1;
    }
  }

  /** p(v). */
  double of(int v) {
    return rank[v];
  }

  /** The nodes that have a rank, in the order in which they were first reached. */
  int[] ranked() {
    int[] some = new int[size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (rank[reached[i]] > 0) {
        some[n++] = reached[i];
      }
    }
    return Arrays.copyOf(some, n);
  }
}
