package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Peeling against its definition, against the densest of all sets, and against the order of things. */
class PeelingTest {
  @Test
  void isTheDensestOfTheSetsLeftOnTheWay() {
    Property.holds(3_000, random -> {
      Edges edges = Edges.draw(random, 12, 12);
      assertPeelsAsNaively(edges);
    });
  }

  @Test
  void alsoWithMoreAndHeavierEdges() {
    Property.holds(100, random -> assertPeelsAsNaively(Edges.draw(random, 60, 80)));
  }

  @Test
  void hasAtLeastHalfOfTheLargestDensity() {
    Property.holds(1_000, random -> {
      Edges edges = Edges.draw(random, 6, 6);
      Peeling peeling = new Peeling(edges.graph());
      if (peeling.find()) {
        double most = 0;
        for (int set = 1; set < 1 << edges.nodes(); set++) {
          most = Math.max(most, edges.weightWithin(set) / (double) Integer.bitCount(set));
        }
        assertTrue(2.0 * peeling.weight() / peeling.size() >= most - 1e-9);
      }
    });
  }

  @Test
  void orderAndNumbersPlayNoPart() {
    Property.holds(1_000, random -> {
      Edges edges = Edges.draw(random, 12, 12);
      int[] left = permutation(edges.first, random);
      int[] right = permutation(edges.second, random);
      Peeling before = new Peeling(edges.graph());
      Peeling after = new Peeling(edges.renamed(left, right, random).graph());
      assertEquals(before.find(), after.find());
      boolean[] one = before.set();
      boolean[] other = after.set();
      for (int v = 0; v < edges.first; v++) {
        assertEquals(one[v], other[left[v]]);
      }
      for (int v = 0; v < edges.second; v++) {
        assertEquals(one[edges.first + v], other[edges.first + right[v]]);
      }
    });
  }

  @Test
  void findsABlockAmidManyMoreEdges() {
    Random random = new Random(1);
    Edges edges = new Edges(3_000, 3_000);
    for (int i = 0; i < 30_000; i++) {
      edges.add(random.nextInt(2_900), random.nextInt(2_900), 1);
    }
    for (int a = 2_900; a < 3_000; a++) {
      for (int t = 2_900; t < 3_000; t++) {
        if (random.nextDouble() < 0.5) {
          edges.add(a, t, 1);
        }
      }
    }
    Peeling peeling = new Peeling(edges.graph());
    assertTrue(peeling.find());
    boolean[] in = peeling.set();
    for (int v = 0; v < in.length; v++) {
      assertEquals(v % 3_000 >= 2_900, in[v], "node " + v);
    }
  }

  @Test
  void findsNothingInNothing() {
    assertFalse(new Peeling(new Edges(3, 2).graph()).find());
    assertFalse(new Peeling(new Edges(0, 0).graph()).find());
  }

  @Test
  void whatIsCutIsNoLongerThere() {
    Property.holds(1_000, random -> {
      Edges edges = Edges.draw(random, 10, 10);
      boolean[] some = new boolean[edges.nodes()];
      for (int v = 0; v < some.length; v++) {
        some[v] = random.nextInt(3) == 0;
      }
      boolean around = random.nextBoolean();
      Edges left = new Edges(edges.first, edges.second);
      for (int[] e : edges.list) {
        boolean a = some[e[0]];
        boolean b = some[edges.first + e[1]];
        if (around ? !a && !b : !(a && b)) {
          left.add(e[0], e[1], e[2]);
        }
      }
      Bipartite cut = edges.graph();
      if (around) {
        cut.cutAround(some);
      } else {
        cut.cutWithin(some);
      }
      assertEquals(left.list.size(), cut.edges());
      Bipartite expected = left.graph();
      for (int v = 0; v < edges.nodes(); v++) {
        assertEquals(expected.degree(v), cut.degree(v));
      }
      Peeling one = new Peeling(cut);
      Peeling other = new Peeling(expected);
      assertEquals(other.find(), one.find());
      assertArrayEquals(other.set(), one.set());
    });
  }

  private static void assertPeelsAsNaively(Edges edges) {
    Peeling peeling = new Peeling(edges.graph());
    boolean[] best = edges.naive();
    assertEquals(edges.weightWithin(best) > 0, peeling.find());
    if (edges.weightWithin(best) > 0) {
      assertArrayEquals(best, peeling.set());
      assertEquals(edges.weightWithin(best), peeling.weight());
      assertEquals(count(best), peeling.size());
      peeling.find();
      assertArrayEquals(best, peeling.set(), "the second time");
    }
  }

  private static int count(boolean[] in) {
    int n = 0;
    for (boolean one : in) {
      n += one ? 1 : 0;
    }
    return n;
  }

  private static int[] permutation(int n, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A graph as a list of edges. */
  private static final class Edges {
    final int first;
    final int second;
    final List<int[]> list = new ArrayList<>();

    Edges(int first, int second) {
      this.first = first;
      this.second = second;
    }

    static Edges draw(Random random, int mostFirst, int mostSecond) {
      Edges edges = new Edges(1 + random.nextInt(mostFirst), 1 + random.nextInt(mostSecond));
      double density = random.nextDouble();
      int heaviest = 1 + random.nextInt(random.nextBoolean() ? 3 : 127);
      for (int a = 0; a < edges.first; a++) {
        for (int t = 0; t < edges.second; t++) {
          if (random.nextDouble() < density) {
            edges.add(a, t, 1 + random.nextInt(heaviest));
          }
        }
      }
      Collections.shuffle(edges.list, random);
      return edges;
    }

    void add(int a, int t, int weight) {
      list.add(new int[] {a, t, weight});
    }

    int nodes() {
      return first + second;
    }

    Edges renamed(int[] left, int[] right, Random random) {
      Edges renamed = new Edges(first, second);
      list.forEach(e -> renamed.add(left[e[0]], right[e[1]], e[2]));
      Collections.shuffle(renamed.list, random);
      return renamed;
    }

    Bipartite graph() {
      int n = list.size();
      int[] from = new int[n + 3];
      int[] to = new int[n + 3];
      byte[] weights = new byte[n + 3];
      for (int i = 0; i < n; i++) {
        from[i] = list.get(i)[0];
        to[i] = list.get(i)[1];
        weights[i] = (byte) list.get(i)[2];
      }
      return new Bipartite(first, second, n, from, to, weights);
    }

    long weightWithin(int set) {
      long sum = 0;
      for (int[] e : list) {
        sum += (set >> e[0] & 1) == 1 && (set >> (first + e[1]) & 1) == 1 ? e[2] : 0;
      }
      return sum;
    }

    long weightWithin(boolean[] set) {
      long sum = 0;
      for (int[] e : list) {
        sum += set[e[0]] && set[first + e[1]] ? e[2] : 0;
      }
      return sum;
    }

    private int[] degrees(boolean[] set) {
      int[] degrees = new int[nodes()];
      for (int[] e : list) {
        if (set[e[0]] && set[first + e[1]]) {
          degrees[e[0]] += e[2];
          degrees[first + e[1]] += e[2];
        }
      }
      return degrees;
    }

    /**
     * The densest, and of those the largest, of: all with edges; of these what is left when nodes
     * of no more than the least degree are taken away until there are none; and so on.
     */
    boolean[] naive() {
      boolean[] set = new boolean[nodes()];
      for (int[] e : list) {
        set[e[0]] = true;
        set[first + e[1]] = true;
      }
      boolean[] best = set.clone();
      while (count(set) > 0) {
        if (weightWithin(set) * count(best) > weightWithin(best) * count(set)) {
          best = set.clone();
        }
        int[] degrees = degrees(set);
        int least = Integer.MAX_VALUE;
        for (int v = 0; v < set.length; v++) {
          least = set[v] ? Math.min(least, degrees[v]) : least;
        }
        boolean changed = true;
        while (changed) {
          changed = false;
          degrees = degrees(set);
          for (int v = 0; v < set.length; v++) {
            if (set[v] && degrees[v] <= least) {
              set[v] = false;
              changed = true;
            }
          }
        }
      }
      return best;
    }
  }
}
