package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code stripped-fields}: what is missing in a target's engagements, beside its publisher's others. */
public final class StrippedFieldsProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public StrippedFieldsProvider() {}

  @Override
  public String id() {
    return "stripped-fields";
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
    return new StrippedFields(setup);
  }
}
