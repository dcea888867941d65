package io.github.winnow.detectors.graph;

import org.jspecify.annotations.Nullable;

/**
 * Which acts popularity does not explain, or neither popularity nor habit. That an account acts on
 * an occasion of n<sub>o</sub> acts is expected
 *
 * <pre>n<sub>o</sub> (k<sub>a</sub>/n + (k<sub>aP</sub> − 1)/n<sub>P</sub>)</pre>
 *
 * times, with k<sub>a</sub> and n the acts of the account and of all, k<sub>aP</sub> and
 * n<sub>P</sub> those of them on the publisher's targets, the second of which is habit. An act is
 * rare when that is less than the threshold and somebody else acted on the occasion. Of an account
 * with too many rare acts some are left out, evenly.
 *
 * <p>Immutable. Memory: 1 byte an act, 4 an account, 4 a target.
 */
final class Rarities {
  /** By act. */
  final boolean[] rare;

  /** By account, how many rare acts it has. */
  final int[] ofAccount;

  /** By target, how many rare acts it has of accounts with two or more. */
  final int[] ofTarget;

  private final Acts graph;
  private final int[] times;

  /**
   * The rare acts.
   *
   * @param habits what accounts do by habit, or null where that is to explain nothing
   * @param most of how many of an account's acts something is known
   */
  Rarities(Acts graph, @Nullable Habits habits, Occasions occasions, double threshold, int most) {
    this.graph = graph;
    rare = new boolean[graph.size()];
    ofAccount = new int[graph.accounts];
    ofTarget = new int[graph.targets];
    times = new int[graph.publishers];
    for (int a = 0; a < graph.accounts; a++) {
      int n = mark(a, habits, occasions, threshold);
      ofAccount[a] = Math.min(n, most);
      if (n > most) {
        thin(a, n, most);
      }
      count(a);
    }
  }

  private int mark(int a, @Nullable Habits habits, Occasions occasions, double threshold) {
    int from = graph.ownBegin[a];
    int to = graph.ownBegin[a + 1];
    for (int i = from; i < to; i++) {
      times[graph.publisher[graph.target[graph.own[i]]]]++;
    }
    double rate = graph.degree(a) / (double) graph.size();
    int n = 0;
    for (int i = from; i < to; i++) {
      int act = graph.own[i];
      int p = graph.publisher[graph.target[act]];
      int size = occasions.size(occasions.of[act]);
      double habit = habits == null || p == graph.nobody() ? 0 : (times[p] - 1.0) / habits.acts[p];
      rare[act] = size > 1 && size * (rate + habit) < threshold;
      n += rare[act] ? 1 : 0;
    }
    for (int i = from; i < to; i++) {
      times[graph.publisher[graph.target[graph.own[i]]]] = 0;
    }
    return n;
  }

  private void thin(int a, long n, long most) {
    long seen = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      if (rare[graph.own[i]]) {
        rare[graph.own[i]] = (seen + 1) * most / n > seen * most / n;
        seen++;
      }
    }
  }

  private void count(int a) {
    if (ofAccount[a] > 1) {
      for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
        ofTarget[graph.target[graph.own[i]]] += rare[graph.own[i]] ? 1 : 0;
      }
    }
  }

  /** How likely two rare acts, one on each of two targets, are by one account: of chance alone. */
  double chance() {
    double ends = 0;
    double pairs = 0;
    for (int n : ofAccount) {
      if (n > 1) {
        ends += n;
        pairs += n * (n - 1.0);
      }
    }
    return ends == 0 ? 0 : pairs / (ends * ends);
  }
}
