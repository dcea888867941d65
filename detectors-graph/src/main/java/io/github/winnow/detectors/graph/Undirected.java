package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * A graph of accounts in which two are neighbours when either names the other, once, whoever did.
 * Immutable. Memory: 4 bytes an end of an edge, 4 an account; as much again, and 4 for each naming
 * twice, while it is made.
 */
final class Undirected {
  final int accounts;

  /** Where an account's neighbours begin. */
  final int[] begin;

  /** The neighbours of each account, ascending. */
  final int[] neighbour;

  /**
   * Of lists.
   *
   * @param listBegin where an account's list begins; one more than there are accounts
   * @param list whom each names, others only
   */
  Undirected(int accounts, int[] listBegin, int[] list) {
    this.accounts = accounts;
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
    for (int a = 0; a < accounts; a++) {
      begin[a + 1] = distinct(all, most[a], most[a + 1], begin[a]);
    }
    neighbour = Arrays.copyOf(all, begin[accounts]);
  }

  /** Moves the different ones of a stretch, ascending, to a place before it; returns their end. */
  private static int distinct(int[] all, int from, int to, int into) {
    Arrays.sort(all, from, to);
    int n = into;
    for (int i = from; i < to; i++) {
      if (n == into || all[i] != all[n - 1]) {
        all[n++] = all[i];
      }
    }
    return n;
  }

  int degree(int a) {
    return begin[a + 1] - begin[a];
  }
}
