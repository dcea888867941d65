package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code shared-device}: how many accounts act through one device. */
public final class SharedDeviceProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SharedDeviceProvider() {}

  @Override
  public String id() {
    return "shared-device";
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
    return new SharedDevice(setup);
  }
}
