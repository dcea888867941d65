package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * Whom each account names: eight others on average, some more often than others, and amid them 100
 * accounts of which each names half of the others. Numbers of edges are those of names.
 */
final class AccountLists {
  private static final int NAMES = 8;
  private static final int BLOCK = 100;
  private static final double SKEW = 1.5;

  /** A core in which there is nobody but the block. */
  static final int CORE = 24;

  final int accounts;
  final int size;
  final int[] begin;
  final int[] list;

  AccountLists(int edges) {
    accounts = edges / NAMES + BLOCK;
    Edges drawn = Edges.of(edges, accounts, accounts, BLOCK, BLOCK, SKEW);
    begin = new int[accounts + 1];
    int n = 0;
    for (int i = 0; i < drawn.size(); i++) {
      if (drawn.from[i] != drawn.to[i]) {
        begin[drawn.from[i] + 1]++;
        n++;
      }
    }
    size = n;
    for (int a = 0; a < accounts; a++) {
      begin[a + 1] += begin[a];
    }
    list = new int[size];
    int[] next = begin.clone();
    for (int i = 0; i < drawn.size(); i++) {
      if (drawn.from[i] != drawn.to[i]) {
        list[next[drawn.from[i]]++] = drawn.to[i];
      }
    }
  }

  Undirected graph() {
    return new Undirected(accounts, begin, list);
  }

  /** Fails unless the groups are one, and that is the block. */
  int[][] checked(int[][] groups) {
    if (groups.length != 1 || groups[0].length != BLOCK) {
      throw new AssertionError("found " + groups.length + " groups of "
          + Arrays.toString(
              Arrays.stream(groups).mapToInt(group -> group.length).toArray()));
    }
    for (int a : groups[0]) {
      if (a < accounts - BLOCK) {
        throw new AssertionError("found others");
      }
    }
    return groups;
  }
}
