package io.github.winnow.detectors.graph;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The set of least conductance among the first nodes by rank over degree. The conductance of a set is
 * the weight of the edges that leave it, over the degrees in it together; a set has at most half of
 * the graph's. Among sets that have as little the smallest is taken. Of equal nodes the one that was
 * reached first goes first.
 *
 * <p>By Andersen, Chung and Lang (FOCS 2006) one of these sets is nearly as well separated as any of
 * its size around the sources.
 *
 * <p>Cost: the edges of the nodes that are looked at, and sorting them.
 */
final class Sweep {
  private final int[] set;
  private final double conductance;

  /**
   * Of sets with some of the first nodes, which are of one kind.
   *
   * @param kind how many nodes are of that kind, the first ones
   * @param least how many of them a set has at least
   * @param most how many at most
   */
  Sweep(WeightedGraph graph, LocalRank rank, int kind, int least, int most) {
    int[] order = Arrays.stream(rank.ranked())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer v) -> -rank.of(v) / graph.degree[v]))
        .mapToInt(v -> v)
        .toArray();
    boolean[] inside = new boolean[graph.nodes];
    double volume = 0;
    double leaving = 0;
    double best = Double.POSITIVE_INFINITY;
    int end = 0;
    int counted = 0;
    for (int i = 0; i < order.length; i++) {
      int v = order[i];
      counted += v < kind ? 1 : 0;
      volume += graph.degree[v];
      if (counted > most || 2 * volume > graph.volume) {
        break;
      }
      inside[v] = true;
      leaving += graph.degree[v];
      for (int j = graph.begin[v]; j < graph.begin[v + 1]; j++) {
        leaving -= inside[graph.neighbour[j]] ? 2 * graph.weight[j] : 0;
      }
      if (counted >= least && leaving / volume < best) {
        best = leaving / volume;
        end = i + 1;
      }
    }
    set = Arrays.copyOf(order, end);
    conductance = best;
  }

  /** The set, by rank over degree; empty when there is none. */
  int[] set() {
    return set;
  }

  /** Its conductance; infinite when there is none. */
  double conductance() {
    return conductance;
  }
}
