package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code ring}: accounts that follow each other, and do little else. */
public final class RingProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public RingProvider() {}

  @Override
  public String id() {
    return "ring";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.GRAPH;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Ring(setup);
  }
}
