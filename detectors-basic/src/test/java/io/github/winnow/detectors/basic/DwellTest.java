package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import io.github.winnow.spi.Tails;
import io.github.winnow.testkit.DetectorContract;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DwellTest {
  private static final long START = 1_700_000_000_000L;

  private final SplittableRandom random = new SplittableRandom(1);

  @TestFactory
  Stream<DynamicTest> contract() {
    return DetectorContract.of(DwellProvider::new).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }

  /** The last report on one of two hundred readers, the others staying as long as people do. */
  private @Nullable Reason of(String statistic, int reads, DoubleSupplier dwell) {
    try (Reported reported = new Reported(new DwellProvider())) {
      Reason last = null;
      for (int i = 0; i < reads; i++) {
        long time = START + i * 600_000L;
        for (int j = 0; j < 20; j++) {
          reported.of(
              statistic,
              Engagement.read("reader-" + (i * 20 + j) % 200, "page-" + i, time + j)
                  .dwell(people()));
        }
        last = reported.of(
            statistic, Engagement.read("anna", "page-" + i, time + 100).dwell(dwell.getAsDouble()));
      }
      return last;
    }
  }

  /** A Weibull of shape 0.7 around 40 s: one stay in nine is below two seconds. */
  private double people() {
    return 40_000 * StrictMath.pow(-StrictMath.log(random.nextDouble()), 1 / 0.7);
  }

  @Test
  void aScriptStaysEquallyLongAndPeopleDoNot() {
    Reason script = of("even", 30, () -> 8_000 + 1_000 * random.nextDouble());
    assertNotNull(script);
    assertTrue(script.value() < 0.05, "" + script.value());
    Reason person = of("even", 60, this::people);
    assertNotNull(person);
    assertTrue(person.value() > 1, "" + person.value());
  }

  @Test
  void whatHasNoDwellSaysNothing() {
    assertNull(of("even", 30, () -> Double.NaN));
    assertNull(of("short", 30, () -> Double.NaN));
    assertNull(of("even", 9, () -> 8_000), "too few");
  }

  @Test
  void manyShortStaysAreHeldAgainstOthers() {
    Reason bot = of("short", 40, () -> 700);
    assertNotNull(bot);
    assertEquals(40, bot.observed(), 1);
    assertTrue(bot.value() < -50, "" + bot.value());
    double share = bot.expected() / bot.observed();
    assertEquals(1 - StrictMath.exp(-StrictMath.pow(2 / 40.0, 0.7)), share, 0.05, "of others'");
    assertEquals(Tails.logBinomialUpper(bot.observed(), share, bot.observed()), bot.value(), 3);
  }

  @Test
  void onlyAShortStayIsAskedAboutShortStays() {
    int[] i = {0};
    assertNull(of("short", 40, () -> ++i[0] < 40 ? 700 : 60_000));
    Reason person = of("short", 41, () -> i[0]++ % 9 == 0 ? 700 : 60_000);
    assertTrue(person == null || person.value() > -3, "as short as others' now and then");
  }
}
