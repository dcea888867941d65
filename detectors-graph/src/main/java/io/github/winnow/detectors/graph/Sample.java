package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The acts among which pairs are counted: those of accounts with enough targets, and of those, where
 * many lie within the window, the accounts with the smallest hashes, thinned by halves until about
 * so many are left. Since an account's hash is the same everywhere, the same accounts meet again on
 * other targets: a cap that drops large targets would drop the largest farms.
 *
 * <p>Immutable. Memory: 24 bytes an act, 4 an account, 4 a target.
 */
final class Sample {
  /** Where a target's acts begin. */
  final int[] begin;

  /** Who acted, by sampled act. */
  final int[] account;

  /** On what. */
  final int[] target;

  /** When. */
  final long[] time;

  /** Where an account's list begins in {@link #own}. */
  final int[] ownBegin;

  /** The sampled acts of each account, in the order of time. */
  final int[] own;

  /** By account, as whose act it takes part: acts of all others are left out altogether. */
  private final byte[] halvings;

  Sample(Acts graph, long window, int crowd, int leastTargets) {
    halvings = new byte[graph.accounts];
    for (int a = 0; a < graph.accounts; a++) {
      halvings[a] =
          (byte) (graph.degree(a) < leastTargets ? -1 : Long.numberOfLeadingZeros(graph.hash[a]));
    }
    int[] sampled = new int[graph.size()];
    begin = new int[graph.targets + 1];
    account = new int[graph.size()];
    target = new int[graph.size()];
    time = new long[graph.size()];
    Arrays.fill(sampled, -1);
    int n = 0;
    for (int t = 0; t < graph.targets; t++) {
      n = sample(graph, t, window, crowd, n, sampled);
      begin[t + 1] = n;
    }
    ownBegin = new int[graph.accounts + 1];
    own = new int[n];
    int mine = 0;
    for (int a = 0; a < graph.accounts; a++) {
      for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
        if (sampled[graph.own[i]] >= 0) {
          own[mine++] = sampled[graph.own[i]];
        }
      }
      ownBegin[a + 1] = mine;
    }
  }

  private int sample(Acts graph, int t, long window, int crowd, int from, int[] sampled) {
    int first = graph.begin[t];
    int end = graph.begin[t + 1];
    int[] eligible = new int[end - first];
    int m = 0;
    for (int i = first; i < end; i++) {
      if (halvings[graph.account[i]] >= 0) {
        eligible[m++] = i;
      }
    }
    int n = from;
    int low = 0;
    int high = 0;
    for (int i = 0; i < m; i++) {
      long now = graph.time[eligible[i]];
      while (!Acts.within(graph.time[eligible[low]], now, window)) {
        low++;
      }
      while (high < m && Acts.within(now, graph.time[eligible[high]], window)) {
        high++;
      }
      if (halvings[graph.account[eligible[i]]] >= halvings(high - low, crowd)) {
        sampled[eligible[i]] = n;
        account[n] = graph.account[eligible[i]];
        target[n] = t;
        time[n++] = now;
      }
    }
    return n;
  }

  /** How often a crowd must be halved to be no larger than that. */
  private static int halvings(int size, int crowd) {
    int halvings = 0;
    for (int left = size; left > crowd; left = (left + 1) >>> 1) {
      halvings++;
    }
    return halvings;
  }

  /** Whether an account acted on enough targets. */
  boolean eligible(int a) {
    return halvings[a] >= 0;
  }
}
