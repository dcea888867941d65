package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

/** Provides {@code linked-accounts}: accounts that were registered in one go and act alike. */
public final class LinkedAccountsProvider implements DetectorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public LinkedAccountsProvider() {}

  @Override
  public String id() {
    return "linked-accounts";
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
    return new LinkedAccounts(setup);
  }
}
