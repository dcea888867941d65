package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.Surge;
import java.time.Duration;

/**
 * Surges above the past of an account, of a target, and of an account with a target (MIDAS-F; see
 * {@link Surge}). A viral post surges too: so what is about the target is capped at the excess, and
 * alone never excludes. People open a page again that is slow, or whose news they wait for: so fewer
 * than {@code reloads} acts of one account on one target are no surge.
 */
final class Burst implements StreamDetector {
  private final Surge account;
  private final Surge target;
  private final Surge pair;
  private final Statistic ofAccount;
  private final Statistic ofTarget;
  private final Statistic ofPair;
  private final double reloads;

  Burst(DetectorSetup setup) {
    Duration tick =
        setup.duration("tick", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1));
    account = setup.by(Dimension.ACCOUNT).surge(tick);
    target = setup.by(Dimension.TARGET).surge(tick);
    pair = setup.by(Dimension.ACCOUNT, Dimension.TARGET).surge(tick);
    ofAccount = declare(setup, "account", "this account does", Subject.ACCOUNT);
    ofTarget = declare(setup, "target", "is done to this target", Subject.TARGET);
    ofPair = declare(setup, "pair", "this account does to this target", Subject.ACCOUNT);
    reloads = setup.number("reloads", 8, 1, 1e6);
  }

  private static Statistic declare(DetectorSetup setup, String id, String what, Subject subject) {
    return setup.upperTail(
        id,
        "what " + what + " surges to {observed}, where its past has {expected}: {value} deviations",
        subject);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    report(ofAccount, account, 0, now, out);
    report(ofTarget, target, 0, now, out);
    report(ofPair, pair, reloads, now, out);
  }

  private static void report(
      Statistic statistic, Surge surge, double least, Observation now, Evidence out) {
    double observed = surge.observed(now);
    double value = observed < least ? 0 : surge.value(now);
    out.report(statistic, value, observed, surge.expected(now));
  }
}
