package io.github.winnow.testkit;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The detector whose contract is checked, and the engines to check it in: one secret, and no
 * calibration.
 */
record Candidate(
    Supplier<? extends DetectorProvider> supplier,
    Map<String, String> settings,
    List<Engagement> traffic,
    Set<Id> confirmed) {
  private static final byte[] SECRET =
      "the contract's own secret, no one else's".getBytes(StandardCharsets.UTF_8);
  private static final long MEMORY = 64L << 20;

  /** Engagements as an audit sees them. */
  Slice window(List<Engagement> engagements) {
    return Slices.of(engagements, confirmed, Set.of());
  }

  DetectorProvider provider() {
    DetectorProvider provider = supplier.get();
    if (provider == null) {
      throw new AssertionError("the supplier made no provider");
    }
    return provider;
  }

  /** A detector as an engine sets it up; null when the engine takes none. */
  @Nullable
  Detector detector() {
    Watched watched = new Watched(provider());
    try {
      engine(watched).close();
    } catch (IllegalArgumentException wrongSetting) {
      return null;
    }
    return watched.created();
  }

  Winnow engine() {
    return engine(provider());
  }

  Winnow engine(DetectorProvider... providers) {
    return builder(providers).build();
  }

  Kernel kernel() {
    return builder(provider()).buildKernel();
  }

  /** An engine's builder with just these detectors, whose verdicts show all that was reported. */
  WinnowBuilder builder(DetectorProvider... providers) {
    return quietBuilder(providers).keepScores();
  }

  /** An engine's builder with just these detectors, found nowhere but here. */
  WinnowBuilder quietBuilder(DetectorProvider... providers) {
    WinnowBuilder builder = Winnow.builder()
        .discoverIn(ClassLoader.getPlatformClassLoader())
        .secret(SECRET)
        .memory(MEMORY)
        .calibration(Calibration.none());
    for (DetectorProvider provider : providers) {
      builder.detector(provider);
    }
    return providers.length == 0 ? builder : builder.set(settings);
  }
}
