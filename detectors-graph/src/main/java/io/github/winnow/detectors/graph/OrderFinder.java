package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * Finds what members of a group were ordered to act on: targets on which at least five of them and a
 * tenth acted within the window or two, each with the densest interval of the length that sets them
 * apart better from the others who acted on the target: by the {@linkplain Surprise surprise} of the
 * members' number against their number on the target times the others' share in the interval.
 *
 * <p>Not thread-safe. Cost: the acts of the members, and all acts of the targets that enough of them
 * share. Memory: 8 bytes a target, 1 an account.
 */
final class OrderFinder {
  private static final int LEAST = 5;
  private static final double LEAST_SHARE = 0.1;
  private static final int LONGEST = 2;

  private final Acts graph;
  private final long window;
  private final boolean[] member;
  private final int[] acts;
  private final int[] touched;

  /** How long the slice is, in milliseconds. */
  private final double span;

  /** The acts at the ends of what {@link #densest} found. */
  private int first;

  private int last;

  OrderFinder(Acts graph, long window) {
    this.graph = graph;
    this.window = window;
    member = new boolean[graph.accounts];
    acts = new int[graph.targets];
    touched = new int[graph.targets];
    int n = graph.clock.length;
    span = n == 0 ? 1 : Math.max(1, (double) graph.clock[n - 1] - graph.clock[0]);
  }

  /** How many members of so many must have acted for it to be an order. */
  static int least(int members) {
    return Math.max(LEAST, (int) Math.ceil(members * LEAST_SHARE));
  }

  void find(int[] members, Orders into) {
    into.clear();
    int n = 0;
    for (int a : members) {
      member[a] = true;
      for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
        int t = graph.target[graph.own[i]];
        if (acts[t]++ == 0) {
          touched[n++] = t;
        }
      }
    }
    Arrays.sort(touched, 0, n);
    int least = least(members.length);
    for (int i = 0; i < n; i++) {
      if (acts[touched[i]] >= least) {
        interval(touched[i], least, into);
      }
      acts[touched[i]] = 0;
    }
    for (int a : members) {
      member[a] = false;
    }
  }

  /** Adds the interval that sets the members' acts on a target apart best from all others'. */
  private void interval(int t, int least, Orders into) {
    boolean found = false;
    int bestFirst = 0;
    int bestLast = 0;
    double best = 0;
    double others = graph.popularity(t) - acts[t] + 1.0;
    for (int times = 1; times <= LONGEST; times *= 2) {
      long length = window * times;
      int in = densest(t, length);
      if (in >= least) {
        double elsewhere = last - first + 1 - in + Math.min(1, length / span);
        double surprise = Surprise.of(in, acts[t] * elsewhere / others);
        if (surprise > best || times == 1) {
          best = surprise;
          bestFirst = first;
          bestLast = last;
          found = true;
        }
      }
    }
    if (found) {
      add(t, bestFirst, bestLast, into);
    }
  }

  /** The interval of a length with most members' acts; returns how many. */
  private int densest(int t, long length) {
    int most = 0;
    int in = 0;
    int low = graph.begin[t];
    for (int i = low; i < graph.begin[t + 1]; i++) {
      if (member[graph.account[i]]) {
        in++;
        while (!Acts.within(graph.time[low], graph.time[i], length)) {
          in -= member[graph.account[low++]] ? 1 : 0;
        }
        if (in > most) {
          most = in;
          first = low;
          last = i;
        }
      }
    }
    return most;
  }

  /** Adds the interval from the first member's act on, with all who acted in it. */
  private void add(int t, int first, int last, Orders into) {
    int from = first;
    while (!member[graph.account[from]]) {
      from++;
    }
    int to = last;
    while (from > graph.begin[t] && graph.time[from - 1] == graph.time[from]) {
      from--;
    }
    while (to + 1 < graph.begin[t + 1] && graph.time[to + 1] == graph.time[to]) {
      to++;
    }
    int members = 0;
    for (int i = from; i <= to; i++) {
      members += member[graph.account[i]] ? 1 : 0;
    }
    into.add(t, graph.time[from], graph.time[to], members, to - from + 1 - members);
  }
}
