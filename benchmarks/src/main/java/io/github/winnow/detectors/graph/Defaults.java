package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.time.Duration;

/** A setup in which nothing is configured, for detectors that report groups and nothing else. */
final class Defaults implements DetectorSetup {
  @Override
  public Duration duration(String name, Duration byDefault, Duration least, Duration most) {
    return byDefault;
  }

  @Override
  public double number(String name, double byDefault, double least, double most) {
    return byDefault;
  }

  @Override
  public Statistic group(String id, String message) {
    return () -> id;
  }

  @Override
  public KeyedState by(Dimension... dimensions) {
    throw new UnsupportedOperationException("keeps no rows");
  }

  @Override
  public KeyedState byOptional(Dimension... dimensions) {
    throw new UnsupportedOperationException("keeps no rows");
  }

  @Override
  public Measure uses(Measure measure) {
    throw new UnsupportedOperationException("reads no measure");
  }

  @Override
  public Statistic upperTail(String id, String message, Subject subject) {
    throw new UnsupportedOperationException("reports groups");
  }

  @Override
  public Statistic lowerTail(String id, String message, Subject subject) {
    throw new UnsupportedOperationException("reports groups");
  }

  @Override
  public Statistic logPValue(String id, String message, Subject subject) {
    throw new UnsupportedOperationException("reports groups");
  }

  @Override
  public Statistic rule(
      String id, String message, Subject subject, TrafficClass trafficClass, Effect effect) {
    throw new UnsupportedOperationException("reports groups");
  }
}
