package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/**
 * Provides {@code shared-origin}: do the accounts of a group come from fewer networks, or through
 * fewer devices, than as many accounts of the same window?
 */
public final class SharedOriginProvider implements DetectorProvider {
  /** For the service loader. */
  public SharedOriginProvider() {}

  @Override
  public String id() {
    return "shared-origin";
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
    return new SharedOrigin(setup);
  }
}
