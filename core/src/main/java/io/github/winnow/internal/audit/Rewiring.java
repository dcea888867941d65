package io.github.winnow.internal.audit;

import io.github.winnow.spi.Slice;
import java.util.Arrays;

/**
 * Who acts in a decoy. The engagements of one account with one target are a <em>bond</em>, and bonds
 * swap their actors (Maslov and Sneppen, Science 296, 2002): two bonds drawn at random out of one
 * stratum, unless an account would get a target that it has already.
 *
 * <p>A stratum is an hour of the day and, of an account's bonds with a publisher of which it has
 * several targets, that publisher; all other bonds of the hour, those with targets that have no
 * publisher among them, are one stratum. For one act is no habit: if it were, a farm could not be
 * told from its decoys wherever it makes up most of a publisher's readers.
 *
 * <p>So these stay as they are: how many targets an account has and at which hours, to which
 * publishers it turns again and again and how often, and every target's number of accounts and
 * curve. Who meets whom becomes chance.
 *
 * <p>Not thread-safe. Memory while it runs: 50 to 64 bytes a bond, 8 an engagement. Cost: two look-ups a try, and
 * four changes of a hash set when it succeeds.
 */
final class Rewiring {
  private static final int TRIES = 5;
  private static final int HOURS = 24;
  private static final long HOUR = 3_600_000L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final Slice slice;

  /** The bond of each engagement. */
  private final int[] bondOf;

  /** The first engagement of each bond. */
  private final int[] first;

  /** Whose account, device and network a bond has: those of another bond's first engagement. */
  private final int[] actor;

  /** The bonds stratum by stratum, with the account that each has now, and its target. */
  private final int[] bond;

  private final int[] account;
  private final int[] target;
  private long state;

  Rewiring(Slice slice, long seed) {
    this.slice = slice;
    state = seed;
    bondOf = new int[slice.size()];
    first = bonds();
    actor = first.clone();
    bond = new int[first.length];
    account = new int[first.length];
    target = new int[first.length];
    swap();
  }

  /** The engagement whose actor an engagement has in the decoy. */
  int[] actors() {
    int[] of = new int[bondOf.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = actor[bondOf[i]];
    }
    return of;
  }

  /** Numbers the bonds, target by target. */
  private int[] bonds() {
    int n = slice.size();
    int[] begin = new int[slice.targets() + 1];
    for (int i = 0; i < n; i++) {
      begin[slice.target(i) + 1]++;
    }
    for (int t = 0; t < slice.targets(); t++) {
      begin[t + 1] += begin[t];
    }
    int[] byTarget = new int[n];
    for (int i = 0; i < n; i++) {
      byTarget[begin[slice.target(i)]++] = i;
    }
    int[] firsts = new int[n];
    int[] latest = new int[slice.accounts()];
    Arrays.fill(latest, -1);
    int bonds = 0;
    for (int i : byTarget) {
      int a = slice.account(i);
      int known = latest[a];
      if (known < 0 || slice.target(firsts[known]) != slice.target(i)) {
        firsts[bonds] = i;
        latest[a] = bonds++;
      }
      bondOf[i] = latest[a];
    }
    return Arrays.copyOf(firsts, bonds);
  }

  private void swap() {
    int bonds = first.length;
    int[] stratum = strata();
    int[] begin = new int[(slice.publishers() + 1) * HOURS + 1];
    for (int s : stratum) {
      begin[s + 1]++;
    }
    for (int s = 1; s < begin.length; s++) {
      begin[s] += begin[s - 1];
    }
    int[] next = begin.clone();
    PairSet pairs = new PairSet(bonds);
    for (int b = 0; b < bonds; b++) {
      int place = next[stratum[b]]++;
      bond[place] = b;
      account[place] = slice.account(first[b]);
      target[place] = slice.target(first[b]);
      pairs.add(account[place], target[place]);
    }
    for (int s = 0; s + 1 < begin.length; s++) {
      int size = begin[s + 1] - begin[s];
      long tries = size < 2 ? 0 : (long) TRIES * size;
      for (; tries > 0; tries--) {
        exchange(begin[s] + below(size), begin[s] + below(size), pairs);
      }
    }
  }

  private void exchange(int i, int j, PairSet pairs) {
    int a = account[i];
    int b = account[j];
    int t = target[i];
    int u = target[j];
    if (t != u) {
      if (a == b || pairs.contains(a, u) || pairs.contains(b, t)) {
        return;
      }
      pairs.remove(a, t);
      pairs.remove(b, u);
      pairs.add(a, u);
      pairs.add(b, t);
    }
    account[i] = b;
    account[j] = a;
    int moved = actor[bond[i]];
    actor[bond[i]] = actor[bond[j]];
    actor[bond[j]] = moved;
  }

  /** By bond; the last publisher stands for no habit. */
  private int[] strata() {
    int bonds = first.length;
    int[] ownBegin = new int[slice.accounts() + 1];
    for (int event : first) {
      ownBegin[slice.account(event) + 1]++;
    }
    for (int a = 0; a < slice.accounts(); a++) {
      ownBegin[a + 1] += ownBegin[a];
    }
    int[] own = new int[bonds];
    int[] next = ownBegin.clone();
    for (int b = 0; b < bonds; b++) {
      own[next[slice.account(first[b])]++] = b;
    }
    int none = slice.publishers();
    int[] times = new int[none + 1];
    int[] stratum = new int[bonds];
    for (int a = 0; a < slice.accounts(); a++) {
      for (int i = ownBegin[a]; i < ownBegin[a + 1]; i++) {
        times[publisher(own[i])]++;
      }
      for (int i = ownBegin[a]; i < ownBegin[a + 1]; i++) {
        int p = publisher(own[i]);
        long hour = Math.floorMod(Math.floorDiv(slice.time(first[own[i]]), HOUR), (long) HOURS);
        stratum[own[i]] = (times[p] > 1 ? p : none) * HOURS + (int) hour;
      }
      for (int i = ownBegin[a]; i < ownBegin[a + 1]; i++) {
        times[publisher(own[i])] = 0;
      }
    }
    return stratum;
  }

  private int publisher(int bond) {
    int p = slice.publisher(first[bond]);
    return p == Slice.NONE ? slice.publishers() : p;
  }

  /** Uniform in 0 … n − 1, up to one part in 2³² ÷ n; SplitMix64. */
  private int below(int n) {
    state += GOLDEN;
    long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return (int) ((((z ^ z >>> 31) >>> 32) * n) >>> 32);
  }
}
