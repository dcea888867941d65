package io.github.winnow.testkit;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;

/** A neighbour for the detector whose contract is checked: shares rows with it, and talks a lot. */
final class Companion implements DetectorProvider {
  private final String id;
  private final Duration window;

  Companion(String id, Duration window) {
    this.id = id;
    this.window = window;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.INFRASTRUCTURE;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    DistinctCount accounts =
        setup.byOptional(Dimension.NETWORK).distinct(Dimension.ACCOUNT, window);
    WindowCount own = setup.byOptional(Dimension.ACCOUNT).windowCount(window);
    Statistic crowd = setup.upperTail("crowd", "{observed} accounts", Subject.NETWORK);
    Statistic busy = setup.upperTail("busy", "{observed} engagements", Subject.ACCOUNT);
    return new Talker(accounts, own, crowd, busy);
  }

  private record Talker(DistinctCount accounts, WindowCount own, Statistic crowd, Statistic busy)
      implements StreamDetector {
    @Override
    public void observe(Observation now, Evidence out) {
      double n = accounts.estimate(now);
      out.report(crowd, n, n, 1);
      double m = own.value(now);
      out.report(busy, m, m, 1);
    }
  }
}
