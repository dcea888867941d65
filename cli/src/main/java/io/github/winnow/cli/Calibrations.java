package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the calibration that was asked for. */
final class Calibrations {
  /** What to say for a calibration that knows nothing. */
  static final String NONE = "none";

  private Calibrations() {}

  /** The one that ships, or, in a build that has none yet, one that knows nothing. */
  static Calibration shippedOrNone() {
    try {
      return Calibration.defaults();
    } catch (IllegalStateException absent) {
      return Calibration.none();
    }
  }

  private static Calibration shipped() {
    try {
      return Calibration.defaults();
    } catch (IllegalStateException absent) {
      throw new Failure(
          "this build has no calibration of its own; give --calibration FILE, or none", absent);
    }
  }

  /** The one in a file, none, or, for null, the one that ships. */
  static Calibration of(@Nullable String wanted) throws IOException {
    if (wanted == null) {
      return shipped();
    }
    if (wanted.equals(NONE)) {
      return Calibration.none();
    }
    Path file = Path.of(wanted);
    if (Files.isDirectory(file)) {
      throw new Failure(Failure.shown(wanted) + " is a folder, not a calibration");
    }
    try {
      return Calibration.read(file);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
