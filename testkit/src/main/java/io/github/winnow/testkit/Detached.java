package io.github.winnow.testkit;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Detectors without an engine, for tests that show them {@linkplain Slices slices}. */
public final class Detached {
  private Detached() {}

  /**
   * A detector as an engine sets it up by default. Cost: an engine of 64 MB is made and closed.
   *
   * @param kind what it is
   * @param provider makes it
   * @param <D> what it is
   * @return the detector
   * @throws IllegalArgumentException when an engine takes no such detector
   * @throws ClassCastException when it is not of that kind
   */
  public static <D extends Detector> D of(Class<D> kind, DetectorProvider provider) {
    Detector detector = new Candidate(() -> provider, Map.of(), List.of(), Set.of()).detector();
    if (detector == null) {
      throw new IllegalArgumentException("an engine takes no detector like " + provider.id());
    }
    return kind.cast(detector);
  }
}
