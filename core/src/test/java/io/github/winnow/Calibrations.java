package io.github.winnow;

import com.google.common.hash.Hashing;
import io.github.winnow.evidence.Calibration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Calibrations whose numbers a test can reckon with. */
final class Calibrations {
  private Calibrations() {}

  /**
   * The tail of a statistic named {@code detector/s}, version 1: P(X >= x) is 1 at 0, 1/100 at 10
   * and 1/10,000 at 20, the last knot. So the evidence is 1/2, 5 and 50 there.
   */
  static String tail(String detector, String action) {
    return tail(detector, "s", action);
  }

  static String tail(String detector, String statistic, String action) {
    return "tail 10000 : 0 10 20 : 0 -4.6051702 -9.2103404 : " + detector + "/" + statistic
        + "@1 all " + action;
  }

  /** The tail of the score: 1 at -5, 1/100 at {@code hold}, 1/10,000 at {@code exclude}. */
  static String score(double hold, double exclude, String action) {
    return "score 10000 : -5 " + hold + " " + exclude + " : 0 -4.6051702 -9.2103404 : " + action;
  }

  /** Labels show a twentieth up to the evidence ½, and eight times as likely from 5. */
  static String ratio(String detector, String action) {
    return "ratio 100 100 : 0.5 5 : -2.99573227 2.07944154 : " + detector + "/s@1 " + action;
  }

  static Calibration of(String... lines) {
    try {
      Path file = Files.createTempFile("test", ".calibration");
      try {
        boolean ratios = Stream.of(lines).anyMatch(line -> line.startsWith("ratio "));
        String text = "winnow-calibration " + (ratios ? 3 : 2) + "\nabout a test\n"
            + String.join("\n", lines) + "\n";
        String hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
        Files.writeString(file, text + "sha256 " + hash + "\n");
        return Calibration.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
