package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The communities of a graph's k-truss. The k-truss is what is left when edges that close fewer
 * than k − 2 triangles are taken away again and again (Cohen, Trusses: cohesive subgraphs for
 * social network analysis, 2008); two of its edges are in one community when a chain of triangles
 * leads from one to the other (Huang, Cheng, Qin, Tian, Yu, SIGMOD 2014). All of it lies in the (k
 * − 1)-core, of which one edge joins two parts; here it takes k − 2 common neighbours, so two
 * groups that a few chance meetings connect stay two. An account may be in several.
 *
 * <p>Not thread-safe. Cost: at most the edges times the root of their number. Memory: 50 bytes an
 * edge.
 */
final class Trusses {
  private static final int GONE = -1;

  private final Undirected graph;

  /** By place in the graph's neighbours. */
  private final int[] edge;

  private final int[] low;
  private final int[] high;
  private final int edges;

  /** The triangles that an edge closes; {@link #GONE} when it was taken away. */
  private final int[] support;

  /** The two other edges of each triangle on the edge at hand. */
  private final int[] one;

  private final int[] other;

  Trusses(Undirected graph) {
    this.graph = graph;
    edges = graph.neighbour.length / 2;
    edge = new int[2 * edges];
    low = new int[edges];
    high = new int[edges];
    support = new int[edges];
    int[] next = Arrays.copyOf(graph.begin, graph.accounts);
    int e = 0;
    int most = 0;
    for (int a = 0; a < graph.accounts; a++) {
      most = Math.max(most, graph.degree(a));
      for (int i = graph.begin[a]; i < graph.begin[a + 1]; i++) {
        int b = graph.neighbour[i];
        if (b > a) {
          low[e] = a;
          high[e] = b;
          edge[i] = e;
          edge[next[b]++] = e++;
        }
      }
    }
    one = new int[most];
    other = new int[most];
  }

  /** Finds the triangles on an edge of which both other edges are left; returns how many. */
  private int triangles(int e) {
    boolean swapped = graph.degree(low[e]) > graph.degree(high[e]);
    int a = swapped ? high[e] : low[e];
    int b = swapped ? low[e] : high[e];
    int n = 0;
    for (int i = graph.begin[a]; i < graph.begin[a + 1]; i++) {
      if (support[edge[i]] != GONE) {
        int at = Arrays.binarySearch(
            graph.neighbour, graph.begin[b], graph.begin[b + 1], graph.neighbour[i]);
        if (at >= 0 && support[edge[at]] != GONE) {
          one[n] = edge[i];
          other[n++] = edge[at];
        }
      }
    }
    return n;
  }

  /**
   * The communities of the k-truss with at least so many accounts. To be asked for once.
   *
   * @param k at least 3
   * @param least at least 1
   * @return accounts ascending; the communities in the order of their first edges
   */
  int[][] communities(int k, int least) {
    peel(k - 2);
    int[] root = new int[edges];
    Arrays.setAll(root, e -> e);
    for (int e = 0; e < edges; e++) {
      if (support[e] != GONE) {
        int n = triangles(e);
        for (int i = 0; i < n; i++) {
          unite(root, e, one[i]);
          unite(root, e, other[i]);
        }
      }
    }
    return gathered(root, least);
  }

  private void peel(int least) {
    int[] queue = new int[edges];
    for (int e = 0; e < edges; e++) {
      support[e] = triangles(e); // none is gone yet
    }
    boolean[] queued = new boolean[edges];
    int tail = 0;
    for (int e = 0; e < edges; e++) {
      if (support[e] < least) {
        queued[e] = true;
        queue[tail++] = e;
      }
    }
    for (int head = 0; head < tail; head++) {
      int e = queue[head];
      int n = triangles(e);
      for (int i = 0; i < 2 * n; i++) {
        int f = i < n ? one[i] : other[i - n];
        if (!queued[f] && --support[f] < least) {
          queued[f] = true;
          queue[tail++] = f;
        }
      }
      support[e] = GONE;
    }
  }

  private static int find(int[] root, int e) {
    int at = e;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  /** The smallest edge stands for all. */
  private static void unite(int[] root, int e, int f) {
    int a = find(root, e);
    int b = find(root, f);
    root[Math.max(a, b)] = Math.min(a, b);
  }

  private int[][] gathered(int[] root, int least) {
    int[] size = new int[edges];
    for (int e = 0; e < edges; e++) {
      if (support[e] != GONE) {
        size[find(root, e)] += 2;
      }
    }
    int[][] ends = new int[edges][];
    int[][] found = new int[8][];
    int n = 0;
    for (int e = 0; e < edges; e++) {
      int r = find(root, e);
      if (support[e] == GONE) {
        continue;
      }
      if (ends[r] == null) {
        ends[r] = new int[size[r]];
        size[r] = 0;
      }
      ends[r][size[r]++] = low[e];
      ends[r][size[r]++] = high[e];
    }
    for (int e = 0; e < edges; e++) {
      if (ends[e] != null) {
        int[] accounts = Arrays.stream(ends[e]).sorted().distinct().toArray();
        if (accounts.length >= least) {
          found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
          found[n++] = accounts;
        }
      }
    }
    return Arrays.copyOf(found, n);
  }
}
