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
 * <p>Cost: at most the edges times the root of their number. Memory: 50 bytes an edge, 8 an account.
 */
final class Trusses {
  private static final int GONE = -1;

  private final int[] begin;
  private final int[] neighbour;

  /** By place in {@link #neighbour}. */
  private final int[] edge;

  private final int[] low;
  private final int[] high;
  private final int edges;

  /** The triangles that an edge closes; {@link #GONE} when it was taken away. */
  private final int[] support;

  /** The graph in which two are neighbours when either names the other. */
  Trusses(int accounts, int[] listBegin, int[] list) {
    int[] most = new int[accounts + 1];
    for (int a = 0; a < accounts; a++) {
      most[a + 1] += listBegin[a + 1] - listBegin[a];
      for (int i = listBegin[a]; i < listBegin[a + 1]; i++) {
        most[list[i] + 1]++;
      }
    }
    for (int a = 0; a < accounts; a++) {
      most[a + 1] += most[a];
    }
    int[] all = new int[most[accounts]];
    int[] next = Arrays.copyOf(most, accounts);
    for (int a = 0; a < accounts; a++) {
      for (int i = listBegin[a]; i < listBegin[a + 1]; i++) {
        all[next[a]++] = list[i];
        all[next[list[i]]++] = a;
      }
    }
    begin = new int[accounts + 1];
    neighbour = all;
    for (int a = 0; a < accounts; a++) {
      begin[a + 1] = distinct(most[a], most[a + 1], begin[a]);
    }
    edges = begin[accounts] / 2;
    edge = new int[begin[accounts]];
    low = new int[edges];
    high = new int[edges];
    support = new int[edges];
    number(accounts);
  }

  /** Moves the different ones of a stretch, ascending, to a place before it; returns their end. */
  private int distinct(int from, int to, int into) {
    Arrays.sort(neighbour, from, to);
    int n = into;
    for (int i = from; i < to; i++) {
      if (n == into || neighbour[i] != neighbour[n - 1]) {
        neighbour[n++] = neighbour[i];
      }
    }
    return n;
  }

  private void number(int accounts) {
    int[] next = Arrays.copyOf(begin, accounts);
    int e = 0;
    for (int a = 0; a < accounts; a++) {
      for (int i = begin[a]; i < begin[a + 1]; i++) {
        int b = neighbour[i];
        if (b > a) {
          low[e] = a;
          high[e] = b;
          edge[i] = e;
          edge[next[b]++] = e++;
        }
      }
    }
  }

  /** Told of a triangle by its two other edges. */
  private interface Triangle {
    void of(int first, int second);
  }

  /** The triangles on an edge of which both other edges are left. */
  private void triangles(int e, Triangle each) {
    int a = low[e];
    int b = high[e];
    if (begin[a + 1] - begin[a] > begin[b + 1] - begin[b]) {
      a = high[e];
      b = low[e];
    }
    for (int i = begin[a]; i < begin[a + 1]; i++) {
      if (support[edge[i]] != GONE) {
        int at = Arrays.binarySearch(neighbour, begin[b], begin[b + 1], neighbour[i]);
        if (at >= 0 && support[edge[at]] != GONE) {
          each.of(edge[i], edge[at]);
        }
      }
    }
  }

  /**
   * The communities of the k-truss with at least so many accounts.
   *
   * @param k at least 3
   * @param least at least 1
   * @return accounts ascending; the communities in the order of their first edges
   */
  int[][] communities(int k, int least) {
    peel(k - 2);
    int[] root = new int[edges];
    for (int e = 0; e < edges; e++) {
      root[e] = e;
    }
    for (int e = 0; e < edges; e++) {
      if (support[e] != GONE) {
        int one = e;
        triangles(e, (f, g) -> {
          unite(root, one, f);
          unite(root, one, g);
        });
      }
    }
    return gathered(root, least);
  }

  private void peel(int least) {
    int[] queue = new int[edges];
    Arrays.fill(support, 0);
    for (int e = 0; e < edges; e++) {
      int[] count = new int[1];
      triangles(e, (f, g) -> count[0]++);
      queue[e] = count[0];
    }
    System.arraycopy(queue, 0, support, 0, edges);
    boolean[] queued = new boolean[edges];
    int[] tail = {0};
    for (int e = 0; e < edges; e++) {
      if (support[e] < least) {
        queued[e] = true;
        queue[tail[0]++] = e;
      }
    }
    for (int head = 0; head < tail[0]; head++) {
      int e = queue[head];
      triangles(e, (f, g) -> {
        lose(f, least, queued, queue, tail);
        lose(g, least, queued, queue, tail);
      });
      support[e] = GONE;
    }
  }

  private void lose(int e, int least, boolean[] queued, int[] queue, int[] tail) {
    if (!queued[e] && --support[e] < least) {
      queued[e] = true;
      queue[tail[0]++] = e;
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
