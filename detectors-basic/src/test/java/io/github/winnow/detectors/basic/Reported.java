package io.github.winnow.detectors.basic;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Reason;
import io.github.winnow.spi.DetectorProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one detector reports of engagements that an engine scores. */
final class Reported implements AutoCloseable {
  private final Winnow winnow;

  Reported(DetectorProvider provider) {
    winnow = Winnow.builder()
        .secret(new byte[16])
        .memory(16 << 20)
        .only(List.of(provider.id()))
        .calibration(Calibration.none())
        .keepScores()
        .build();
  }

  /** The report of a statistic on an engagement; null when there is none. */
  @Nullable
  Reason of(String statistic, Engagement.Builder engagement) {
    return winnow.score(engagement.build()).evidence().stream()
        .filter(reason -> reason.statistic().statistic().equals(statistic))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    winnow.close();
  }
}
