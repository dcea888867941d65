package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which calibration is to judge. */
final class CalibrationOptions {
  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "What genuine traffic looks like: a file made by 'calibrate', or 'none', with"
          + " which nothing is excluded and no campaign names anybody. By default the one that"
          + " ships, learned from simulated traffic.")
  private @Nullable String calibration;

  /** The calibration in force. */
  Calibration calibration() throws IOException {
    return Calibrations.of(calibration);
  }
}
