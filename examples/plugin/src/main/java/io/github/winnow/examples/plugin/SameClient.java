package io.github.winnow.examples.plugin;

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

// begin detector
/**
 * Accounts behind one network that all run one client version, rare elsewhere in the region: phones
 * of a farm were set up on one day and never updated. A firm with managed computers looks the same.
 */
final class SameClient implements StreamDetector {
  private final DistinctCount accounts;
  private final DistinctCount accountsOnIt;
  private final DecayingCount own;
  private final DecayingCount ownOnIt;
  private final DecayingCount all;
  private final DecayingCount onIt;
  private final Statistic crowd;
  private final double atLeast;

  SameClient(DetectorSetup setup) {
    Duration window = setup.duration("window", Duration.ofHours(24));
    atLeast = setup.number("at-least", 5, 2, 1e6);
    KeyedState network = setup.by(Dimension.NETWORK);
    KeyedState networkOnIt = setup.by(Dimension.NETWORK, Dimension.CLIENT);
    accounts = network.distinct(Dimension.ACCOUNT, window);
    accountsOnIt = networkOnIt.distinct(Dimension.ACCOUNT, window);
    own = network.count(window);
    ownOnIt = networkOnIt.count(window);
    all = setup.by(Dimension.REGION).count(window);
    onIt = setup.by(Dimension.REGION, Dimension.CLIENT).count(window);
    crowd = setup.logPValue(
        "crowd",
        "{observed} accounts behind one network run one client version; {expected} expected",
        Subject.NETWORK);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    double n = accounts.estimate(now);
    double x = Math.min(n, accountsOnIt.estimate(now));
    if (x < atLeast) {
      return;
    }
    double elsewhere = Math.max(0, all.value(now) - own.value(now));
    double onItElsewhere = Math.max(0, onIt.value(now) - ownOnIt.value(now));
    double share = Math.min(1, (onItElsewhere + 1) / (elsewhere + 20));
    out.report(crowd, Tails.logBinomialUpper(n, share, x), x, n * share);
  }
}
// end detector
