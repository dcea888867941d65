package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The connected parts of the k-core of a graph of accounts: what is left when accounts with fewer
 * than k neighbours are taken away again and again (Seidman, Social Networks 5, 1983). A chain of
 * strangers, each of whom met the next, falls apart.
 *
 * <p>Cost: linear in the edges. Memory: 8 bytes an edge, 16 an account.
 */
final class Cores {
  private final int accounts;
  private final int[] begin;
  private final int[] neighbour;
  private final int[] degree;

  /** The graph in which two are neighbours when either names the other. */
  Cores(int accounts, int[] listBegin, int[] list) {
    this.accounts = accounts;
    begin = new int[accounts + 1];
    int named = listBegin[accounts];
    for (int a = 0; a < accounts; a++) {
      begin[a + 1] += listBegin[a + 1] - listBegin[a];
    }
    for (int i = 0; i < named; i++) {
      begin[list[i] + 1]++;
    }
    for (int a = 0; a < accounts; a++) {
      begin[a + 1] += begin[a];
    }
    neighbour = new int[2 * named];
    int[] next = Arrays.copyOf(begin, accounts);
    for (int a = 0; a < accounts; a++) {
      for (int i = listBegin[a]; i < listBegin[a + 1]; i++) {
        neighbour[next[a]++] = list[i];
        neighbour[next[list[i]]++] = a;
      }
    }
    degree = new int[accounts];
    for (int a = 0; a < accounts; a++) {
      degree[a] = distinct(begin[a], begin[a + 1]);
    }
  }

  /** Moves the different ones to the front; returns how many there are. */
  private int distinct(int from, int to) {
    Arrays.sort(neighbour, from, to);
    int n = from;
    for (int i = from; i < to; i++) {
      if (i == from || neighbour[i] != neighbour[i - 1]) {
        neighbour[n++] = neighbour[i];
      }
    }
    return n - from;
  }

  /** The parts of the k-core with at least so many accounts. */
  int[][] parts(int k, int least) {
    int[] left = degree.clone();
    int[] queue = new int[accounts];
    peel(k, left, queue);
    int[][] parts = new int[8][];
    int n = 0;
    for (int a = 0; a < accounts; a++) {
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
    for (int a = 0; a < accounts; a++) {
      if (left[a] < k) {
        left[a] = 0;
        queue[tail++] = a;
      }
    }
    for (int head = 0; head < tail; head++) {
      int a = queue[head];
      for (int i = begin[a]; i < begin[a] + degree[a]; i++) {
        int b = neighbour[i];
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
      for (int i = begin[a]; i < begin[a] + degree[a]; i++) {
        int b = neighbour[i];
        if (left[b] > 0) {
          left[b] = 0;
          queue[tail++] = b;
        }
      }
    }
    return Arrays.copyOf(queue, tail);
  }
}
