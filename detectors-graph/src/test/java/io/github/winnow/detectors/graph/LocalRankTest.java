package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pushes against walks that are followed step by step, and sweeps against every set. */
class LocalRankTest {
  private static final double ROUNDING = 1e-12;

  /** Between the first nodes and the others, or between any two. */
  static WeightedGraph draw(Random random, int most) {
    int nodes = 2 + random.nextInt(most - 1);
    int first = random.nextBoolean() ? 1 + random.nextInt(nodes - 1) : nodes;
    double density = random.nextDouble();
    int[] from = new int[nodes * nodes];
    int[] to = new int[nodes * nodes];
    double[] weights = new double[nodes * nodes];
    int n = 0;
    for (int u = 0; u < first; u++) {
      for (int v = first == nodes ? u + 1 : first; v < nodes; v++) {
        if (random.nextDouble() < density) {
          from[n] = u;
          to[n] = v;
          weights[n++] = (1 + random.nextInt(4_000)) / 1024.0;
        }
      }
    }
    return WeightedGraph.of(
        nodes, Arrays.copyOf(from, n), Arrays.copyOf(to, n), Arrays.copyOf(weights, n));
  }

  private static int[] sources(WeightedGraph graph, Random random) {
    return random.ints(1 + random.nextInt(3), 0, graph.nodes).distinct().toArray();
  }

  /** pr by its definition, until less than 1e-14 of the walks goes on. */
  private static double[] naive(WeightedGraph graph, int[] sources, double restart) {
    double[] walking = new double[graph.nodes];
    for (int s : sources) {
      walking[s] = graph.degree[s] > 0 ? 1 : 0;
    }
    double[] ended = new double[graph.nodes];
    for (double left = 1; left > 1e-14; left *= 1 - restart) {
      double[] next = new double[graph.nodes];
      for (int v = 0; v < graph.nodes; v++) {
        ended[v] += restart * walking[v];
        for (int i = graph.begin[v]; i < graph.begin[v + 1]; i++) {
          next[graph.neighbour[i]] +=
              (1 - restart) * walking[v] * graph.weight[i] / graph.degree[v];
        }
      }
      walking = next;
    }
    return ended;
  }

  @Test
  void isBelowTheWalksByNoMoreThanItsBound() {
    Property.holds(5_000, random -> {
      WeightedGraph graph = draw(random, 12);
      double restart = 0.05 + 0.9 * random.nextDouble();
      double epsilon = Math.pow(10, -1 - 5 * random.nextDouble());
      LocalRank rank = new LocalRank(graph, restart, epsilon);
      for (int again = 0; again < 2; again++) {
        int[] sources = sources(graph, random);
        double[] exact = naive(graph, sources, restart);
        rank.walk(sources);
        boolean[] ranked = new boolean[graph.nodes];
        Arrays.stream(rank.ranked()).forEach(v -> ranked[v] = true);
        for (int v = 0; v < graph.nodes; v++) {
          double below = exact[v] - rank.of(v);
          assertTrue(
              below >= -ROUNDING && below <= epsilon * graph.degree[v] + ROUNDING,
              below + " of " + exact[v]);
          assertEquals(rank.of(v) > 0, ranked[v]);
        }
      }
    });
  }

  @Test
  void alsoOnLargerGraphs() {
    Property.holds(100, random -> {
      WeightedGraph graph = draw(random, 120);
      int[] sources = sources(graph, random);
      double[] exact = naive(graph, sources, 0.15);
      LocalRank rank = new LocalRank(graph, 0.15, 1e-4);
      rank.walk(sources);
      for (int v = 0; v < graph.nodes; v++) {
        double below = exact[v] - rank.of(v);
        assertTrue(below >= -ROUNDING && below <= 1e-4 * graph.degree[v] + ROUNDING);
      }
    });
  }

  /** In a chain of cliques the walks stay near where they began, however long the chain is. */
  @Test
  void reachesNoMoreOfALargeGraphThanOfASmallOne() {
    int[] reached = new int[2];
    for (int large = 0; large < 2; large++) {
      LocalRank rank = new LocalRank(chain(large == 0 ? 200 : 2_000), 0.15, 1e-5);
      rank.walk(new int[] {37});
      reached[large] = rank.ranked().length;
    }
    assertEquals(reached[0], reached[1]);
    assertTrue(reached[0] < 400, reached[0] + " nodes");
  }

  /** Cliques of eight, of which each is tied to the next by one edge. */
  private static WeightedGraph chain(int cliques) {
    int edges = cliques * 28 + cliques - 1;
    int[] from = new int[edges];
    int[] to = new int[edges];
    double[] weights = new double[edges];
    Arrays.fill(weights, 1);
    int n = 0;
    for (int c = 0; c < cliques; c++) {
      for (int a = 0; a < 8; a++) {
        for (int b = a + 1; b < 8; b++) {
          from[n] = 8 * c + a;
          to[n++] = 8 * c + b;
        }
      }
      if (c > 0) {
        from[n] = 8 * c - 1;
        to[n++] = 8 * c;
      }
    }
    return WeightedGraph.of(8 * cliques, from, to, weights);
  }

  @Test
  void theSweepFindsACliqueAroundItsSource() {
    WeightedGraph graph = chain(50);
    LocalRank rank = new LocalRank(graph, 0.15, 1e-6);
    rank.walk(new int[] {83});
    Sweep sweep = new Sweep(graph, rank, graph.nodes, 1, 20);
    int[] set = sweep.set();
    Arrays.sort(set);
    assertArrayEquals(new int[] {80, 81, 82, 83, 84, 85, 86, 87}, set);
    assertEquals(2.0 / 58, sweep.conductance(), 1e-15);
  }

  @Test
  void theSweepIsTheBestOfItsSets() {
    Property.holds(5_000, random -> {
      WeightedGraph graph = draw(random, 14);
      LocalRank rank = new LocalRank(graph, 0.15, 1e-6);
      rank.walk(sources(graph, random));
      int kind = 1 + random.nextInt(graph.nodes);
      int least = random.nextInt(4);
      int most = least + random.nextInt(8);
      Sweep sweep = new Sweep(graph, rank, kind, least, most);
      int[] order = sorted(graph, rank);
      double best = Double.POSITIVE_INFINITY;
      int size = 0;
      for (int n = 1; n <= order.length; n++) {
        int[] set = Arrays.copyOf(order, n);
        long ofKind = Arrays.stream(set).filter(v -> v < kind).count();
        double phi = conductance(graph, set);
        if (ofKind >= least && ofKind <= most && phi < best) {
          best = phi;
          size = n;
        }
      }
      assertArrayEquals(Arrays.copyOf(order, size), sweep.set());
      assertEquals(best, sweep.conductance());
    });
  }

  private static int[] sorted(WeightedGraph graph, LocalRank rank) {
    int[] order = rank.ranked();
    for (int i = 1; i < order.length; i++) {
      for (int j = i;
          j > 0 && density(graph, rank, order[j]) > density(graph, rank, order[j - 1]);
          j--) {
        int v = order[j];
        order[j] = order[j - 1];
        order[j - 1] = v;
      }
    }
    return order;
  }

  private static double density(WeightedGraph graph, LocalRank rank, int v) {
    return rank.of(v) / graph.degree[v];
  }

  /** By its definition; infinite for a set with more than half of all degrees. */
  private static double conductance(WeightedGraph graph, int[] set) {
    boolean[] inside = new boolean[graph.nodes];
    Arrays.stream(set).forEach(v -> inside[v] = true);
    double volume = 0;
    double leaving = 0;
    for (int v : set) {
      volume += graph.degree[v];
      for (int i = graph.begin[v]; i < graph.begin[v + 1]; i++) {
        leaving += inside[graph.neighbour[i]] ? 0 : graph.weight[i];
      }
    }
    return 2 * volume > graph.volume ? Double.POSITIVE_INFINITY : leaving / volume;
  }
}
