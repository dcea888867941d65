package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;
import java.util.Arrays;

/**
 * The follows that come back: one that is answered by another within the delay, and one that
 * closes, within the delay, at least three rounds of three accounts, of which each follows the
 * next. For who knows that answered follows are counted lets each follow the next.
 *
 * <p>Only follows among the accounts given are looked at. Cost: for each follow that is not answered,
 * the follows of the one and the followers of the other; of an account with more than 1,024 of
 * either, rounds are not looked for. Memory: 4 bytes a follow, 4 an account.
 */
final class Returns {
  private static final int ROUNDS = 3;
  private static final int MOST = 1_024;
  private static final int POLL = 1 << 12;

  private final Follows follows;
  private final boolean[] among;
  private final long delay;
  private final int[] begin;
  private int[] whom = new int[64];
  private int size;

  Returns(Follows follows, boolean[] among, long delay) {
    this.follows = follows;
    this.among = among;
    this.delay = delay;
    begin = new int[follows.accounts + 1];
  }

  /** Finds them; false when the audit was cancelled. */
  boolean find(Findings out) {
    int looked = 0;
    for (int u = 0; u < follows.accounts; u++) {
      if (among[u]) {
        if (++looked % POLL == 0 && out.isCancelled()) {
          return false;
        }
        for (int i = follows.begin[u]; i < follows.begin[u + 1]; i++) {
          int v = follows.whom[i];
          if (among[v] && (isAnswered(u, i) || closesRounds(u, i))) {
            keep(v);
          }
        }
      }
      begin[u + 1] = size;
    }
    return true;
  }

  /** Where an account's follows that come back begin. */
  int[] begin() {
    return begin;
  }

  /** Whom they follow, in the order of their numbers. */
  int[] whom() {
    return whom;
  }

  private void keep(int v) {
    if (size == whom.length) {
      whom = Arrays.copyOf(whom, 2 * size);
    }
    whom[size++] = v;
  }

  private boolean isAnswered(int u, int follow) {
    int v = follows.whom[follow];
    int at = Arrays.binarySearch(follows.whom, follows.begin[v], follows.begin[v + 1], u);
    return at >= 0 && isClose(follows.time[at], follows.time[follow]);
  }

  private boolean isClose(long one, long other) {
    return Acts.within(Math.min(one, other), Math.max(one, other), delay);
  }

  /** Whether enough others are followed by whom the account follows, and follow the account. */
  private boolean closesRounds(int u, int follow) {
    int v = follows.whom[follow];
    int i = follows.begin[v];
    int iEnd = follows.begin[v + 1];
    int j = follows.inBegin[u];
    int jEnd = follows.inBegin[u + 1];
    if (iEnd - i > MOST || jEnd - j > MOST) {
      return false;
    }
    int rounds = 0;
    while (i < iEnd && j < jEnd && rounds < ROUNDS) {
      int w = follows.whom[i];
      int x = follows.by[j];
      if (w == x) {
        rounds +=
            among[w] && isRound(follows.time[follow], follows.time[i], follows.inTime[j]) ? 1 : 0;
      }
      i += w <= x ? 1 : 0;
      j += x <= w ? 1 : 0;
    }
    return rounds == ROUNDS;
  }

  private boolean isRound(long one, long two, long three) {
    return isClose(one, two) && isClose(two, three) && isClose(one, three);
  }
}
