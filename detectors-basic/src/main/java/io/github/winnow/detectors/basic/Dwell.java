package io.github.winnow.detectors.basic;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DecayingSum;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.Tails;
import java.time.Duration;

/**
 * How long an account stays. People stay for a second here and for minutes there; a script stays as
 * long as it was told. An engagement without a dwell time says nothing: in real logs more than half
 * have none.
 *
 * <p>{@code even} is the deviation of the logarithm of the account's dwell times, of at least ten,
 * decaying over a week. {@code short} speaks at engagements of less than two seconds: of the
 * account's n dwell times x were as short, while others' of the same kind of network and region are
 * with the share π = (s + 1)/(a + 2), the account's own left out; it is ln P[Bin(n, π) ≥ x].
 */
final class Dwell implements StreamDetector {
  private static final double AT_LEAST_MS = 1;

  private final Measure log = Measure.of("log-dwell", Dwell::log);
  private final Measure known = Measure.of("dwell-known", e -> e.dwell() >= 0 ? 1 : 0);
  private final Measure brief;
  private final Moments logs;
  private final DecayingSum own;
  private final DecayingSum ownBrief;
  private final DecayingSum all;
  private final DecayingSum allBrief;
  private final Statistic even;
  private final Statistic shortStays;
  private final double atLeast;

  Dwell(DetectorSetup setup) {
    Duration window = setup.duration("window", Duration.ofDays(7));
    atLeast = setup.number("at-least", 10, 3, 1e6);
    long line = setup
        .duration("short", Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofHours(1))
        .toMillis();
    brief = Measure.of("dwell-below-" + line, e -> e.dwell() < line && e.dwell() >= 0 ? 1 : 0);
    setup.uses(log);
    setup.uses(brief);
    KeyedState account = setup.by(Dimension.ACCOUNT);
    logs = account.moments(log, window);
    own = account.sum(known, window);
    ownBrief = account.sum(brief, window);
    KeyedState stratum = setup.by(Dimension.NETWORK_TYPE, Dimension.REGION);
    all = stratum.sum(known, window);
    allBrief = stratum.sum(brief, window);
    even = setup.lowerTail(
        "even",
        "this account stays equally long: the logarithm of its dwell times deviates by {value},"
            + " over {observed} of them",
        Subject.ACCOUNT);
    shortStays = setup.logPValue(
        "short",
        "{observed} of this account's stays were that short; {expected} expected",
        Subject.ACCOUNT);
  }

  private static double log(Engagement engagement) {
    double dwell = engagement.dwell();
    return dwell >= 0 ? StrictMath.log(Math.max(AT_LEAST_MS, dwell)) : Double.NaN;
  }

  @Override
  public void observe(Observation now, Evidence out) {
    if (Double.isNaN(now.value(log))) {
      return;
    }
    double n = logs.weight(now);
    if (n >= atLeast) {
      out.report(even, logs.deviation(now), n, 1);
    }
    if (now.value(brief) > 0) {
      double mine = own.value(now);
      double x = Math.min(mine, ownBrief.value(now));
      double others = Math.max(0, all.value(now) - mine);
      double othersBrief = Math.min(others, Math.max(0, allBrief.value(now) - x));
      double share = (othersBrief + 1) / (others + 2);
      out.report(shortStays, Tails.logBinomialUpper(mine, share, x), Math.rint(x), mine * share);
    }
  }
}
