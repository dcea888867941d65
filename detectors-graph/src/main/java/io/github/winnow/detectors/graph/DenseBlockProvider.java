package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code dense-block}: accounts that choose the same targets, whenever they do it. */
public final class DenseBlockProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public DenseBlockProvider() {}

  @Override
  public String id() {
    return "dense-block";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public Family family() {
    return Family.GRAPH;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new DenseBlock(setup);
  }
}
