package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.fixture.Seeds;
import org.junit.jupiter.api.Test;

class AccountCountTest {
  /** Within five of the published standard errors, 1.04/√1024; few are counted more exactly. */
  @Test
  void countsAccountsAndNotTheirEngagements() {
    Seeds.fixed(20, random -> {
      for (int accounts : new int[] {0, 1, 10, 200, 2_000, 10_000, 300_000}) {
        AccountCount count = new AccountCount();
        for (int i = 0; i < accounts; i++) {
          long hash = random.nextLong();
          count.add(hash);
          count.add(hash);
        }
        double error = accounts < 20 ? 1.5 : 5 * 1.04 / 32 * accounts;
        assertEquals(accounts, count.estimate(), error);
      }
    });
  }
}
