package io.github.winnow.detectors.graph;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Runs of registrations: accounts that were created within two adjacent hours in which more were
 * than in the hours of the 84 before and after, by a {@linkplain Surprise surprise} of the line.
 * What many share says nothing: an hour in which more than {@code most} accounts were created, or
 * more than a hundredth of all, is no run.
 *
 * <p>The age of accounts that go on existing says how many are created when; an hour of the stream
 * that is still to come is not counted as one without any.
 *
 * <p>Immutable. Memory: 12 bytes an account that tells when it was created.
 */
final class Runs {
  private static final long HOUR = 3_600_000;
  private static final int AROUND = 84;
  private static final int NEXT = 1;
  private static final int FEWEST = 4;

  /** What is counted for the hours in which nothing was seen. */
  private static final double UNSEEN = 0.5;

  /** Accounts in the order of creation, those of one hour in that of their hashes. */
  final int[] account;

  /** Where each run begins and ends in {@link #account}; runs may overlap. */
  final int[] bounds;

  Runs(Slice slice, double line, int most) {
    long[] hour = new long[slice.accounts()];
    Arrays.fill(hour, Long.MIN_VALUE);
    for (int i = slice.size() - 1; i >= 0; i--) {
      if (slice.created(i) != Engagement.ABSENT) {
        hour[slice.account(i)] = Math.floorDiv(slice.created(i), HOUR);
      }
    }
    account = inOrder(slice, hour);
    long[] hours = new long[account.length];
    Arrays.setAll(hours, i -> hour[account[i]]);
    long last = Math.floorDiv(slice.to() - 1, HOUR);
    int limit = Math.min(most, slice.accounts() / 100);
    int[] found = new int[16];
    int n = 0;
    for (int from = 0; from < hours.length; from = first(hours, hours[from] + 1)) {
      int to = first(hours, hours[from] + NEXT + 1);
      if (to - from >= FEWEST
          && to - from <= limit
          && Surprise.of(to - from, expected(hours, hours[from], last)) >= line) {
        if (n == found.length) {
          found = Arrays.copyOf(found, 2 * n);
        }
        found[n++] = from;
        found[n++] = to;
      }
    }
    bounds = Arrays.copyOf(found, n);
  }

  private static int[] inOrder(Slice slice, long[] hour) {
    Integer[] order = new Integer[hour.length];
    int n = 0;
    for (int a = 0; a < hour.length; a++) {
      if (hour[a] != Long.MIN_VALUE) {
        order[n++] = a;
      }
    }
    Arrays.sort(
        order,
        0,
        n,
        Comparator.comparingLong((Integer a) -> hour[a]).thenComparingLong(slice::hash));
    return Arrays.stream(order, 0, n).mapToInt(a -> a).toArray();
  }

  /** How many accounts two adjacent hours would have as the hours around them, but the next ones. */
  private static double expected(long[] hours, long hour, long last) {
    long earliest = hour - AROUND;
    long latest = Math.max(hour + NEXT, Math.min(last, hour + NEXT + AROUND));
    int near = first(hours, hour + NEXT + 2) - first(hours, hour - 1);
    double others = first(hours, latest + 1) - first(hours, earliest) - near;
    double around = Math.max(1, latest - earliest + 1 - (NEXT + 3));
    return (NEXT + 1) * (Math.max(0, others) + UNSEEN) / around;
  }

  /** The first account that was created in an hour or later. */
  private static int first(long[] hours, long hour) {
    int low = 0;
    int high = hours.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hours[middle] < hour) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many runs there are. */
  int size() {
    return bounds.length / 2;
  }
}
