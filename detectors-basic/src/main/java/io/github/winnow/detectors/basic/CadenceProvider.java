package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code cadence}: even intervals between an account's actions, and whether it ever sleeps. */
public final class CadenceProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public CadenceProvider() {}

  @Override
  public String id() {
    return "cadence";
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
    return new Cadence(setup);
  }
}
