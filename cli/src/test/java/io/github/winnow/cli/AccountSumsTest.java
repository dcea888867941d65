package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.evidence.Disposition;
import org.junit.jupiter.api.Test;

class AccountSumsTest {
  @Test
  void theScoreIsTheLogarithmOfTheMeanEvidence() {
    Property.holds(200, random -> {
      AccountSums sums = new AccountSums(1, "a");
      double evidence = 0;
      int events = 0;
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        double score = random.nextGaussian() * 5;
        int count = 1 + random.nextInt(4);
        sums.add(score, Disposition.COUNT, count);
        evidence += count * Math.exp(score);
        events += count;
      }
      assertEquals(Math.log(evidence / events), sums.score(), 1e-9);
    });
  }

  /** e^2000 is no double; the score is one nevertheless. */
  @Test
  void extremeScoresStayFinite() {
    AccountSums sums = new AccountSums(1, "a");
    sums.add(-2000, Disposition.COUNT, 1);
    sums.add(2000, Disposition.COUNT, 1);
    sums.add(-2000, Disposition.COUNT, Integer.MAX_VALUE);
    assertEquals(2000 - Math.log(Integer.MAX_VALUE + 2.0), sums.score(), 1e-6);
  }

  @Test
  void oneEventsScoreIsTheAccounts() {
    AccountSums sums = new AccountSums(1, "a");
    sums.add(3.25, Disposition.COUNT, 7);
    assertEquals(3.25, sums.score(), 1e-12);
  }

  @Test
  void theDispositionIsTheWorstThatHoldsForHalf() {
    assertEquals(Disposition.COUNT, disposition(0, 0, 1));
    assertEquals(Disposition.HOLD, disposition(0, 1, 1));
    assertEquals(Disposition.COUNT, disposition(0, 1, 2));
    assertEquals(Disposition.HOLD, disposition(1, 1, 2));
    assertEquals(Disposition.EXCLUDE, disposition(2, 0, 2));
    assertEquals(Disposition.COUNT, disposition(1, 0, 2));
  }

  private static Disposition disposition(int excluded, int held, int counted) {
    AccountSums sums = new AccountSums(1, "a");
    for (int i = 0; i < counted; i++) {
      sums.add(0, Disposition.COUNT, 1);
    }
    for (int i = 0; i < held; i++) {
      sums.add(0, Disposition.HOLD, 1);
    }
    for (int i = 0; i < excluded; i++) {
      sums.add(0, Disposition.EXCLUDE, 1);
    }
    return sums.disposition();
  }
}
