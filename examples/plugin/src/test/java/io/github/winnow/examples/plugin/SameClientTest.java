package io.github.winnow.examples.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.testkit.DetectorContract;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SameClientTest {
  private static final long NOON = 1_700_000_000_000L;

  // begin contract
  @TestFactory
  Stream<DynamicTest> contract() {
    return DetectorContract.of(SameClientProvider::new).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }
  // end contract

  // begin example
  @Test
  void forgottenPhonesStandOut() {
    try (Winnow engine = Winnow.builder()
        .secret(new byte[16]) // the same in every run
        .detector(new SameClientProvider())
        .calibration(Calibration.none())
        .keepScores()
        .build()) {
      Verdict last = Verdict.of(Verdict.Status.CLOSED, Disposition.COUNT, true, "");
      for (int i = 0; i < 400; i++) {
        engine.score(read("reader-" + i, "198.51." + i % 100 + ".7", "app/" + (40 + i % 4), i));
      }
      for (int i = 0; i < 8; i++) {
        last = engine.score(read("phone-" + i, "203.0.113.9", "app/11", 400 + i));
      }
      Reason reason = last.reasons().get(0);
      assertEquals("same-client/crowd", reason.statistic().name());
      assertEquals(8, reason.observed(), 1, "a distinct count errs a little");
      assertEquals(0, reason.expected(), 0.1);
      assertTrue(reason.weight() > 10 && !reason.calibrated());
    }
  }
  // end example

  private static Engagement read(String account, String ip, String client, int second) {
    return Engagement.read(account, "article-17", NOON + second * 1000L)
        .ip(ip)
        .region("east")
        .client(client)
        .build();
  }

  @Test
  void aFirmOnTheUsualVersionDoesNot() {
    try (Winnow engine = Winnow.builder()
        .secret(new byte[16]) // the same in every run
        .detector(new SameClientProvider())
        .calibration(Calibration.none())
        .keepScores()
        .build()) {
      double highest = 0;
      for (int i = 0; i < 400; i++) {
        engine.score(read("reader-" + i, "198.51." + i % 100 + ".7", "app/42", i));
      }
      for (int i = 0; i < 50; i++) {
        Verdict verdict = engine.score(read("clerk-" + i, "203.0.113.9", "app/42", 400 + i));
        highest = Math.max(highest, verdict.score());
      }
      assertTrue(highest < 1, "highest " + highest);
    }
  }

  /** Whether it is any good: fabricated events of a simulated week rank above genuine ones. */
  @Test
  void ranksFabricatedEventsOfASimulatedWeekHigher() {
    List<Double> genuine = new ArrayList<>();
    List<Double> fabricated = new ArrayList<>();
    try (Winnow engine = Winnow.builder()
        .discoverIn(ClassLoader.getPlatformClassLoader())
        .secret(new byte[16]) // the same in every run
        .detector(new SameClientProvider())
        .calibration(Calibration.none())
        .keepScores()
        .build()) {
      for (LabelledEngagement e : Traffic.week(2025).scale(0.1).fabricated(0.1).generate()) {
        double score = engine.score(e.engagement()).score();
        (e.fabricated() ? fabricated : genuine).add(score);
      }
    }
    assertTrue(auroc(genuine, fabricated) > 0.55, "the AUROC is " + auroc(genuine, fabricated));
  }

  /** The probability that a fabricated event ranks above a genuine one, ties counting half. */
  private static double auroc(List<Double> genuine, List<Double> fabricated) {
    double[] sorted = genuine.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double above = 0;
    for (double score : fabricated) {
      above += (countBelow(sorted, score) + countBelow(sorted, Math.nextUp(score))) / 2.0;
    }
    return above / ((double) sorted.length * fabricated.size());
  }

  private static int countBelow(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
