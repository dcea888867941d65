package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import io.github.winnow.testkit.DetectorContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CadenceTest {
  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final SplittableRandom random = new SplittableRandom(1);

  @TestFactory
  Stream<DynamicTest> contract() {
    return DetectorContract.of(CadenceProvider::new).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }

  /** The last report after so many intervals. */
  private static @Nullable Reason after(int intervals, String statistic, LongSupplier gap) {
    try (Reported reported = new Reported(new CadenceProvider())) {
      long time = START;
      Reason last = null;
      for (int i = 0; i <= intervals; i++) {
        last = reported.of(statistic, Engagement.read("anna", "page-" + i, time));
        time += gap.getAsLong();
      }
      return last;
    }
  }

  private static double burstiness(int n, LongSupplier gap) {
    Reason reason = after(n, "evenness", gap);
    assertNotNull(reason);
    return reason.value();
  }

  @Test
  void aClockIsEvenAndPeopleAreNot() {
    assertEquals(-1, burstiness(50, () -> 60_000), 1e-6);
    assertTrue(burstiness(50, () -> 50_000 + random.nextLong(20_000)) < -0.7, "jitter");
    double chance = 0;
    for (int i = 0; i < 100; i++) {
      chance += burstiness(50, () -> (long) (-60_000 * StrictMath.log(random.nextDouble())));
    }
    assertEquals(0, chance / 100, 0.05, "whatever the number of intervals");
    assertTrue(
        burstiness(50, () -> random.nextInt(10) == 0 ? 8 * HOUR : random.nextLong(90_000)) > 0.3,
        "sessions");
  }

  /** The published formula, on intervals that hardly decay. */
  @Test
  void burstinessIsThatOfTheFormula() {
    List<Long> gaps = new ArrayList<>();
    double value = burstiness(30, () -> {
      gaps.add(1 + random.nextLong(100_000));
      return gaps.get(gaps.size() - 1);
    });
    gaps.remove(gaps.size() - 1); // behind the last event
    double n = gaps.size();
    double mean = gaps.stream().mapToLong(g -> g).average().orElseThrow();
    double square = gaps.stream().mapToDouble(g -> (g - mean) * (g - mean)).sum() / n;
    double r = Math.sqrt(square) / mean;
    double expected =
        (Math.sqrt(n + 1) * r - Math.sqrt(n - 1)) / ((Math.sqrt(n + 1) - 2) * r + Math.sqrt(n - 1));
    assertEquals(expected, value, 0.01);
  }

  @Test
  void fewIntervalsSayNothing() {
    assertNull(after(19, "evenness", () -> 60_000));
    assertNotNull(after(25, "evenness", () -> 60_000));
    assertNull(after(40, "evenness", () -> 0), "many rows of one act are no clock");
    int[] i = {0};
    assertTrue(burstiness(40, () -> ++i[0] % 10 == 0 ? HOUR : 0) > 0.3, "acts of ten rows");
  }

  @Test
  void whoNeverSleepsStandsOutOnlyAfterDays() {
    Reason awake = after(4 * 24 + 12, "sleep", () -> HOUR);
    assertNotNull(awake);
    assertTrue(awake.value() <= 1.5, "away for " + awake.value() + " hours");
    assertNull(after(40, "sleep", () -> HOUR), "less than two days: it may have slept before");
    int[] i = {0};
    Reason asleep = after(5 * 16, "sleep", () -> ++i[0] % 16 == 0 ? 9 * HOUR : HOUR);
    assertNotNull(asleep);
    assertEquals(9, asleep.value(), 1.5, "nine hours a night");
    assertNull(after(10, "sleep", () -> 30 * HOUR), "who comes now and then is not asked");
  }
}
