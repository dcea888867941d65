package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code rate}: how much an account does in a minute, an hour and a day. */
public final class RateProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public RateProvider() {}

  @Override
  public String id() {
    return "rate";
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
    return new Rate(setup);
  }
}
