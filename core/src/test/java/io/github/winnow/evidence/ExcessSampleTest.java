package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import org.junit.jupiter.api.Test;

class ExcessSampleTest {
  /** From e = ½p^(−½). */
  private static double p(Tail tail, double severity) {
    double e = tail.evidence(severity);
    return 0.25 / (e * e);
  }

  @Test
  void aPopularTargetCountsByItsEngagements() {
    ExcessSample sample = new ExcessSample(1);
    for (int i = 0; i < 999; i++) {
      sample.add(1, 1);
    }
    sample.add(9, 1_000);
    Tail tail = sample.learned();
    assertEquals(1_000, tail.count());
    assertEquals(0.5, p(tail, 9), 0.01);
  }

  @Test
  void noMoreIsClaimedThanTheTargetsShow() {
    Seeds.fresh(20, random -> {
      ExcessSample sample = new ExcessSample(random.nextLong());
      int targets = 50 + random.nextInt(500);
      double all = 0;
      double remarkable = 0;
      for (int i = 0; i < targets; i++) {
        double severity = random.nextDouble() * 10;
        int observed = 1 + random.nextInt(40);
        sample.add(severity, observed);
        all += observed;
        remarkable += severity >= 8 ? observed : 0;
      }
      Tail tail = sample.learned();
      assertTrue(p(tail, 1e9) > 0 && tail.mostEvidence() <= 0.5 * Math.sqrt(targets + 1.0) + 1e-9);
      assertEquals(remarkable / all, p(tail, 8), 0.05 + 2.0 / targets);
    });
  }

  @Test
  void oddNumbersOfEngagementsDoNoHarm() {
    ExcessSample sample = new ExcessSample(1);
    sample.add(1, 0.2);
    sample.add(2, Double.MAX_VALUE);
    sample.add(3, -5);
    assertEquals(3, sample.learned().count());
  }
}
