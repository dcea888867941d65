package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * The first engagement of each account with each target, as a graph of accounts and targets: the
 * acts of a target lie together in the order of time, and each account has the list of its own.
 * Targets without a publisher are those of {@link #nobody}, the last one.
 *
 * <p>Immutable. Memory: 24 bytes an act, 8 an engagement, 12 an account, 12 a target.
 */
final class Acts {
  final int accounts;
  final int targets;
  final int publishers;

  /** Where a target's acts begin; one more than there are targets. */
  final int[] begin;

  /** Who acted, by act. */
  final int[] account;

  /** What was acted on, by act. */
  final int[] target;

  /** When, by act. */
  final long[] time;

  /** Where an account's list begins in {@link #own}. */
  final int[] ownBegin;

  /** The acts of each account, in the order of time. */
  final int[] own;

  /** Who owns a target. */
  final int[] publisher;

  /** The account that a target is, or {@link Slice#NONE}. */
  final int[] self;

  /** When all engagements happened, first acts or not, in order. */
  final long[] clock;

  /** A number as good as random that belongs to an account for good. */
  final long[] hash;

  private Acts(Slice slice) {
    accounts = slice.accounts();
    targets = slice.targets();
    publishers = slice.publishers() + 1;
    publisher = owners(slice);
    self = new int[targets];
    Arrays.setAll(self, slice::accountOf);
    int[] byTarget = byTarget(slice);
    int[] actOf = new int[slice.size()];
    Arrays.fill(actOf, -1);
    int acts = firsts(slice, byTarget, actOf);
    begin = new int[targets + 1];
    account = new int[acts];
    target = new int[acts];
    time = new long[acts];
    ownBegin = new int[accounts + 1];
    own = new int[acts];
    fill(slice, actOf);
    clock = new long[slice.size()];
    for (int i = 0; i < clock.length; i++) {
      clock[i] = slice.time(i);
    }
    hash = new long[accounts];
    for (int a = 0; a < accounts; a++) {
      hash[a] = slice.hash(a);
    }
  }

  static Acts of(Slice slice) {
    return slice.view(Acts.class, Acts::new);
  }

  int size() {
    return account.length;
  }

  /** The publisher of targets that have none. */
  int nobody() {
    return publishers - 1;
  }

  /** How many targets an account acted on. */
  int degree(int a) {
    return ownBegin[a + 1] - ownBegin[a];
  }

  /** How many accounts acted on a target. */
  int popularity(int t) {
    return begin[t + 1] - begin[t];
  }

  /** Whether a time is at most so much later than an earlier one; right where they overflow. */
  static boolean within(long earlier, long later, long span) {
    long apart = later - earlier;
    return apart >= 0 && apart <= span;
  }

  /** How many engagements there were from one time to another, both inclusive. */
  int between(long from, long to) {
    return countBefore(to, true) - countBefore(from, false);
  }

  /** The first of an account's own acts that is not before a time, as an index of {@link #own}. */
  int firstFrom(int a, long from) {
    int low = ownBegin[a];
    int high = ownBegin[a + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[own[middle]] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int countBefore(long limit, boolean inclusive) {
    int low = 0;
    int high = clock.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clock[middle] < limit || (inclusive && clock[middle] == limit)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int[] owners(Slice slice) {
    int[] owner = new int[targets];
    Arrays.fill(owner, nobody());
    for (int i = slice.size() - 1; i >= 0; i--) {
      if (slice.publisher(i) != Slice.NONE) {
        owner[slice.target(i)] = slice.publisher(i);
      }
    }
    return owner;
  }

  private int[] byTarget(Slice slice) {
    int[] next = new int[targets + 1];
    for (int i = 0; i < slice.size(); i++) {
      next[slice.target(i) + 1]++;
    }
    for (int t = 0; t < targets; t++) {
      next[t + 1] += next[t];
    }
    int[] event = new int[slice.size()];
    for (int i = 0; i < slice.size(); i++) {
      event[next[slice.target(i)]++] = i;
    }
    return event;
  }

  /** Numbers the events that are first acts, target by target; returns how many there are. */
  private int firsts(Slice slice, int[] byTarget, int[] actOf) {
    int[] last = new int[accounts];
    Arrays.fill(last, -1);
    int acts = 0;
    for (int i : byTarget) {
      int a = slice.account(i);
      if (last[a] != slice.target(i)) {
        last[a] = slice.target(i);
        actOf[i] = acts++;
      }
    }
    return acts;
  }

  private void fill(Slice slice, int[] actOf) {
    for (int i = 0; i < actOf.length; i++) {
      int act = actOf[i];
      if (act >= 0) {
        account[act] = slice.account(i);
        target[act] = slice.target(i);
        time[act] = slice.time(i);
        begin[target[act] + 1]++;
        ownBegin[account[act] + 1]++;
      }
    }
    for (int t = 0; t < targets; t++) {
      begin[t + 1] += begin[t];
    }
    for (int a = 0; a < accounts; a++) {
      ownBegin[a + 1] += ownBegin[a];
    }
    int[] next = Arrays.copyOf(ownBegin, accounts);
    for (int act : actOf) {
      if (act >= 0) {
        own[next[account[act]]++] = act;
      }
    }
  }
}
