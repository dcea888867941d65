package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Winnow;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);

  private static long held(Winnow winnow) {
    return Morning.reads().stream()
        .filter(read -> winnow.score(read).disposition() == Disposition.HOLD)
        .count();
  }

  @Test
  void whatWasTriedIsWhatComes() {
    Policy strict = Policy.standard().withRates(0.04, 0.00005);
    long expected;
    try (Winnow winnow = Winnow.builder().secret(SECRET).policy(strict).build()) {
      expected = held(winnow);
    }
    try (Winnow winnow = Winnow.builder().secret(SECRET).build()) {
      Trial.begin(winnow, strict);
      long held = held(winnow);
      Shadow trial = winnow.shadows().get(0);
      assertEquals(held, trial.all().acting(Disposition.HOLD));
      assertEquals(expected, trial.all().shadow(Disposition.HOLD));
      assertTrue(expected > held, expected + " and " + held);
      String report = Trial.report(winnow);
      assertTrue(report.startsWith("standard would exclude "), report);
      assertTrue(report.contains("COUNT -> HOLD " + (expected - held)), report);
      Trial.end(winnow);
      assertEquals(List.of(), winnow.shadows());
      assertEquals(strict, trial.policy());
    }
  }
}
