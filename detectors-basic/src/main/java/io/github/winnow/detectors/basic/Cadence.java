package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Presence;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.time.Duration;

/**
 * The rhythm of an account. People act in bursts with long pauses; what acts at even intervals, or
 * never sleeps, is driven by a clock.
 *
 * <p>Evenness is the burstiness of the n intervals (Kim and Jo, Physical Review E 94, 2016, corrected
 * for few of them), with r their deviation over their mean:
 *
 * <pre>B = (√(n+1) r − √(n−1)) / ((√(n+1) − 2) r + √(n−1))</pre>
 *
 * −1 is a clock, 0 is chance, 1 is all bursts. It is asked of accounts with twenty intervals, decaying
 * over a week, of a second or more on average: several rows of one act have the same time.
 *
 * <p>Sleep is the longest absence in the last 128 slots of 45 minutes, four days. It is asked of
 * accounts that were about on each of these days: whose longest absence is no more than a day.
 */
final class Cadence implements StreamDetector {
  private static final double SHORTEST_MEAN = 1_000;
  private static final int LONGEST = 32;

  private final Moments intervals;
  private final Presence presence;
  private final Statistic evenness;
  private final Statistic sleep;
  private final double slotHours;
  private final double atLeast;

  Cadence(DetectorSetup setup) {
    atLeast = setup.number("at-least", 20, 5, 1e6);
    KeyedState account = setup.by(Dimension.ACCOUNT);
    intervals = account.intervals(setup.duration("window", Duration.ofDays(7)));
    Duration slot =
        setup.duration("slot", Duration.ofMinutes(45), Duration.ofMinutes(1), Duration.ofDays(1));
    presence = account.presence(slot);
    slotHours = slot.toMillis() / 3_600_000.0;
    evenness = setup.lowerTail(
        "evenness",
        "this account acts at even intervals: burstiness {value} over {observed} of them",
        Subject.ACCOUNT);
    sleep = setup.lowerTail(
        "sleep",
        "for days on end this account was never away for more than {observed} hours",
        Subject.ACCOUNT);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    double n = intervals.weight(now);
    double mean = intervals.mean(now);
    if (n >= atLeast && mean >= SHORTEST_MEAN) {
      double r = intervals.deviation(now) / mean;
      double more = Math.sqrt(n + 1);
      double less = Math.sqrt(n - 1);
      out.report(evenness, (more * r - less) / ((more - 2) * r + less), n, 1);
    }
    int absence = presence.longestAbsence(now);
    if (absence <= LONGEST) {
      double hours = absence * slotHours;
      out.report(sleep, hours, hours, 1);
    }
  }
}
