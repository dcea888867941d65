package com.example.counter;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;

/** A detector of this application's own: how often one account reads one article in a day. */
public final class RepeatProvider implements DetectorProvider {
  @Override
  public String id() {
    return "repeat";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.TIMING;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    Duration day = setup.duration("window", Duration.ofDays(1));
    WindowCount count = setup.by(Dimension.ACCOUNT, Dimension.TARGET).windowCount(day);
    Statistic times = setup.upperTail(
        "times", "this account read this article {observed} times in a day", Subject.ACCOUNT);
    return (StreamDetector) (now, out) -> {
      double n = count.value(now);
      out.report(times, n, n, 1);
    };
  }
}
