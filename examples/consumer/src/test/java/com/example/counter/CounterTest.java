package com.example.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Health;
import io.github.winnow.Tally;
import io.github.winnow.Winnow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterTest {
  private static Winnow engine() {
    byte[] secret = "a secret of this test".getBytes(StandardCharsets.UTF_8);
    return Winnow.builder().secret(secret).memory(32 << 20).build();
  }

  @Test
  void findsTheBundledDetectorsAndItsOwn() {
    try (Winnow winnow = engine()) {
      Health health = winnow.health();
      assertTrue(
          Counter.detectors(health)
              .containsAll(List.of("burst", "rate", "repeat", "shared-device", "shared-network")),
          () -> "found " + Counter.detectors(health));
      assertEquals(List.of(), health.rejectedDetectors());
      assertTrue(health.uncalibrated().contains("repeat/times"));
    }
  }

  @Test
  void eightThreadsLoseNoRead() throws Exception {
    try (Winnow winnow = engine()) {
      for (Tally tally : Counter.run(winnow)) {
        assertEquals(
            (long) Counter.THREADS * Counter.READS_PER_THREAD / Counter.ARTICLES, tally.gross());
        assertEquals(
            tally.gross(),
            tally.net() + tally.invalidGeneral() + tally.invalidSophisticated(),
            1e-6);
        assertTrue(tally.netLow() <= tally.net() && tally.net() <= tally.netHigh());
      }
      assertEquals((long) Counter.THREADS * Counter.READS_PER_THREAD, winnow.health().scored());
    }
  }
}
