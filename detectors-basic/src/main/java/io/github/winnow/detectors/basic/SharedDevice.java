package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.time.Duration;

/**
 * Different accounts behind one device within a day. A household's tablet has a handful and a shop's
 * may have many: so this alone never excludes, and a device that is missing says nothing.
 */
final class SharedDevice implements StreamDetector {
  private final DistinctCount accounts;
  private final Statistic crowd;

  SharedDevice(DetectorSetup setup) {
    accounts = setup
        .by(Dimension.DEVICE)
        .distinct(Dimension.ACCOUNT, setup.duration("window", Duration.ofHours(24)));
    crowd = setup.upperTail(
        "accounts", "{observed} accounts acted through this device in a day", Subject.DEVICE);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    double n = accounts.estimate(now);
    out.report(crowd, n, n, 1);
  }
}
