package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code release-curve}: a target's engagement over its age, beside its publisher's others. */
public final class ReleaseCurveProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ReleaseCurveProvider() {}

  @Override
  public String id() {
    return "release-curve";
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
    return new ReleaseCurve(setup);
  }
}
