package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import org.junit.jupiter.api.Test;

class BurstTest {
  private static final long START = 1_700_000_000_000L;
  private static final long SECOND = 1_000;

  /** The largest surge of one account on one page that it opens so often. */
  private static double pair(int times, long gap) {
    double most = 0;
    try (Reported reported = new Reported(new BurstProvider())) {
      for (int i = 0; i < times; i++) {
        Reason reason = reported.of("pair", Engagement.read("anna", "results", START + i * gap));
        most = Math.max(most, reason == null ? 0 : reason.value());
      }
    }
    return most;
  }

  @Test
  void whoReloadsAPageIsNoSurge() {
    assertEquals(0, pair(7, SECOND), "seven times in seven seconds");
    assertEquals(0, pair(200, 30 * SECOND), "twice a minute, all evening");
  }

  @Test
  void aMachineIs() {
    assertTrue(pair(9, SECOND / 10) > 0.8);
    assertTrue(pair(120, SECOND) > 5);
  }
}
