package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code funnel}: what a target's readers go on to do, beside those of its publisher's others. */
public final class FunnelProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public FunnelProvider() {}

  @Override
  public String id() {
    return "funnel";
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
    return new Funnel(setup);
  }
}
