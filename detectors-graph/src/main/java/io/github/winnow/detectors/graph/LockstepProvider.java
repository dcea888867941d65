package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code lockstep}: accounts that turn to the same targets at the same time. */
public final class LockstepProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public LockstepProvider() {}

  @Override
  public String id() {
    return "lockstep";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public Family family() {
    return Family.GRAPH;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Lockstep(setup);
  }
}
