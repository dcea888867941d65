package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;

/**
 * Actions of an account in three windows, each against what genuine accounts do. Ratings entered in
 * one sitting and a child with a phone are fast too: what is too fast is the calibration's to say.
 */
final class Rate implements StreamDetector {
  private final WindowCount[] counts = new WindowCount[3];
  private final Statistic[] statistics = new Statistic[3];

  Rate(DetectorSetup setup) {
    KeyedState account = setup.by(Dimension.ACCOUNT);
    declare(setup, account, 0, "minute", Duration.ofMinutes(1));
    declare(setup, account, 1, "hour", Duration.ofHours(1));
    declare(setup, account, 2, "day", Duration.ofDays(1));
  }

  private void declare(
      DetectorSetup setup, KeyedState account, int i, String name, Duration byDefault) {
    counts[i] = account.windowCount(setup.duration(name, byDefault));
    statistics[i] =
        setup.upperTail(name, "{observed} actions of this account in one " + name, Subject.ACCOUNT);
  }

  @Override
  public void observe(Observation now, Evidence out) {
    for (int i = 0; i < counts.length; i++) {
      double n = counts[i].value(now);
      out.report(statistics[i], n, n, 1);
    }
  }
}
