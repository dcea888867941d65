package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
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
      Naming naming = Naming.random(n, 4 * n, random);
      int k = 1 + random.nextInt(4);
      int least = 1 + random.nextInt(6);
      assertEquals(naive(naming, k, least), parts(naming, k, least));
    });
  }

  @Test
  void aChainOfCliquesThatShareOneAccountIsOnePart() {
    Naming names = new Naming(7).clique(0, 4).clique(3, 7);
    assertEquals(Set.of(Set.of(0, 1, 2, 3, 4, 5, 6)), parts(names, 3, 4));
  }

  private static Set<Set<Integer>> parts(Naming naming, int k, int least) {
    return new HashSet<>(Naming.sets(new Cores(naming.graph()).parts(k, least)));
  }

  private static Set<Set<Integer>> naive(Naming naming, int k, int least) {
    int n = naming.names.length;
    Set<Integer> left = new TreeSet<>();
    for (int a = 0; a < n; a++) {
      left.add(a);
    }
    while (left.removeIf(
        a -> left.stream().filter(b -> naming.areNeighbours(a, b)).count() < k)) {
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
          left.stream().filter(c -> naming.areNeighbours(b, c)).forEach(todo::push);
        }
      }
      if (part.size() >= least) {
        parts.add(part);
      }
    }
    return parts;
  }
}
