package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The densest part of a group: of its members and what they were ordered to act on, the
 * {@linkplain Peeling block} with the most acts a node. Two groups that were taken for one share
 * few targets, so that both together are less dense than one of them alone, and this is a part of
 * one.
 *
 * <p>Cost: the acts on the group's targets. Memory: that of a graph with these acts.
 */
final class DensestPart {
  private DensestPart() {}

  static int[] of(Crew crew, Acts graph) {
    int[] number = new int[graph.accounts];
    for (int i = 0; i < crew.size; i++) {
      number[crew.account[i]] = i + 1;
    }
    Orders orders = crew.orders;
    int[] from = new int[16];
    int[] to = new int[16];
    int edges = 0;
    int targets = 0;
    for (int o = 0; o < orders.size; o++) {
      int t = orders.target[o];
      targets += o == 0 || orders.target[o - 1] != t ? 1 : 0;
      for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
        boolean within = graph.time[i] >= orders.from[o] && graph.time[i] <= orders.to[o];
        if (within && number[graph.account[i]] > 0) {
          if (edges == from.length) {
            from = Arrays.copyOf(from, 2 * edges);
            to = Arrays.copyOf(to, 2 * edges);
          }
          from[edges] = number[graph.account[i]] - 1;
          to[edges++] = targets - 1;
        }
      }
    }
    byte[] weights = new byte[edges];
    Arrays.fill(weights, (byte) 1);
    Peeling peeling = new Peeling(new Bipartite(crew.size, targets, edges, from, to, weights));
    peeling.find();
    boolean[] in = peeling.set();
    int[] densest = new int[crew.size];
    int n = 0;
    for (int i = 0; i < crew.size; i++) {
      if (in[i]) {
        densest[n++] = crew.account[i];
      }
    }
    return Arrays.copyOf(densest, n);
  }
}
