package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * What each account does by habit: how often it would turn to each publisher. An account of degree k
 * that turned k<sub>P</sub> times to a publisher with the share s<sub>P</sub> of all acts is
 * expected to do so max(k<sub>P</sub> − 1, k s<sub>P</sub>) times: one act makes no habit, or a farm
 * would explain each order by having delivered it, and a patient one that reads a publisher again
 * and again is taken at its word, as that publisher's regulars are. Targets without a publisher make
 * no habit; an account is expected to take its share of them.
 *
 * <p>Stored is only by how much the first exceeds the second, where it does. Immutable. Memory: at
 * most 12 bytes an act, 4 an account, 8 a publisher.
 */
final class Habits {
  /** Acts by publisher, as a share of all. */
  final double[] share;

  /** Acts by publisher. */
  final int[] acts;

  /** Where an account's list begins. */
  final int[] begin;

  /** The publishers to which an account turns more often than others. */
  final int[] publisher;

  /** By how many acts it does. */
  final double[] excess;

  Habits(Acts graph) {
    acts = new int[graph.publishers];
    share = new double[graph.publishers];
    for (int t = 0; t < graph.targets; t++) {
      acts[graph.publisher[t]] += graph.popularity(t);
    }
    for (int p = 0; p < graph.publishers; p++) {
      share[p] = graph.size() == 0 ? 0 : acts[p] / (double) graph.size();
    }
    begin = new int[graph.accounts + 1];
    int[] whom = new int[graph.size()];
    double[] more = new double[graph.size()];
    int[] times = new int[graph.publishers];
    int n = 0;
    for (int a = 0; a < graph.accounts; a++) {
      count(graph, a, times);
      n = list(graph, a, times, n, whom, more);
      begin[a + 1] = n;
    }
    publisher = Arrays.copyOf(whom, n);
    excess = Arrays.copyOf(more, n);
  }

  private static void count(Acts graph, int a, int[] times) {
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      times[graph.publisher[graph.target[graph.own[i]]]]++;
    }
  }

  private int list(Acts graph, int a, int[] times, int from, int[] whom, double[] more) {
    int n = from;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      int p = graph.publisher[graph.target[graph.own[i]]];
      double beyond = times[p] - 1 - graph.degree(a) * share[p];
      if (times[p] > 0 && beyond > 0 && p != graph.nobody()) {
        whom[n] = p;
        more[n++] = beyond;
      }
      times[p] = 0;
    }
    return n;
  }
}
