package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.StreamDetector;
import org.jspecify.annotations.Nullable;

/**
 * A detector under watch: counts its calls and keeps what it throws, which an engine would only
 * count. Confined to one thread.
 */
final class Watched implements DetectorProvider {
  private static final int LONGEST = 1_000;

  private final DetectorProvider provider;
  private long calls;
  private @Nullable Throwable fault;
  private @Nullable Detector created;

  Watched(DetectorProvider provider) {
    this.provider = provider;
  }

  long calls() {
    return calls;
  }

  /** The detector that was made last. */
  @Nullable
  Detector created() {
    return created;
  }

  void assertNoFault(Engagement engagement) {
    if (fault != null) {
      throw new AssertionError("the detector " + id() + " threw on " + describe(engagement), fault);
    }
  }

  private static String describe(Engagement e) {
    String text = String.format(
        "%s (source %s, device %s, ip %s, dwell %s, completion %s, created %d, region %s,"
            + " network type %s, client %s, count %d)",
        e,
        e.source(),
        e.device(),
        e.ip(),
        e.dwell(),
        e.completion(),
        e.accountCreated(),
        e.region(),
        e.networkType(),
        e.client(),
        e.count());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public int version() {
    return provider.version();
  }

  @Override
  public Family family() {
    return provider.family();
  }

  @Override
  public Detector create(DetectorSetup setup) {
    Detector detector = provider.create(setup);
    created = detector;
    return detector instanceof StreamDetector stream ? new Stream(stream) : detector;
  }

  private final class Stream implements StreamDetector {
    private final StreamDetector detector;

    Stream(StreamDetector detector) {
      this.detector = detector;
    }

    @Override
    public void observe(Observation now, Evidence out) {
      calls++;
      try {
        detector.observe(now, out);
      } catch (RuntimeException | Error thrown) {
        fault = thrown;
        throw thrown;
      }
    }
  }
}
