package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code shared-network}: how many accounts of one network turn to one target. */
public final class SharedNetworkProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SharedNetworkProvider() {}

  @Override
  public String id() {
    return "shared-network";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Family family() {
    return Family.INFRASTRUCTURE;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new SharedNetwork(setup);
  }
}
