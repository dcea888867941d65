package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.Policy;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Parameter;
import io.github.winnow.spi.StreamDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong fails at the start, naming the key, the value and what is allowed. */
class ConfigurationTest {
  private final List<String> read = new ArrayList<>();

  /** Reads two parameters and remembers what it was given. */
  private DetectorProvider detector(String id) {
    return Detectors.of(id, Family.OTHER, setup -> {
      Duration window =
          setup.duration("window", Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(7));
      double atLeast = setup.number("at-least", 5, 2, 100);
      read.add(id + " " + window + " " + atLeast);
      return (StreamDetector) (now, out) -> {};
    });
  }

  private static void assertFails(WinnowBuilder builder, String... named) {
    String message = String.valueOf(
        assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    for (String part : named) {
      assertTrue(message.contains(part), () -> part + " is not in: " + message);
    }
  }

  @Test
  void everythingHasADefault() {
    Engines.with(detector("a")).build().close();
    assertEquals(List.of("a PT1H 5.0"), read);
  }

  @Test
  void healthSaysWhatWasReadAndWhatIsAllowed() {
    try (Winnow engine = Engines.with(detector("a")).set("a.window", "PT90M").build()) {
      Health.Declared declared = engine.health().detectors().get(0).declared();
      assertEquals(Family.OTHER, declared.family());
      assertEquals(Health.Kind.ENGAGEMENTS, declared.kind());
      assertEquals(
          List.of(
              new Parameter("window", "90m", "1h", "1m", "7d"),
              new Parameter("at-least", "5", "5", "2", "100")),
          declared.parameters());
    }
  }

  @ParameterizedTest
  @CsvSource({"90s,PT1M30S", "15m,PT15M", "24h,PT24H", "7d,PT168H", "PT2H,PT2H", "60000ms,PT1M"})
  void durationsAreWrittenShortOrInIso(String text, String value) {
    Engines.with(detector("a")).set("a.window", text).build().close();
    assertEquals(List.of("a " + value + " 5.0"), read);
  }

  @ParameterizedTest
  @CsvSource({
    "window,soon,a duration such as 90s",
    "window,1s,between PT1M and PT168H",
    "window,8d,between PT1M and PT168H",
    "window,999999999d,between PT1M and PT168H",
    "at-least,many,a number between 2.0 and 100.0",
    "at-least,NaN,a number between 2.0 and 100.0",
    "at-least,1,a number between 2.0 and 100.0",
    "at-least,Infinity,a number between 2.0 and 100.0",
  })
  void aWrongValueNamesKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
    assertFails(
        Engines.with(detector("a")).set("a." + key, value), "a." + key, "but is " + value, allowed);
  }

  @Test
  void aKeyNobodyReadsFailsWithTheKnownOnes() {
    assertFails(
        Engines.with(detector("a")).set(Map.of("a.windw", "1h", "a.window", "1h")),
        "a.windw",
        "[a.at-least, a.window]");
    assertFails(Engines.with(detector("a")).set("b.window", "1h"), "b.window");
    assertFails(Engines.with(detector("a")).set("window", "1h"), "window");
  }

  @Test
  void aKeyOfADisabledDetectorIsLetPassAndSaid() {
    WinnowBuilder builder = Engines.with(detector("a"), detector("b")).set("b.window", "1h");
    try (Winnow engine = builder.without(List.of("b")).build()) {
      assertEquals(List.of("b.window"), engine.health().settingsWithoutDetector());
    }
    WinnowBuilder only = Engines.with(detector("a"), detector("b")).set("b.window", "1h");
    try (Winnow engine = only.only(List.of("a")).build()) {
      assertEquals(List.of("b.window"), engine.health().settingsWithoutDetector());
    }
  }

  @Test
  void aKeyOfADetectorThatCannotBeMadeIsLetPassAndSaid() {
    DetectorProvider early = Detectors.of("early", Family.OTHER, setup -> {
      throw new IllegalStateException("before it read its settings");
    });
    DetectorProvider halfway = Detectors.of("halfway", Family.OTHER, setup -> {
      setup.duration("window", Duration.ofHours(1));
      throw new IllegalStateException("in the middle");
    });
    WinnowBuilder builder = Engines.with(detector("a"), early, halfway)
        .set("early.window", "1h")
        .set("halfway.at-least", "3");
    try (Winnow engine = builder.build()) {
      assertEquals(
          List.of("early.window", "halfway.at-least"), engine.health().settingsWithoutDetector());
    }
    assertFails(builder.set("a.typo", "1"), "a.typo");
  }

  @Test
  void anUnknownDetectorFailsWithTheKnownOnes() {
    assertFails(Engines.with(detector("a"), detector("b")).only(List.of("c")), "c", "[a, b]");
    assertFails(Engines.with(detector("a")).without(List.of("c")), "c", "[a]");
    assertFails(Engines.with(detector("a")).family("c", Family.GRAPH), "c", "[a]");
  }

  @Test
  void anEngineWithoutDetectorsCounts() {
    try (Winnow engine = Engines.with(detector("a")).only(List.of()).build()) {
      assertEquals(List.of(), engine.health().detectors());
    }
  }

  @Test
  void wrongParametersOfTheEngineItselfFail() {
    WinnowBuilder builder = Engines.with();
    assertThrows(IllegalArgumentException.class, () -> builder.memory(1000));
    assertThrows(IllegalArgumentException.class, () -> builder.maxJump(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> builder.duplicateHorizon(Duration.ofDays(-1)));
    assertFails(Engines.with().secret(new byte[15]), "at least 16 bytes", "15");
    assertThrows(
        IllegalArgumentException.class,
        () -> Winnow.builder().buildKernel(),
        "a kernel needs a secret");
  }

  @Test
  void wrongPoliciesNameTheirParameter() {
    for (Runnable wrong : List.<Runnable>of(
        () -> Policy.standard().withRates(1.5, 0),
        () -> Policy.standard().withRates(0.1, Double.NaN),
        () -> Policy.standard().withBaseRate(0),
        () -> Policy.standard().withBaseRate(1),
        () -> new Policy("p", 0.1, 0.1, 0.1, 0, 1, 0.1),
        () -> new Policy("p", 0.1, 0.1, 0.1, 7, 1, 0.1),
        () -> new Policy("p", 0.1, 0.1, 0.1, 2, -1, 0.1),
        () -> new Policy("p", -0.1, 0.1, 0.1, 2, 1, 0.1))) {
      String message = String.valueOf(
          assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
      assertTrue(message.matches("(\\w+) must be .*, but is .*"), message);
    }
  }

  @Test
  void nullFailsWhereItIsGiven() {
    WinnowBuilder builder = Winnow.builder();
    assertThrows(NullPointerException.class, () -> builder.secret(nothing()));
    assertThrows(NullPointerException.class, () -> builder.detector(nothing()));
    assertThrows(
        NullPointerException.class,
        () -> builder.discoverIn(ConfigurationTest.<ClassLoader>nothing()));
    assertThrows(
        NullPointerException.class,
        () -> builder.discoverIn(ConfigurationTest.<ModuleLayer>nothing()));
    assertThrows(NullPointerException.class, () -> builder.only(nothing()));
    assertThrows(NullPointerException.class, () -> builder.without(nothing()));
    assertThrows(NullPointerException.class, () -> builder.set(nothing(), "1"));
    assertThrows(NullPointerException.class, () -> builder.set("a.b", nothing()));
    assertThrows(NullPointerException.class, () -> builder.family("a", nothing()));
    assertThrows(NullPointerException.class, () -> builder.calibration(nothing()));
    assertThrows(NullPointerException.class, () -> builder.policy(nothing()));
    assertThrows(NullPointerException.class, () -> builder.maxJump(nothing()));
  }

  /** What a caller without null checks may pass. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void oneBuilderBuildsSeveralEngines() {
    WinnowBuilder builder = Engines.with(detector("a"));
    try (Winnow one = builder.build();
        Winnow other = builder.set("a.window", "2h").build()) {
      assertEquals(List.of("a PT1H 5.0", "a PT2H 5.0"), read);
      assertTrue(one != other);
    }
  }
}
