package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void areWhatIsLeftWhenThePoorlyConnectedGo() {
    Property.holds(300, random -> {
      int n = 1 + random.nextInt(30);
      boolean[][] names = new boolean[n][n];
      for (int i = random.nextInt(4 * n); i > 0; i--) {
        int a = random.nextInt(n);
        int b = random.nextInt(n);
        names[a][b] = a != b;
      }
      int k = 1 + random.nextInt(4);
      int least = 1 + random.nextInt(6);
      assertEquals(naive(names, k, least), parts(names, k, least));
    });
  }

  @Test
  void aChainOfCliquesThatShareOneAccountIsOnePart() {
    boolean[][] names = new boolean[7][7];
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        names[a][b] = a != b;
        names[3 + a][3 + b] = a != b;
      }
    }
    assertEquals(Set.of(Set.of(0, 1, 2, 3, 4, 5, 6)), parts(names, 3, 4));
  }

  private static Set<Set<Integer>> parts(boolean[][] names, int k, int least) {
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
    Set<Set<Integer>> parts = new HashSet<>();
    for (int[] part : new Cores(n, begin, neighbour).parts(k, least)) {
      parts.add(new TreeSet<>(Arrays.stream(part).boxed().toList()));
    }
    return parts;
  }

  private static Set<Set<Integer>> naive(boolean[][] names, int k, int least) {
    int n = names.length;
    Set<Integer> left = new TreeSet<>();
    for (int a = 0; a < n; a++) {
      left.add(a);
    }
    while (left.removeIf(
        a -> left.stream().filter(b -> names[a][b] || names[b][a]).count() < k)) {
      // until nobody goes
    }
    Set<Set<Integer>> parts = new HashSet<>();
    Set<Integer> seen = new HashSet<>();
    for (int a : left) {
      Set<Integer> part = new TreeSet<>();
      Deque<Integer> todo = new ArrayDeque<>(List.of(a));
      while (!todo.isEmpty()) {
        int b = todo.pop();
        if (seen.add(b)) {
          part.add(b);
          left.stream().filter(c -> names[b][c] || names[c][b]).forEach(todo::push);
        }
      }
      if (part.size() >= least) {
        parts.add(part);
      }
    }
    return parts;
  }
}
