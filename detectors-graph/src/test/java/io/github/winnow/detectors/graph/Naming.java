package io.github.winnow.detectors.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Small graphs for tests, as a matrix of who names whom. */
final class Naming {
  final boolean[][] names;

  Naming(int accounts) {
    names = new boolean[accounts][accounts];
  }

  /** Up to so many namings. */
  static Naming random(int accounts, int most, Random random) {
    Naming naming = new Naming(accounts);
    for (int i = random.nextInt(most); i > 0; i--) {
      int a = random.nextInt(accounts);
      int b = random.nextInt(accounts);
      naming.names[a][b] = a != b;
    }
    return naming;
  }

  /** All from one to before another name each other. */
  Naming clique(int from, int to) {
    for (int a = from; a < to; a++) {
      for (int b = from; b < to; b++) {
        names[a][b] |= a != b;
      }
    }
    return this;
  }

  boolean areNeighbours(int a, int b) {
    return names[a][b] || names[b][a];
  }

  Undirected graph() {
    int n = names.length;
    int[] begin = new int[n + 1];
    List<Integer> list = new ArrayList<>();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        if (names[a][b]) {
          list.add(b);
        }
      }
      begin[a + 1] = list.size();
    }
    return new Undirected(n, begin, list.stream().mapToInt(Integer::intValue).toArray());
  }

  static List<Set<Integer>> sets(int[][] parts) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int[] part : parts) {
      sets.add(new TreeSet<>(Arrays.stream(part).boxed().toList()));
    }
    return sets;
  }
}
