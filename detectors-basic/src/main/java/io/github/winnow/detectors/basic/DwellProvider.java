package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code dwell}: how evenly, and how often all too shortly, an account stays. */
public final class DwellProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public DwellProvider() {}

  @Override
  public String id() {
    return "dwell";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.QUALITY;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Dwell(setup);
  }
}
