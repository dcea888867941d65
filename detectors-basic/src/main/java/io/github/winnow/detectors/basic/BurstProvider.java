package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code burst}: surges of an account, of a target, and of the two together. */
public final class BurstProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public BurstProvider() {}

  @Override
  public String id() {
    return "burst";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Family family() {
    return Family.TIMING;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Burst(setup);
  }
}
