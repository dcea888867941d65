package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * An undirected graph whose edges have weights, with the neighbours of each node side by side.
 *
 * <p>Immutable. Memory: 24 bytes an edge, 12 a node.
 */
final class WeightedGraph {
  /** The finest part of the weight of a tie: so their sums are exact, in whatever order. */
  private static final double FINEST = 1.0 / 1024;

  final int nodes;

  /** Where a node's neighbours begin; one more than there are nodes. */
  final int[] begin;

  final int[] neighbour;

  /** The weights of the edges, beside the neighbours. */
  final double[] weight;

  /** By node, the weights of its edges together. */
  final double[] degree;

  /** The degrees of all nodes together. */
  final double volume;

  /**
   * Of the ends of edges, each edge twice: as one end sees it, and as the other does.
   *
   * @param nodes how many nodes there are
   * @param ends how many entries of the arrays count; the neighbours of a node keep their order
   * @param of whose end it is
   * @param other the node at the other end
   * @param weights the weights, positive
   */
  private WeightedGraph(int nodes, int ends, int[] of, int[] other, double[] weights) {
    this.nodes = nodes;
    begin = new int[nodes + 1];
    for (int i = 0; i < ends; i++) {
      begin[of[i] + 1]++;
    }
    for (int v = 0; v < nodes; v++) {
      begin[v + 1] += begin[v];
    }
    int[] next = Arrays.copyOf(begin, nodes);
    neighbour = new int[ends];
    weight = new double[ends];
    degree = new double[nodes];
    double sum = 0;
    for (int i = 0; i < ends; i++) {
      int at = next[of[i]]++;
      neighbour[at] = other[i];
      weight[at] = weights[i];
      degree[of[i]] += weights[i];
      sum += weights[i];
    }
    volume = sum;
  }

  /** Of edges, each once. */
  static WeightedGraph of(int nodes, int[] from, int[] to, double[] weights) {
    int n = weights.length;
    int[] of = Arrays.copyOf(from, 2 * n);
    int[] other = Arrays.copyOf(to, 2 * n);
    double[] both = Arrays.copyOf(weights, 2 * n);
    System.arraycopy(to, 0, of, n, n);
    System.arraycopy(from, 0, other, n, n);
    System.arraycopy(weights, 0, both, n, n);
    return new WeightedGraph(nodes, 2 * n, of, other, both);
  }

  /**
   * What ties accounts to {@linkplain Occasions occasions}. Accounts are the first nodes, occasions
   * those after them. An edge is an act on an occasion on which others acted too, and weighs ln(t/e),
   * where that is positive: e = n<sub>o</sub> k<sub>a</sub>/n is how often the account would have
   * acted on it by popularity alone, n<sub>o</sub> being the acts on the occasion, k<sub>a</sub> and
   * n those of the account and of all. So what is popular ties nobody, and who acts a lot is tied by
   * less. The neighbours of a node are in the order of time, however accounts are numbered.
   *
   * @param threshold t
   */
  static WeightedGraph ties(Acts acts, Occasions occasions, double threshold) {
    int most = 2 * acts.size();
    int[] of = new int[most];
    int[] other = new int[most];
    double[] weights = new double[most];
    int ends = 0;
    for (int a = 0; a < acts.accounts; a++) {
      for (int i = acts.ownBegin[a]; i < acts.ownBegin[a + 1]; i++) {
        double its = weight(acts, occasions, acts.own[i], threshold);
        if (its > 0) {
          of[ends] = a;
          other[ends] = acts.accounts + occasions.of[acts.own[i]];
          weights[ends++] = its;
        }
      }
    }
    for (int act = 0; act < acts.size(); act++) {
      double its = weight(acts, occasions, act, threshold);
      if (its > 0) {
        of[ends] = acts.accounts + occasions.of[act];
        other[ends] = acts.account[act];
        weights[ends++] = its;
      }
    }
    return new WeightedGraph(acts.accounts + occasions.count, ends, of, other, weights);
  }

  private static double weight(Acts acts, Occasions occasions, int act, double threshold) {
    int size = occasions.size(occasions.of[act]);
    double expected = size * (acts.degree(acts.account[act]) / (double) acts.size());
    return size < 2 || expected >= threshold
        ? 0
        : FINEST * StrictMath.rint(StrictMath.log(threshold / expected) / FINEST);
  }
}
