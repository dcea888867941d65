package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * A set of nodes of about the largest density: the weight of the edges within it, divided by the
 * number of its nodes. Nodes are taken away, always one of the least degree, and the densest of the
 * sets that are left on the way is kept (Charikar, APPROX 2000; with weights that follow what a
 * node is worth this is FRAUDAR, Hooi et al., KDD 2016).
 *
 * <p>The sets that are compared are those of which every node has a larger degree than every node
 * taken away before had. So nothing depends on the order of nodes that are alike, and the bound of
 * the greedy algorithm stays: its density is at least half of the largest. For when the first node
 * of the densest set goes, it has at least that density as its degree in what is left; its degree
 * was at most that of the least node of the set before, whose density is at least half of that
 * node's degree.
 *
 * <p>Not thread-safe. Cost: linear in the edges and in the weight of the heaviest core, by buckets
 * of nodes of one degree. Memory: 21 bytes a node, and 4 times the heaviest weight times the root
 * of the number of edges.
 */
final class Peeling {
  private static final int NONE = -1;

  private final Bipartite graph;
  private final int[] degree;

  /** The nodes of one degree are a list: the first by degree, then by node. */
  private final int[] head;

  private final int[] next;
  private final int[] previous;

  /** By node: in which round it was taken away; the first is 1, and 0 stands for never in it. */
  private final int[] round;

  private int best;
  private long bestWeight;
  private int bestNodes;
  private long left;

  Peeling(Bipartite graph) {
    this.graph = graph;
    degree = new int[graph.nodes];
    next = new int[graph.nodes];
    previous = new int[graph.nodes];
    round = new int[graph.nodes];
    // Some node of any set has at most the heaviest weight times the root of the edges as its
    // degree.
    double most = graph.heaviest * StrictMath.ceil(StrictMath.sqrt(graph.edges()));
    head = new int[(int) Math.min(most + 2, Integer.MAX_VALUE - 8)];
  }

  /** Finds the set; false when there are no edges. */
  boolean find() {
    Arrays.fill(head, NONE);
    Arrays.fill(round, 0);
    int nodes = 0;
    long sum = 0;
    for (int v = 0; v < graph.nodes; v++) {
      degree[v] = graph.degree(v);
      sum += degree[v];
      if (degree[v] > 0) {
        nodes++;
        link(v, degree[v]);
      }
    }
    best = 1;
    bestWeight = sum / 2;
    bestNodes = nodes;
    left = bestWeight;
    int remaining = nodes;
    int level = 0;
    for (int now = 1; remaining > 0; now++) {
      compare(now, remaining);
      while (head[level] == NONE) {
        level++;
      }
      for (int v = head[level]; v != NONE; v = head[level]) {
        unlink(v, level);
        round[v] = now;
        remaining--;
        release(v, level);
      }
    }
    return nodes > 0;
  }

  private void compare(int now, int remaining) {
    // left/remaining > bestWeight/bestNodes, exactly: weights are below 2^38, numbers below 2^31.
    long high = Math.multiplyHigh(left, bestNodes);
    long bestHigh = Math.multiplyHigh(bestWeight, remaining);
    boolean denser = high != bestHigh
        ? high > bestHigh
        : Long.compareUnsigned(left * bestNodes, bestWeight * remaining) > 0;
    if (denser) {
      best = now;
      bestWeight = left;
      bestNodes = remaining;
    }
  }

  /** Takes a node's edges away. */
  private void release(int v, int level) {
    for (int i = graph.begin[v]; i < graph.end[v]; i++) {
      int u = graph.neighbour[i];
      if (round[u] == 0) {
        int before = degree[u];
        int after = before - graph.weight[i];
        left -= graph.weight[i];
        degree[u] = after;
        if (before > level) {
          unlink(u, before);
          link(u, Math.max(after, level));
        }
      }
    }
  }

  private void link(int v, int at) {
    int bucket = Math.min(at, head.length - 1);
    int was = head[bucket];
    next[v] = was;
    previous[v] = NONE;
    if (was != NONE) {
      previous[was] = v;
    }
    head[bucket] = v;
  }

  private void unlink(int v, int at) {
    int bucket = Math.min(at, head.length - 1);
    if (previous[v] == NONE) {
      head[bucket] = next[v];
    } else {
      next[previous[v]] = next[v];
    }
    if (next[v] != NONE) {
      previous[next[v]] = previous[v];
    }
  }

  /** By node, whether it is in the set. */
  boolean[] set() {
    boolean[] in = new boolean[graph.nodes];
    for (int v = 0; v < in.length; v++) {
      in[v] = round[v] >= best;
    }
    return in;
  }

  /** How many nodes are in the set. */
  int size() {
    return bestNodes;
  }

  /** The weight of the edges within the set. */
  long weight() {
    return bestWeight;
  }
}
