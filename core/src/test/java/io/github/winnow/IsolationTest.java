package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Health.DetectorHealth;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A detector's faults are its own: they are counted, said, and kept from the host. */
class IsolationTest {
  private static final DetectorProvider GOOD =
      Detectors.scripted("good", Family.TIMING, Detectors.logPValue(Subject.ACCOUNT));

  private static Engagement fine(long time) {
    return Engagement.read("alice", "article-17", time).attribute("good", "-8").build();
  }

  private static Engagement poison(long time) {
    return Engagement.read("alice", "article-17", time)
        .attribute("good", "-8")
        .attribute("fail", "")
        .build();
  }

  private static DetectorHealth health(Winnow engine, String id) {
    return engine.health().detectors().stream()
        .filter(d -> d.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> reported(Verdict verdict) {
    return verdict.evidence().stream().map(r -> r.statistic().detector()).toList();
  }

  @Test
  void whateverADetectorThrowsTheOthersGoOn() {
    List<Function<String, Throwable>> faults = List.of(
        IllegalStateException::new,
        NoSuchMethodError::new,
        AssertionError::new,
        StackOverflowError::new,
        IOException::new, // checked: bytecode may throw it without saying so
        Error::new,
        InterruptedException::new,
        message -> new DiscoveryTest.Unspeakable());
    for (Function<String, Throwable> fault : faults) {
      try (Winnow engine = Engines.with(GOOD, Detectors.failing("bad", fault)).build()) {
        Verdict before = engine.score(fine(Engines.START));
        assertFalse(before.degraded());
        assertEquals(List.of("bad", "good"), reported(before));
        Verdict failed = engine.score(poison(Engines.START));
        assertTrue(failed.degraded());
        assertEquals(List.of("good"), reported(failed), "nothing of the one that failed");
        assertEquals(before.score(), failed.score(), 0.7);
        assertFalse(engine.score(fine(Engines.START)).degraded());
        assertEquals(1, health(engine, "bad").faults());
        assertEquals(0, health(engine, "good").faults());
        assertEquals(3, engine.tallies().of("article-17", Action.READ).gross());
      }
    }
  }

  @Test
  void troubleOfTheVirtualMachineIsNotHidden() {
    try (Winnow engine =
        Engines.with(Detectors.failing("bad", OutOfMemoryError::new)).build()) {
      Engagement event = poison(Engines.START);
      assertThrows(OutOfMemoryError.class, () -> engine.score(event));
    }
  }

  @Test
  void aFaultIsLoggedOnce() {
    String log = stderr(() -> {
      try (Winnow engine =
          Engines.with(Detectors.failing("bad", IllegalStateException::new)).build()) {
        for (int i = 0; i < 50; i++) {
          engine.score(poison(Engines.START + i * 120_000L));
        }
        assertEquals(50, health(engine, "bad").faults());
      }
    });
    assertEquals(2, log.split("IllegalStateException: bad", -1).length, log);
    assertTrue(log.contains("detector bad failed"), log);
  }

  @Test
  void aFaultThatCannotBeShownIsNamed() {
    String log = stderr(() -> {
      try (Winnow engine = Engines.with(
              Detectors.failing("bad", message -> new DiscoveryTest.Unspeakable()))
          .build()) {
        engine.score(poison(Engines.START));
      }
    });
    assertTrue(log.contains("Unspeakable, which can't be shown"), log);
  }

  private static String stderr(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDetectorThatKeepsFailingIsShutOutAndLetInAgain() {
    AtomicInteger calls = new AtomicInteger();
    DetectorProvider bad = counting("bad", calls);
    try (Winnow engine = Engines.with(bad).build()) {
      long time = Engines.START;
      for (int i = 0; i < 10; i++) {
        assertFalse(health(engine, "bad").shutOut());
        assertTrue(engine.score(poison(time)).degraded());
      }
      assertTrue(health(engine, "bad").shutOut());
      assertEquals(10, calls.get());

      Verdict meanwhile = engine.score(fine(time + 59_000));
      assertTrue(meanwhile.degraded(), "it should have had a say");
      assertEquals(10, calls.get(), "it is not even called");

      engine.score(poison(time + 61_000));
      assertEquals(11, calls.get(), "let in again after a minute of event time");
      assertTrue(health(engine, "bad").shutOut(), "and one more fault is enough");
      engine.score(fine(time + 70_000));
      assertEquals(11, calls.get());

      Verdict well = engine.score(fine(time + 122_000));
      assertFalse(well.degraded());
      assertFalse(health(engine, "bad").shutOut());
      assertEquals(14, well.evidence().get(0).value(), "its state went on without it");
    }
  }

  private static DetectorProvider counting(String id, AtomicInteger calls) {
    return Detectors.of(id, Family.TIMING, setup -> {
      Measure fails = setup.uses(Measure.of("fail", e -> e.attribute("fail") == null ? 0 : 1));
      var count = setup.by(Dimension.ACCOUNT).windowCount(Duration.ofHours(8));
      Statistic s = setup.logPValue("s", "{value}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> {
        calls.incrementAndGet();
        if (now.value(fails) == 1) {
          throw new IllegalStateException("poison");
        }
        out.report(s, count.value(now), 0, 0);
      };
    });
  }

  @Test
  void onePoisonEventIsNoOffSwitch() {
    try (Winnow engine =
        Engines.with(Detectors.failing("bad", IllegalStateException::new)).build()) {
      long time = Engines.START;
      for (int i = 0; i < 20_000; i++) {
        Engagement event = i % 101 == 0 ? poison(time + i) : fine(time + i);
        assertEquals(i % 101 == 0, engine.score(event).degraded());
      }
      assertFalse(health(engine, "bad").shutOut());
    }
  }

  @Test
  void aDimensionOrMeasureThatFailsIsMissing() {
    Dimension broken = Dimension.ofText("broken", e -> {
      throw new IllegalStateException("no such attribute");
    });
    Measure worse = Measure.of("worse", e -> {
      throw new DiscoveryTest.Unspeakable();
    });
    AtomicInteger called = new AtomicInteger();
    DetectorProvider needing = Detectors.of("needing", Family.OTHER, setup -> {
      setup.by(broken).count(Duration.ofHours(1));
      return (StreamDetector) (now, out) -> called.incrementAndGet();
    });
    DetectorProvider reading = Detectors.of("reading", Family.OTHER, setup -> {
      setup.uses(worse);
      Statistic s = setup.logPValue("s", "{value}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> out.report(s, now.value(worse), 0, 0);
    });
    try (Winnow engine = Engines.with(GOOD, needing, reading).build()) {
      Verdict verdict = engine.score(fine(Engines.START));
      assertEquals(List.of("good"), reported(verdict));
      assertFalse(verdict.degraded(), "what is missing is neutral");
      assertEquals(0, called.get());
      assertEquals(2, engine.health().dimensionFaults());
    }
  }

  @Test
  void aDetectorCannotSpeakForAnother() {
    Statistic[] stolen = new Statistic[1];
    DetectorProvider victim = Detectors.of("a-victim", Family.TIMING, setup -> {
      stolen[0] = setup.logPValue("s", "{value}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> {};
    });
    DetectorProvider thief = Detectors.of("thief", Family.OTHER, setup ->
        (StreamDetector) (now, out) -> out.report(stolen[0], -50, 1, 1));
    try (Winnow engine = Engines.with(victim, thief).build()) {
      Verdict verdict = engine.score(fine(Engines.START));
      assertEquals(List.of(), verdict.evidence());
      assertEquals(1, health(engine, "thief").faults());
    }
  }

  @Test
  void whatIsNoNumberIsSilenceAndNothingIsInfinite() {
    DetectorProvider odd =
        Detectors.scripted("odd", Family.OTHER, Detectors.logPValue(Subject.ACCOUNT));
    DetectorProvider wild = Detectors.of("wild", Family.TIMING, setup -> {
      Statistic s = setup.logPValue("s", "{value}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) ->
          out.report(s, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY);
    });
    try (Winnow engine = Engines.with(odd, wild).build()) {
      Verdict verdict = engine.score(
          Engagement.read("a", "t", Engines.START).attribute("odd", "NaN").build());
      assertEquals(List.of("wild"), reported(verdict));
      assertTrue(Double.isFinite(verdict.score()));
      Reason wildest = verdict.evidence().get(0);
      assertTrue(Double.isFinite(wildest.value()) && Double.isFinite(wildest.weight()));
      assertEquals(-Double.MAX_VALUE, wildest.value());
    }
  }
}
