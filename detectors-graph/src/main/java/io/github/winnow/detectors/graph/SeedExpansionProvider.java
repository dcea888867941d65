package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code seed-expansion}: accounts that belong to those the host has confirmed. */
public final class SeedExpansionProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SeedExpansionProvider() {}

  @Override
  public String id() {
    return "seed-expansion";
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
    return new SeedExpansion(setup);
  }
}
