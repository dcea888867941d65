package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;
import java.util.Arrays;

/**
 * For each account the accounts that met it more often than habit and chance explain: they acted on
 * the same target within the window, on at least three occasions, with a {@linkplain Surprise
 * surprise} of at least the line. Several targets in one second of the account count as one
 * occasion. The most surprising are kept; of equally surprising ones those with the smallest hash,
 * which makes a farm's accounts agree on whom they keep.
 *
 * <p>Cost: one read and write of a scratch cell for each pair of sampled acts within the window, so
 * about the crowd's size an act. Memory: 16 bytes an account, 4 a kept neighbour; pairs of accounts
 * are never held.
 */
final class Neighbours {
  private static final int LEAST_MEETINGS = 3;
  private static final int TABLE = 64;
  private static final long SECOND = 1_000;
  private static final int POLL = 1 << 20;

  private final Acts graph;
  private final Sample sample;
  private final Coincidence coincidence;
  private final long window;
  private final double line;
  private final int most;

  /** The largest expectation under which so many meetings reach the line. */
  private final double[] allowed = new double[TABLE];

  /** Meetings of the account at hand with another: the last occasion above, how many below. */
  private final long[] met;

  private final int[] touched;
  private long occasion;
  private long steps;

  /** The best so far, the most surprising first. */
  private final int[] best;

  private final double[] surprise;
  private int found;

  private final int[] begin;
  private int[] neighbour = new int[1024];
  private int size;

  Neighbours(
      Acts graph, Sample sample, Coincidence coincidence, long window, double line, int most) {
    this.graph = graph;
    this.sample = sample;
    this.coincidence = coincidence;
    this.window = window;
    this.line = line;
    this.most = most;
    for (int s = LEAST_MEETINGS; s < TABLE; s++) {
      allowed[s] = Surprise.mostExpected(s, line);
    }
    met = new long[graph.accounts];
    touched = new int[graph.accounts];
    best = new int[most];
    surprise = new double[most];
    begin = new int[graph.accounts + 1];
  }

  /** Finds them; false when the audit was cancelled. */
  boolean find(Findings out) {
    long poll = POLL;
    for (int u = 0; u < graph.accounts; u++) {
      if (sample.eligible(u)) {
        choose(u, meet(u));
        keep();
        if (steps > poll) {
          poll = steps + POLL;
          if (out.isCancelled()) {
            return false;
          }
        }
      }
      begin[u + 1] = size;
    }
    return true;
  }

  /** Where an account's neighbours begin. */
  int[] begin() {
    return begin;
  }

  /** The neighbours of each account. */
  int[] neighbour() {
    return neighbour;
  }

  /** Counts whom an account met; returns how many that are. */
  private int meet(int u) {
    long before = ++occasion;
    int n = 0;
    long second = 0;
    for (int k = sample.ownBegin[u]; k < sample.ownBegin[u + 1]; k++) {
      int act = sample.own[k];
      long now = Math.floorDiv(sample.time[act], SECOND);
      if (k == sample.ownBegin[u] || now != second) {
        occasion++;
        second = now;
      }
      n = meetAt(act, before, n);
    }
    return n;
  }

  private int meetAt(int act, long before, int from) {
    int n = from;
    long now = sample.time[act];
    int t = sample.target[act];
    for (int i = act - 1; i >= sample.begin[t] && Acts.within(sample.time[i], now, window); i--) {
      n = count(sample.account[i], before, n);
      steps++;
    }
    for (int i = act + 1;
        i < sample.begin[t + 1] && Acts.within(now, sample.time[i], window);
        i++) {
      n = count(sample.account[i], before, n);
      steps++;
    }
    return n;
  }

  private int count(int v, long before, int n) {
    long cell = met[v];
    long last = cell >>> 16;
    if (last <= before) {
      met[v] = occasion << 16 | 1;
      touched[n] = v;
      return n + 1;
    }
    if (last != occasion) {
      met[v] = occasion << 16 | Math.min(0xFFFF, (cell & 0xFFFF) + 1);
    }
    return n;
  }

  private void choose(int u, int n) {
    found = 0;
    coincidence.fix(u);
    for (int i = 0; i < n; i++) {
      int v = touched[i];
      int meetings = (int) met[v] & 0xFFFF;
      if (meetings >= LEAST_MEETINGS) {
        double expected = coincidence.expected(u, v);
        if (meetings >= TABLE || expected <= allowed[meetings]) {
          double value = Surprise.of(meetings, expected);
          if (value >= line) {
            offer(v, value);
          }
        }
      }
    }
    coincidence.release(u);
  }

  private void offer(int v, double value) {
    if (found == most && !better(v, value, most - 1)) {
      return;
    }
    int at = found < most ? found++ : most - 1;
    while (at > 0 && better(v, value, at - 1)) {
      best[at] = best[at - 1];
      surprise[at] = surprise[at - 1];
      at--;
    }
    best[at] = v;
    surprise[at] = value;
  }

  private boolean better(int v, double value, int than) {
    return value != surprise[than]
        ? value > surprise[than]
        : Long.compareUnsigned(graph.hash[v], graph.hash[best[than]]) < 0;
  }

  private void keep() {
    if (size + found > neighbour.length) {
      neighbour = Arrays.copyOf(neighbour, Math.max(size + found, 2 * neighbour.length));
    }
    System.arraycopy(best, 0, neighbour, size, found);
    size += found;
  }
}
