package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TrussesTest {
  @Test
  void areWhatTheDefinitionSays() {
    Property.holds(500, random -> {
      int n = 1 + random.nextInt(24);
      Naming naming = Naming.random(n, 8 * n, random);
      int k = 3 + random.nextInt(4);
      int least = 1 + random.nextInt(6);
      assertEquals(naive(naming, k, least), communities(naming, k, least));
    });
  }

  @Test
  void groupsThatOneAccountOrAFewMeetingsConnectStayApart() {
    Naming naming = new Naming(12)
        .clique(0, 5)
        .clique(4, 9) // 4 is in both
        .clique(7, 12); // 7 and 8 are in both: their edge joins the two
    naming.names[0][9] = true;
    naming.names[1][10] = true;
    assertEquals(
        List.of(Set.of(0, 1, 2, 3, 4), Set.of(4, 5, 6, 7, 8, 9, 10, 11)),
        communities(naming, 4, 4));
  }

  @Test
  void lieInTheCore() {
    Property.holds(100, random -> {
      int n = 4 + random.nextInt(20);
      Naming naming = Naming.random(n, 6 * n, random);
      for (Set<Integer> community : communities(naming, 4, 1)) {
        assertTrue(community.stream()
            .allMatch(
                a -> community.stream().filter(b -> naming.areNeighbours(a, b)).count() >= 3));
      }
    });
  }

  private static List<Set<Integer>> communities(Naming naming, int k, int least) {
    return Naming.sets(new Trusses(naming.graph()).communities(k, least));
  }

  /** By taking edges away one by one, then walking from triangle to triangle. */
  private static List<Set<Integer>> naive(Naming naming, int k, int least) {
    int n = naming.names.length;
    boolean[][] left = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        left[a][b] = naming.areNeighbours(a, b);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          if (left[a][b] && common(left, a, b).size() < k - 2) {
            left[a][b] = false;
            left[b][a] = false;
            changed = true;
          }
        }
      }
    }
    List<Set<Integer>> all = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        if (left[a][b] && !seen.contains((long) a * n + b)) {
          Set<Integer> community = walk(left, a, b, seen);
          if (community.size() >= least) {
            all.add(community);
          }
        }
      }
    }
    return all;
  }

  private static Set<Integer> walk(boolean[][] left, int a, int b, Set<Long> seen) {
    int n = left.length;
    Set<Integer> community = new TreeSet<>();
    Deque<int[]> todo = new ArrayDeque<>();
    todo.push(new int[] {a, b});
    while (!todo.isEmpty()) {
      int[] ends = todo.pop();
      int low = Math.min(ends[0], ends[1]);
      int high = Math.max(ends[0], ends[1]);
      if (seen.add((long) low * n + high)) {
        community.add(low);
        community.add(high);
        for (int c : common(left, low, high)) {
          todo.push(new int[] {low, c});
          todo.push(new int[] {high, c});
        }
      }
    }
    return community;
  }

  private static Set<Integer> common(boolean[][] left, int a, int b) {
    Set<Integer> both = new HashSet<>();
    for (int c = 0; c < left.length; c++) {
      if (left[a][c] && left[b][c]) {
        both.add(c);
      }
    }
    return both;
  }
}
