package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
      boolean[][] names = new boolean[n][n];
      for (int i = random.nextInt(8 * n); i > 0; i--) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        names[a][b] = a != b;
      }
      int k = 3 + random.nextInt(4);
      int least = 1 + random.nextInt(6);
      assertEquals(naive(names, k, least), communities(names, k, least));
    });
  }

  @Test
  void groupsThatOneAccountOrAFewMeetingsConnectStayApart() {
    boolean[][] names = new boolean[12][12];
    clique(names, 0, 5);
    clique(names, 4, 9); // 4 is in both
    clique(names, 7, 12); // 7 and 8 are in both: their edge joins the two
    names[0][9] = true;
    names[1][10] = true;
    assertEquals(
        List.of(Set.of(0, 1, 2, 3, 4), Set.of(4, 5, 6, 7, 8, 9, 10, 11)), communities(names, 4, 4));
  }

  @Test
  void lieInTheCore() {
    Property.holds(100, random -> {
      int n = 4 + random.nextInt(20);
      boolean[][] names = new boolean[n][n];
      for (int i = random.nextInt(6 * n); i > 0; i--) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        names[a][b] = a != b;
      }
      for (Set<Integer> community : communities(names, 4, 1)) {
        assertTrue(community.stream()
            .allMatch(
                a -> community.stream().filter(b -> names[a][b] || names[b][a]).count() >= 3));
      }
    });
  }

  private static void clique(boolean[][] names, int from, int to) {
    for (int a = from; a < to; a++) {
      for (int b = from; b < to; b++) {
        names[a][b] |= a != b;
      }
    }
  }

  private static List<Set<Integer>> communities(boolean[][] names, int k, int least) {
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
    int[] neighbour = list.stream().mapToInt(Integer::intValue).toArray();
    List<Set<Integer>> found = new ArrayList<>();
    for (int[] one : new Trusses(n, begin, neighbour).communities(k, least)) {
      found.add(new TreeSet<>(Arrays.stream(one).boxed().toList()));
    }
    return found;
  }

  /** By taking edges away one by one, then walking from triangle to triangle. */
  private static List<Set<Integer>> naive(boolean[][] names, int k, int least) {
    int n = names.length;
    boolean[][] left = new boolean[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        left[a][b] = names[a][b] || names[b][a];
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
