package io.github.winnow.detectors.graph;

/**
 * How many targets two accounts would act on within the window of each other by habit and chance:
 *
 * <pre>E = Σ<sub>P</sub> h<sub>uP</sub> h<sub>vP</sub> C<sub>P</sub>,   C<sub>P</sub> = Σ<sub>t of P</sub> (n<sub>t</sub>/n<sub>P</sub>)² τ<sub>t</sub></pre>
 *
 * h the {@linkplain Habits habit}, n<sub>t</sub> and n<sub>P</sub> the acts on a target and on a
 * publisher's targets, τ<sub>t</sub> the share of the target's pairs of acts that lie within the
 * window: its own curve, so that a post that everybody reads in one evening makes nobody suspicious.
 *
 * <p>Immutable. Cost of an expectation: a few reads, and one for each habit of the second account.
 * Memory: 8 bytes an account and a publisher each.
 */
final class Coincidence {
  private static final double LEAST = 1e-6;

  private final Acts graph;
  private final Habits habits;

  /** C by publisher. */
  private final double[] chance;

  /** Σ share² C: what two acts that follow no habit would meet. */
  private final double base;

  /** Σ excess × share × C, by account: an account's habits meeting an act that follows none. */
  private final double[] mixed;

  /** The first account's excess × C, by publisher. */
  private final double[] first;

  Coincidence(Acts graph, Habits habits, long window) {
    this.graph = graph;
    this.habits = habits;
    chance = new double[graph.publishers];
    for (int t = 0; t < graph.targets; t++) {
      int p = graph.publisher[t];
      double share = graph.popularity(t) / (double) Math.max(1, habits.acts[p]);
      chance[p] += share * share * together(graph, t, window);
    }
    double sum = 0;
    for (int p = 0; p < graph.publishers; p++) {
      sum += habits.share[p] * habits.share[p] * chance[p];
    }
    base = sum;
    mixed = new double[graph.accounts];
    for (int a = 0; a < graph.accounts; a++) {
      for (int i = habits.begin[a]; i < habits.begin[a + 1]; i++) {
        int p = habits.publisher[i];
        mixed[a] += habits.excess[i] * habits.share[p] * chance[p];
      }
    }
    first = new double[graph.publishers];
  }

  /** The share of a target's pairs of acts that lie within the window. */
  private static double together(Acts graph, int t, long window) {
    long pairs = 0;
    int oldest = graph.begin[t];
    for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
      while (!Acts.within(graph.time[oldest], graph.time[i], window)) {
        oldest++;
      }
      pairs += i - oldest;
    }
    double n = graph.popularity(t);
    return n < 2 ? 0 : pairs / (n * (n - 1) / 2);
  }

  /** Fixes the first account; undone by {@link #release}. */
  void fix(int u) {
    for (int i = habits.begin[u]; i < habits.begin[u + 1]; i++) {
      int p = habits.publisher[i];
      first[p] = habits.excess[i] * chance[p];
    }
  }

  void release(int u) {
    for (int i = habits.begin[u]; i < habits.begin[u + 1]; i++) {
      first[habits.publisher[i]] = 0;
    }
  }

  /** The expectation for the fixed account and another one. */
  double expected(int u, int v) {
    double ku = graph.degree(u);
    double kv = graph.degree(v);
    double sum = ku * kv * base + kv * mixed[u] + ku * mixed[v];
    for (int i = habits.begin[v]; i < habits.begin[v + 1]; i++) {
      sum += first[habits.publisher[i]] * habits.excess[i];
    }
    return Math.max(LEAST, sum);
  }
}
