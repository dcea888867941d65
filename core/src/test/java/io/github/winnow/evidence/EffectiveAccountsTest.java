package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import org.junit.jupiter.api.Test;

class EffectiveAccountsTest {
  /** Against the sums themselves, within five of the published standard errors, √(2/512). */
  @Test
  void countsAccountsAsIfAllWereEquallyBusy() {
    Seeds.fixed(40, random -> {
      EffectiveAccounts counted = new EffectiveAccounts();
      double all = 0;
      double squares = 0;
      int accounts = 1 + random.nextInt(3000);
      for (int a = 0; a < accounts; a++) {
        long hash = random.nextLong();
        long values = 1 + (long) (1 / (0.002 + random.nextDouble()));
        for (int i = 0; i < values; i++) {
          counted.add(hash);
        }
        all += values;
        squares += (double) values * values;
      }
      double exact = all * all / squares;
      assertEquals(exact, counted.estimate(), 5 * Math.sqrt(2.0 / 512) * exact + 1);
    });
  }

  @Test
  void oneThatDoesMostLeavesFew() {
    EffectiveAccounts counted = new EffectiveAccounts();
    assertEquals(0, counted.estimate());
    for (int i = 0; i < 10_000; i++) {
      counted.add(7);
      counted.add(0x9e3779b97f4a7c15L * i);
    }
    assertTrue(counted.estimate() > 3.5 && counted.estimate() < 4.5, counted.estimate() + "");
  }
}
