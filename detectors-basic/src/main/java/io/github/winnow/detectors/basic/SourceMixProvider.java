package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code source-mix}: through which doors a target's readers come, beside its publisher's others. */
public final class SourceMixProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SourceMixProvider() {}

  @Override
  public String id() {
    return "source-mix";
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
    return new SourceMix(setup);
  }
}
