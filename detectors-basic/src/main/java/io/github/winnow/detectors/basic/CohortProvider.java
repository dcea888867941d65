package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code cohort}: when the accounts that come to a target were created, beside its publisher's others. */
public final class CohortProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public CohortProvider() {}

  @Override
  public String id() {
    return "cohort";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.REPUTATION;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Cohort(setup);
  }
}
