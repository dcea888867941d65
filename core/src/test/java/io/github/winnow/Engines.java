package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Engines and traffic for tests. */
final class Engines {
  static final long START = 1_700_000_000_000L;
  static final byte[] SECRET =
      "a secret of this test".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private Engines() {}

  /** A builder that knows nothing but the given detectors. */
  static WinnowBuilder with(DetectorProvider... providers) {
    WinnowBuilder builder =
        Winnow.builder().secret(SECRET).memory(4 << 20).calibration(Calibration.none());
    for (DetectorProvider provider : providers) {
      builder.detector(provider);
    }
    return builder;
  }

  /** The seed of a test that draws: {@code -Dwinnow.seed}, else its own. */
  static long seed(long byDefault) {
    return Long.getLong("winnow.seed", byDefault);
  }

  /** Traffic in which every optional field is missing now and then, and some of it comes late. */
  static List<Engagement> traffic(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Engagement> all = new ArrayList<>(size);
    long time = START;
    for (int i = 0; i < size; i++) {
      time += random.nextInt(4000);
      long at = random.nextInt(20) == 0 ? time - random.nextInt(100_000) : time;
      Engagement.Builder e =
          Engagement.read("account-" + random.nextInt(200), "article-" + random.nextInt(20), at);
      if (random.nextInt(4) > 0) {
        e.ip("198.51." + random.nextInt(8) + "." + random.nextInt(256));
      }
      if (random.nextInt(3) > 0) {
        e.device("device-" + random.nextInt(150));
      }
      if (random.nextInt(3) > 0) {
        e.dwell(random.nextDouble() * 20_000);
      }
      if (random.nextInt(5) > 0) {
        e.region("region-" + random.nextInt(3));
      }
      if (random.nextInt(10) == 0) {
        e.count(1 + random.nextInt(5));
      }
      if (random.nextInt(2) == 0) {
        e.id(random.nextInt(size));
      }
      all.add(e.build());
    }
    return all;
  }

  static List<Verdict> verdicts(Winnow engine, List<Engagement> traffic) {
    return traffic.stream().map(engine::score).toList();
  }
}
