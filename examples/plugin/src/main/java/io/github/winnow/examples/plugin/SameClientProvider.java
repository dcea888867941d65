package io.github.winnow.examples.plugin;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;

// begin provider
/** Provides {@code same-client}: how many accounts behind one network run one client version. */
public final class SameClientProvider implements DetectorProvider {
  @Override
  public String id() {
    return "same-client";
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
    return new SameClient(setup);
  }
}
// end provider
