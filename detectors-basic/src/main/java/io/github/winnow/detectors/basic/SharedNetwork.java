package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.Tails;
import java.time.Duration;

/**
 * Of the n accounts seen behind a network, x turned to this target. Elsewhere, within the same kind
 * of network and region, the target has a share π of the engagement, so x would be binomial: the
 * statistic is the logarithm of P[Bin(n, π) ≥ x]. How many accounts a network has says nothing, for
 * a campus or a carrier may have thousands behind one address.
 *
 * <p>π is (o + 1)/(a + 20), o the engagement with the target and a all engagement of the stratum, the
 * network's own left out of both; a new target has a small share, never none.
 *
 * <p>This is about the target's traffic, not about who acted: of whoever is behind the network it says
 * the same, students of a campus as well as a farm that hides among them.
 */
final class SharedNetwork implements StreamDetector {
  private final DistinctCount here;
  private final DistinctCount hereOnThis;
  private final DecayingCount own;
  private final DecayingCount ownOnThis;
  private final DecayingCount all;
  private final DecayingCount onThis;
  private final Statistic crowd;
  private final double atLeast;

  SharedNetwork(DetectorSetup setup) {
    Duration hour = setup.duration("window", Duration.ofHours(1));
    atLeast = setup.number("at-least", 5, 2, 1e6);
    KeyedState network = setup.by(Dimension.NETWORK);
    KeyedState pair = setup.by(Dimension.NETWORK, Dimension.TARGET);
    here = network.distinct(Dimension.ACCOUNT, hour);
    own = network.count(hour);
    hereOnThis = pair.distinct(Dimension.ACCOUNT, hour);
    ownOnThis = pair.count(hour);
    all = setup.by(Dimension.NETWORK_TYPE, Dimension.REGION).count(hour);
    onThis =
        setup.by(Dimension.NETWORK_TYPE, Dimension.REGION, Dimension.TARGET).count(hour);
    crowd = setup.logPValue(
        "crowd",
        "{observed} accounts behind one network turned to this target in an hour; {expected}"
            + " expected",
        Subject.TARGET);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    double n = here.estimate(now);
    double x = Math.min(n, hereOnThis.estimate(now));
    double elsewhere = Math.max(0, onThis.value(now) - ownOnThis.value(now));
    double total = Math.max(elsewhere, all.value(now) - own.value(now));
    double share = Math.min(1, (elsewhere + 1) / (total + 20));
    // A few are no crowd: they are as unremarkable as can be, which is not the same as unseen.
    double logP = x < atLeast ? 0 : Tails.logBinomialUpper(n, share, x);
    out.report(crowd, logP, Math.rint(x), n * share);
  }
}
