package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/** The different origins (networks, or devices) of every account of a window. */
final class Origins {
  private final int count;
  private final int[] first;
  private final int[] origins;
  private final int[] engagements;

  /** The origins of a window, given that of each engagement. */
  Origins(Slice window, int[] of, int count) {
    this.count = count;
    engagements = new int[window.accounts()];
    long[] pairs = new long[of.length];
    int n = 0;
    for (int event = 0; event < of.length; event++) {
      engagements[window.account(event)]++;
      if (of[event] != Slice.NONE) {
        pairs[n++] = (long) window.account(event) << 32 | of[event];
      }
    }
    Arrays.sort(pairs, 0, n);
    first = new int[window.accounts() + 1];
    origins = new int[n];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        origins[distinct++] = (int) pairs[i];
        first[(int) (pairs[i] >>> 32) + 1] = distinct;
      }
    }
    for (int account = 1; account < first.length; account++) {
      first[account] = Math.max(first[account], first[account - 1]);
    }
  }

  /** How many different origins there are in the window. */
  int count() {
    return count;
  }

  /** How many different origins an account has. */
  int size(int account) {
    return first[account + 1] - first[account];
  }

  /** How many engagements an account has, with an origin or without. */
  int engagements(int account) {
    return engagements[account];
  }

  /** Marks an account's origins, and says how many had not been marked so. */
  int mark(int account, int[] stamp, int mark) {
    int fresh = 0;
    for (int i = first[account]; i < first[account + 1]; i++) {
      if (stamp[origins[i]] != mark) {
        stamp[origins[i]] = mark;
        fresh++;
      }
    }
    return fresh;
  }
}
