package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.TrafficClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenuineSampleTest {
  private static final int ENGAGEMENTS = 10_000;
  private static final List<StatisticInfo> NOTHING = List.of();

  /** Charges are 100 to 199, and an excess adds 100 to each tenth engagement. */
  private static GenuineSample sample(Calibrator calibrator) {
    GenuineSample sample = new GenuineSample(ENGAGEMENTS);
    for (int i = 0; i < ENGAGEMENTS; i++) {
      Engagement read = Engagement.read("a" + i, "t" + i, i).build();
      Pseudonym account = new Pseudonym(i);
      double charge = 100 + i / 10 % 100;
      calibrator.addScore(
          Action.READ,
          account,
          Verdict.judged(
              charge,
              charge,
              0,
              Disposition.COUNT,
              false,
              TrafficClass.SOPHISTICATED,
              NOTHING,
              new Verdict.Reports(0)),
          null);
      sample.scored(i, read, account, List.of(), charge);
      if (i % 10 == 0) {
        sample.restated(i, Restating.restatement(i, Disposition.HOLD, 0, 100, null));
      }
    }
    return sample;
  }

  @Test
  void finalChargesAreFirstOnesAndWhatWasAdded() {
    Calibrator calibrator = new Calibrator("a test");
    GenuineSample sample = sample(calibrator);
    assertNull(calibrator.afterScores(Calibration.none()).finalScore(Action.READ));
    sample.teach(calibrator);
    Tail last = calibrator.afterScores(Calibration.none()).finalScore(Action.READ);
    assertNotNull(last);
    assertEquals(ENGAGEMENTS, last.count());
    assertEquals(250, last.valueAt(0.05), 2);
    assertEquals(194, last.valueAt(0.145), 3);
  }

  /** By first charges each tenth would be held, by their own line no more than the policy's share. */
  @Test
  void whatIsHeldInTheEndIsSoByTheLineOfFinalCharges() {
    Calibrator calibrator = new Calibrator("a test");
    GenuineSample sample = sample(calibrator);
    Policy policy = Policy.standard().withRates(0.05, 0.0001);
    Calibration before = calibrator.afterScores(Calibration.none());
    assertEquals(0.05, sample.heldAtFirst(before, policy).share(), 0.011);
    assertEquals(0.05 + 0.1 - 0.005, sample.heldInTheEnd(before, policy).share(), 0.011);
    sample.teach(calibrator);
    Calibration learned = calibrator.afterScores(Calibration.none());
    assertEquals(0.05, sample.heldAtFirst(learned, policy).share(), 0.011);
    // A twentieth of those with an excess were held at first.
    assertEquals(0.05 + 0.05 - 0.005, sample.heldInTheEnd(learned, policy).share(), 0.011);
  }
}
