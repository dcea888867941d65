package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The connected parts of the k-core of a graph of accounts: what is left when accounts with fewer
 * than k neighbours are taken away again and again (Seidman, Social Networks 5, 1983). A chain of
 * strangers, each of whom met the next, falls apart.
 *
 * <p>Cost: linear in the edges. Memory: 8 bytes an account.
 */
final class Cores {
  private final Undirected graph;

  Cores(Undirected graph) {
    this.graph = graph;
  }

  /** The parts of the k-core with at least so many accounts. */
  int[][] parts(int k, int least) {
    int[] left = new int[graph.accounts];
    Arrays.setAll(left, graph::degree);
    int[] queue = new int[graph.accounts];
    peel(k, left, queue);
    int[][] parts = new int[8][];
    int n = 0;
    for (int a = 0; a < graph.accounts; a++) {
      if (left[a] > 0) {
        int[] part = part(a, left, queue);
        if (part.length >= least) {
          if (n == parts.length) {
            parts = Arrays.copyOf(parts, 2 * n);
          }
          parts[n++] = part;
        }
      }
    }
    return Arrays.copyOf(parts, n);
  }

  /** Leaves a degree of 0 or less to all who are not in the core. */
  private void peel(int k, int[] left, int[] queue) {
    int tail = 0;
    for (int a = 0; a < graph.accounts; a++) {
      if (left[a] < k) {
        left[a] = 0;
        queue[tail++] = a;
      }
    }
    for (int head = 0; head < tail; head++) {
      int a = queue[head];
      for (int i = graph.begin[a]; i < graph.begin[a + 1]; i++) {
        int b = graph.neighbour[i];
        if (left[b] > 0 && --left[b] < k) {
          left[b] = 0;
          queue[tail++] = b;
        }
      }
    }
  }

  private int[] part(int first, int[] left, int[] queue) {
    int tail = 0;
    queue[tail++] = first;
    left[first] = 0;
    for (int head = 0; head < tail; head++) {
      int a = queue[head];
      for (int i = graph.begin[a]; i < graph.begin[a + 1]; i++) {
        int b = graph.neighbour[i];
        if (left[b] > 0) {
          left[b] = 0;
          queue[tail++] = b;
        }
      }
    }
    return Arrays.copyOf(queue, tail);
  }
}
