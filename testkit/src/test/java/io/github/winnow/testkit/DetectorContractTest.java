package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A good detector passes every check; each kind of bad one fails the check that is for it. */
class DetectorContractTest {
  private static final AtomicLong SHARED = new AtomicLong();

  @TestFactory
  Stream<DynamicTest> aGoodDetectorKeepsItsContract() {
    return DetectorContract.of(provider(DetectorContractTest::good)).checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
  }

  private static StreamDetector good(DetectorSetup setup) {
    return counting(setup, (n, now) -> n);
  }

  @Test
  void oneThatIsNeverCalledIsSaidToBeSilent() {
    assertFails("says something", "never called", setup -> {
      setup.by(Dimension.PROMOTION).lastSeen();
      return (now, out) -> {};
    });
  }

  @Test
  void oneThatReportsNothingIsSaidToBeSilent() {
    assertFails("says something", "reported nothing", setup -> {
      setup.by(Dimension.ACCOUNT).lastSeen();
      return (now, out) -> {};
    });
  }

  @Test
  void anObservedValueThatIsNoNumberIsFound() {
    assertFails("says something", "must be finite", setup -> {
      Statistic s = setup.upperTail("s", "{observed}", Subject.EVENT);
      setup.by(Dimension.ACCOUNT).lastSeen();
      return (now, out) -> out.report(s, 1, Double.NaN, 1);
    });
  }

  @Test
  void aProbabilityAboveOneIsFound() {
    assertFails("says something", "logarithm of a probability", setup -> {
      Statistic s = setup.logPValue("s", "{observed}", Subject.EVENT);
      setup.by(Dimension.ACCOUNT).lastSeen();
      return (now, out) -> out.report(s, 1, 1, 1);
    });
  }

  @Test
  void aTranslationWithOtherNumbersIsFound() {
    Map<String, String> messages = new HashMap<>(Map.of("tested/many", "一小时内 {observed} 次"));
    DetectorContract.Check accepted = DetectorContract.of(
            () -> new Tested(DetectorContractTest::good, messages))
        .checks()
        .get(0);
    accepted.run();
    messages.put("tested/many", "一小时内 {value} 次");
    AssertionError error = assertThrows(AssertionError.class, accepted::run);
    assertTrue(
        String.valueOf(error.getMessage()).contains("tested/many has other places for numbers"));
  }

  @Test
  void stateInAStaticFieldIsFound() {
    assertFails(
        "gives the same verdicts every time",
        "answered otherwise",
        setup -> counting(setup, (n, now) -> n + SHARED.incrementAndGet()));
  }

  @Test
  void stateInTheDetectorIsFound() {
    assertFails("keeps no state", "answered otherwise", setup -> {
      double[] last = {0};
      return counting(setup, (n, now) -> {
        double before = last[0];
        last[0] = n;
        return n + before;
      });
    });
  }

  @Test
  void garbageIsFound() {
    assertFails(
        "allocates nothing",
        "bytes an engagement",
        setup -> counting(setup, (n, now) -> String.valueOf(n).length()));
  }

  @Test
  void garbageOfADerivedDimensionIsFound() {
    assertFails("allocates nothing", "bytes an engagement", setup -> {
      Dimension both = Dimension.ofText("both", e -> e.client() + "|" + e.region());
      WindowCount count = setup.by(both).windowCount(Duration.ofHours(1));
      Statistic s = setup.upperTail("s", "{observed}", Subject.EVENT);
      return (now, out) -> out.report(s, count.value(now), count.value(now), 1);
    });
  }

  @Test
  void oneThatThrowsOnAbsurdNumbersIsFound() {
    AssertionError error = assertFails("survives hostile engagements", "threw on", setup -> {
      setup.uses(Measure.DWELL);
      return counting(setup, (n, now) -> {
        if (now.value(Measure.DWELL) < 0) {
          throw new IllegalStateException("a dwell below zero");
        }
        return n;
      });
    });
    assertTrue(String.valueOf(error.getCause()).contains("below zero"));
  }

  @Test
  void aDimensionThatThrowsIsFound() {
    assertFails("survives hostile engagements", "derived dimension or measure failed", setup -> {
      Dimension first = Dimension.ofText("first", DetectorContractTest::firstOfClient);
      WindowCount count = setup.by(first).windowCount(Duration.ofHours(1));
      Statistic s = setup.upperTail("s", "{observed}", Subject.EVENT);
      return (now, out) -> out.report(s, count.value(now), count.value(now), 1);
    });
  }

  private static String firstOfClient(Engagement e) {
    return String.valueOf(e.client()).substring(0, 1);
  }

  @Test
  void aSettingThatNobodyReadsEndsTheStart() {
    DetectorContract contract =
        DetectorContract.of(provider(DetectorContractTest::good)).set("tested.nothing", "1");
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> contract.checks().get(0).run());
    assertTrue(String.valueOf(e.getMessage()).contains("tested.nothing"));
  }

  @Test
  void trafficOfOnesOwnMustBeEnoughAndInOrder() {
    DetectorContract contract = DetectorContract.of(provider(DetectorContractTest::good));
    List<Engagement> few = List.of(Engagement.read("a", "b", 1).build());
    assertThrows(IllegalArgumentException.class, () -> contract.on(few));
    List<Engagement> backwards = new ArrayList<>();
    for (int i = 2_000; i > 0; i--) {
      backwards.add(Engagement.read("a" + i, "b", i * 1_000L).build());
    }
    assertThrows(IllegalArgumentException.class, () -> contract.on(backwards));
    java.util.Collections.reverse(backwards);
    contract.on(backwards).checks().get(1).run();
  }

  @Test
  void namesAreDistinct() {
    List<String> names = DetectorContract.of(provider(DetectorContractTest::good)).checks().stream()
        .map(DetectorContract.Check::name)
        .toList();
    assertEquals(names.size(), names.stream().distinct().count());
  }

  private static AssertionError assertFails(
      String check, String message, Function<DetectorSetup, StreamDetector> create) {
    DetectorContract.Check bad = DetectorContract.of(provider(create)).checks().stream()
        .filter(c -> c.name().startsWith(check))
        .findFirst()
        .orElseThrow();
    AssertionError error = assertThrows(AssertionError.class, bad::run);
    assertTrue(
        String.valueOf(error.getMessage()).contains(message), String.valueOf(error.getMessage()));
    return error;
  }

  /** Reports a number made of the count of the account's engagements within an hour. */
  private static StreamDetector counting(DetectorSetup setup, Value value) {
    WindowCount count = setup.by(Dimension.ACCOUNT).windowCount(Duration.ofHours(1));
    Statistic s = setup.upperTail("many", "{observed} within an hour", Subject.ACCOUNT);
    return new Counting(count, s, value);
  }

  private interface Value {
    double of(double count, Observation now);
  }

  private record Counting(WindowCount count, Statistic statistic, Value value)
      implements StreamDetector {
    @Override
    public void observe(Observation now, Evidence out) {
      double n = value.of(count.value(now), now);
      out.report(statistic, n, n, 1);
    }
  }

  private static Supplier<DetectorProvider> provider(
      Function<DetectorSetup, StreamDetector> create) {
    return () -> new Tested(create, Map.of());
  }
}
