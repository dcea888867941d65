package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.hash.Hashing;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator gives is refused with a reason, or it is what is in force. It stands here because
 * the tests that search for inputs do.
 */
@Tag("fuzz")
class ConfigurationFuzzTest {
  private static final String DURATION = "10m";
  private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  @TempDir
  static Path folder = Path.of("");

  /** A file that can be read is written so that it reads back as the same, and cited so. */
  @FuzzTest(maxDuration = DURATION)
  void calibrations(byte[] bytes) throws IOException {
    Path file = folder.resolve("calibration");
    StringBuilder lines = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> lines.append(line).append('\n'));
    String hash = Hashing.sha256().hashString(lines, StandardCharsets.UTF_8).toString();
    Files.writeString(file, lines + "sha256 " + hash + "\n"); // or hardly any would be looked at
    Calibration first;
    try {
      first = Calibration.read(file);
    } catch (IllegalArgumentException refused) {
      assertTrue(String.valueOf(refused.getMessage()).startsWith(file.toString()));
      return;
    }
    first.write(file);
    Calibration second = Calibration.read(file);
    assertEquals(first.text(), second.text());
    assertEquals(first.hash(), second.hash());
    assertEquals(first, second);
    assertTrue(Double.isFinite(second.logLikelihoodRatio(1)));
  }

  @FuzzTest(maxDuration = DURATION)
  void settings(FuzzedDataProvider data) {
    Provider provider = new Provider();
    WinnowBuilder builder = Winnow.builder()
        .secret(SECRET)
        .memory(WinnowBuilder.LEAST_MEMORY)
        .calibration(Calibration.none())
        .detector(provider);
    try {
      for (int i = data.consumeInt(0, 3); i > 0; i--) {
        String key = data.consumeBoolean()
            ? "probe." + data.pickValue(new String[] {"window", "share"})
            : data.consumeString(20);
        builder.set(key, data.consumeString(20));
      }
      builder.build().close();
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage() != null);
      return;
    }
    for (Duration window : provider.windows) {
      assertTrue(window.compareTo(Provider.LEAST) >= 0 && window.compareTo(Provider.MOST) <= 0);
    }
    for (double share : provider.shares) {
      assertTrue(share >= 0 && share <= 1, () -> "share " + share);
    }
  }

  @FuzzTest(maxDuration = DURATION)
  void policies(FuzzedDataProvider data) {
    try {
      Policy policy = Policy.standard()
          .withRates(data.consumeDouble(), data.consumeDouble())
          .withBaseRate(data.consumeDouble());
      assertTrue(policy.toString().indexOf("NaN") < 0, policy::toString);
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage() != null);
    }
  }

  private static final class Provider implements DetectorProvider {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(7);

    private final List<Duration> windows = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    @Override
    public String id() {
      return "probe";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Family family() {
      return Family.TIMING;
    }

    @Override
    public Detector create(DetectorSetup setup) {
      windows.add(setup.duration("window", Duration.ofHours(1), LEAST, MOST));
      shares.add(setup.number("share", 0.5, 0, 1));
      setup.by(Dimension.ACCOUNT).windowCount(windows.get(windows.size() - 1));
      setup.upperTail("count", "{observed}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> {};
    }
  }
}
