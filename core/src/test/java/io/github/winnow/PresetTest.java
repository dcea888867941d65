package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Parameter;
import io.github.winnow.spi.StreamDetector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresetTest {
  private static final DetectorProvider TWO = Detectors.of("two", Family.TIMING, setup -> {
    setup.by(Dimension.ACCOUNT).count(setup.duration("window", Duration.ofHours(1)));
    setup.number("least", 5, 1, 10);
    return (StreamDetector) (now, out) -> {};
  });
  private static final DetectorProvider OTHER = Detectors.of("dwell", Family.QUALITY, setup -> {
    setup.by(Dimension.ACCOUNT).lastSeen();
    return (StreamDetector) (now, out) -> {};
  });

  private static Preset own(Set<String> without, Map<String, String> settings) {
    return new Preset("own", "a test", Action.VOTE, without, settings);
  }

  private static List<Health.DetectorHealth> detectors(WinnowBuilder builder) {
    try (Winnow engine = builder.build()) {
      return engine.health().detectors();
    }
  }

  @Test
  void thoseThatShipAreFoundByName() {
    assertEquals(List.of("follows", "reads", "stars", "votes"), Preset.names());
    for (String name : Preset.names()) {
      Preset preset = Preset.named(name);
      assertEquals(name, preset.name());
      assertEquals(name, preset.action().name() + "s");
      assertEquals(Map.of(), preset.settings(), "with other windows no shipped table would speak");
    }
    assertEquals(Set.of(), Preset.named("reads").without());
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> Preset.named("likes"))
            .getMessage());
    assertEquals("there is no preset likes; there are follows, reads, stars, votes", message);
  }

  @Test
  void whatItLeavesOutNeedNotBeThere() {
    Preset stars = Preset.named("stars");
    assertTrue(stars.without().contains("dwell"));
    List<Health.DetectorHealth> left = detectors(Engines.with(TWO, OTHER).preset(stars));
    assertEquals(List.of("two"), left.stream().map(Health.DetectorHealth::id).toList());
    assertEquals(
        2, detectors(Engines.with(TWO, OTHER).preset(Preset.named("reads"))).size());
    assertEquals(
        0,
        detectors(Engines.with(TWO, OTHER).without(List.of("two")).preset(stars))
            .size());
  }

  @Test
  void whatTheHostSetsGoesBeforeInEitherOrder() {
    Preset own = own(Set.of(), Map.of("two.window", "2h", "two.least", "7"));
    for (WinnowBuilder builder : List.of(
        Engines.with(TWO).preset(own).set("two.least", "9"),
        Engines.with(TWO).set("two.least", "9").preset(own))) {
      List<String> values = detectors(builder).get(0).declared().parameters().stream()
          .map(Parameter::value)
          .toList();
      assertEquals(List.of("2h", "9"), values);
    }
  }

  @Test
  void aWrongSettingIsNamed() {
    WinnowBuilder builder = Engines.with(TWO).preset(own(Set.of(), Map.of("two.least", "11")));
    String message = String.valueOf(
        assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    assertTrue(message.contains("two.least"), message);
  }
}
