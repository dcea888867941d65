package io.github.winnow.detectors.basic;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import java.time.Duration;
import java.util.Arrays;

/**
 * When the accounts that come to a target were created, beside those that come to its publisher's
 * others. Each account counts once, with its first engagement in the window. Two statistics:
 *
 * <p>{@code young}: the share of accounts younger than {@code young}, by the probability of {@link
 * Shares}. {@code together}: the hour in which most of them were created, at least five; x accounts
 * of n were, and elsewhere the share π is the larger of that of the hour and of an hour of the week
 * around it, ln P[Bin(n, π) ≥ x] plus the logarithm of the number of hours (Bonferroni).
 *
 * <p>Silent where the target or the others have fewer than {@code at-least} accounts whose age is
 * known. New content is a wave of new accounts, and a drive with a QR code registers many in an hour:
 * so it corroborates, and how common that is, the calibration must say.
 *
 * <p>A pure function of the slices. Cost for n engagements of both: O(n log n); memory: 16 bytes each
 * while it runs.
 */
final class Cohort implements TargetDetector {
  private static final long HOUR = 3_600_000;
  private static final long HALF_WEEK = 84;
  private static final int FEWEST_TOGETHER = 5;

  private final double atLeast;
  private final double cascades;
  private final Duration youth;
  private final Statistic young;
  private final Statistic together;

  Cohort(DetectorSetup setup) {
    atLeast = setup.number("at-least", 30, 5, 1e6);
    cascades = setup.number("cascades", 100, 1, 1e6);
    youth = setup.duration("young", Duration.ofDays(7));
    young = setup.logPValue(
        "young",
        "{observed} accounts that came to this target were new, where of those that come to its"
            + " publisher's other targets {expected} would be",
        Subject.TARGET);
    together = setup.logPValue(
        "together",
        "{observed} accounts that came to this target were created in one hour; {expected}"
            + " expected",
        Subject.TARGET);
  }

  @Override
  public void audit(Slice target, Slice others, Findings out) {
    Ages own = new Ages(target, youth.toMillis());
    if (out.isCancelled()) {
      return;
    }
    Ages elsewhere = new Ages(others, youth.toMillis());
    if (own.hours.length < atLeast || elsewhere.hours.length < atLeast) {
      return;
    }
    Shares shares =
        new Shares(own.young, own.hours.length, elsewhere.young, elsewhere.hours.length);
    if (own.young > 0) {
      out.excess(
          young,
          shares.logUpper(cascades),
          target.time(0),
          target.time(target.size() - 1),
          new Trait.YoungerThan(youth),
          own.young,
          shares.expected());
    }
    reportTogether(target, own.hours, elsewhere.hours, out);
  }

  /** Of an hour with few it says as much as of one with as many as expected: nothing. */
  private void reportTogether(Slice target, long[] own, long[] elsewhere, Findings out) {
    double least = 1;
    long hour = own[0];
    double most = 1;
    double expected = 1;
    int hours = 0;
    for (int first = 0, next; first < own.length; first = next) {
      next = first + 1;
      while (next < own.length && own[next] == own[first]) {
        next++;
      }
      hours++;
      int n = next - first;
      if (n >= FEWEST_TOGETHER) {
        Shares shares = new Shares(n, own.length, near(elsewhere, own[first]), elsewhere.length);
        double logP = shares.logUpper(Double.MAX_VALUE);
        if (logP < least) {
          least = logP;
          hour = own[first];
          most = n;
          expected = shares.expected();
        }
      }
    }
    out.excess(
        together,
        Math.min(0, least + StrictMath.log(hours)),
        target.time(0),
        target.time(target.size() - 1),
        new Trait.CreatedBetween(hour * HOUR, (hour + 1) * HOUR),
        most,
        expected);
  }

  /** How many were created in an hour, or in one of the week around it on average. */
  private static double near(long[] hours, long hour) {
    double inIt = below(hours, hour + 1) - below(hours, hour);
    double around = below(hours, hour + HALF_WEEK) - below(hours, hour - HALF_WEEK);
    return Math.max(inIt, around / (2 * HALF_WEEK));
  }

  private static int below(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The hours in which the accounts of a slice were created, sorted, and how many were young. */
  private static final class Ages {
    final long[] hours;
    int young;

    Ages(Slice slice, long youth) {
      long[] byAccount = new long[slice.size()];
      int n = 0;
      for (int event = 0; event < slice.size(); event++) {
        if (slice.created(event) != Engagement.ABSENT) {
          byAccount[n++] = (long) slice.account(event) << 32 | event;
        }
      }
      Arrays.sort(byAccount, 0, n);
      long[] found = new long[n];
      int accounts = 0;
      for (int i = 0; i < n; i++) {
        if (i == 0 || byAccount[i] >>> 32 != byAccount[i - 1] >>> 32) {
          int event = (int) byAccount[i];
          long created = slice.created(event);
          found[accounts++] = Math.floorDiv(created, HOUR);
          young += slice.time(event) - created < youth ? 1 : 0;
        }
      }
      hours = Arrays.copyOf(found, accounts);
      Arrays.sort(hours);
    }
  }
}
