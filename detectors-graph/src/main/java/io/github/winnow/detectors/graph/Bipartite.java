package io.github.winnow.detectors.graph;

/**
 * A weighted graph of two kinds of nodes, with the neighbours of each node side by side. Nodes of
 * the first kind are numbered from 0, those of the second from there on. Edges can be taken away,
 * not put back.
 *
 * <p>Not thread-safe. Memory: 10 bytes an edge, 8 a node.
 */
final class Bipartite {
  /** How many nodes of the first kind there are. */
  final int first;

  /** How many nodes of both kinds there are. */
  final int nodes;

  /** Where a node's neighbours begin. */
  final int[] begin;

  /** Where they end. */
  final int[] end;

  final int[] neighbour;

  /** The weights of the edges, beside the neighbours. */
  final byte[] weight;

  /** The largest weight there was. */
  final int heaviest;

  /**
   * Of edges, each once.
   *
   * @param first how many nodes of the first kind there are
   * @param second how many of the second
   * @param edges how many entries of the arrays are edges
   * @param from their nodes of the first kind
   * @param to their nodes of the second kind, counted from 0
   * @param weights their weights, 1 to 127
   */
  Bipartite(int first, int second, int edges, int[] from, int[] to, byte[] weights) {
    this.first = first;
    nodes = first + second;
    begin = new int[nodes + 1];
    int most = 0;
    for (int i = 0; i < edges; i++) {
      begin[from[i] + 1]++;
      begin[first + to[i] + 1]++;
      most = Math.max(most, weights[i]);
    }
    heaviest = most;
    for (int v = 0; v < nodes; v++) {
      begin[v + 1] += begin[v];
    }
    end = new int[nodes];
    System.arraycopy(begin, 0, end, 0, nodes);
    neighbour = new int[2 * edges];
    weight = new byte[2 * edges];
    for (int i = 0; i < edges; i++) {
      put(from[i], first + to[i], weights[i]);
      put(first + to[i], from[i], weights[i]);
    }
  }

  private void put(int v, int u, byte w) {
    int at = end[v]++;
    neighbour[at] = u;
    weight[at] = w;
  }

  /** How many edges there are. */
  int edges() {
    int sum = 0;
    for (int v = 0; v < first; v++) {
      sum += end[v] - begin[v];
    }
    return sum;
  }

  /** The weights of a node's edges together. */
  int degree(int v) {
    int sum = 0;
    for (int i = begin[v]; i < end[v]; i++) {
      sum += weight[i];
    }
    return sum;
  }

  /** Takes away the edges both of whose ends are among some nodes. */
  void cutWithin(boolean[] some) {
    for (int v = 0; v < nodes; v++) {
      if (some[v]) {
        cut(v, some);
      }
    }
  }

  /** Takes away the edges of which an end is among some nodes. */
  void cutAround(boolean[] some) {
    for (int v = 0; v < nodes; v++) {
      if (some[v]) {
        end[v] = begin[v];
      } else {
        cut(v, some);
      }
    }
  }

  private void cut(int v, boolean[] some) {
    int left = begin[v];
    for (int i = begin[v]; i < end[v]; i++) {
      if (!some[neighbour[i]]) {
        neighbour[left] = neighbour[i];
        weight[left++] = weight[i];
      }
    }
    end[v] = left;
  }
}
