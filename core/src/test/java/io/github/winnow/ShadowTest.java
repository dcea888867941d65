package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Agreement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.rules.Rules;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a policy would do is what an engine does that acts by it. */
class ShadowTest {
  private static final Policy STANDARD = Policy.standard();
  private static final Policy STRICT = Policy.parse(named("strict", STANDARD.withRates(0.2, 0.05))
      .text()
      .replace("families = 2", "families = 3"));
  private static final Policy ONE_FAMILY = new Policy("one family", 0.05, 0.01, 0.01, 1, 1, 0.01);
  private static final Policy LENIENT = named(
      "lenient", STANDARD.withRates(0.0002, 0).withCampaigns(0, 0.002, 0.8, Duration.ofDays(30)));

  private static Policy named(String name, Policy policy) {
    return Policy.parse(policy.text().replace("name = standard", "name = " + name));
  }

  private static WinnowBuilder engine(Calibration calibration) {
    return Engines.with(
            Detectors.scripted("who", Family.GRAPH, Detectors.upperTail(Subject.ACCOUNT)),
            Detectors.scripted("when", Family.TIMING, Detectors.upperTail(Subject.EVENT)),
            StepDetector.provider())
        .rules(Rules.parse("busy: count by account over 24h > 9\n"
            + "storm: count by account over 24h > 12 then exclude"))
        .calibration(calibration);
  }

  /** Scores that are all over the place, and groups that nobody genuine forms. */
  private static Calibration calibration() {
    return Calibrations.of(
        Calibrations.tail("who", "read"),
        Calibrations.tail("when", "read"),
        "score 10000 : -5 1 2 4 9 : 0 -1 -3 -5 -9.21 : read",
        StepDetector.calibration()
            .text()
            .lines()
            .filter(line -> line.startsWith("group "))
            .findFirst()
            .orElseThrow());
  }

  private static List<Engagement> traffic(SplittableRandom random) {
    List<Engagement> all = new ArrayList<>();
    for (Engagement e : Farms.with(random)) {
      Engagement.Builder scripted = Engagement.of(
              random.nextInt(5) == 0 ? Action.LIKE : e.action(), e.account(), e.target(), e.time())
          .attribute("who", "" + random.nextInt(25));
      if (random.nextBoolean()) {
        scripted.attribute("when", "" + random.nextInt(25));
      }
      all.add(scripted.build());
    }
    return all;
  }

  /** Every hundredth engagement something happens: an audit, a clearance, an appeal, a forgetting. */
  private static List<Verdict> verdicts(Winnow engine, List<Engagement> traffic) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < traffic.size(); i++) {
      if (i % 100 == 99) {
        engine.audit();
      }
      if (i == 1250) {
        engine.clear(new Clearance(
            Clearance.Subject.ACCOUNT, Id.of("farm-3"), "known", Long.MIN_VALUE, Long.MAX_VALUE));
        engine.forget(Id.of("farm-4"));
      }
      verdicts.add(engine.score(traffic.get(i)));
    }
    return verdicts;
  }

  @Test
  void whatAPolicyWouldDoIsWhatAnEngineDoesThatActsByIt() {
    long seed = Engines.seed(17);
    List<Engagement> traffic = traffic(new SplittableRandom(seed));
    List<Policy> policies = List.of(STRICT, ONE_FAMILY, LENIENT);
    List<List<Verdict>> byPolicy = new ArrayList<>();
    List<String> campaigns = new ArrayList<>();
    for (Policy policy : policies) {
      try (Winnow engine = engine(calibration()).policy(policy).build()) {
        byPolicy.add(verdicts(engine, traffic));
        Campaign campaign = engine.campaigns().get(0);
        campaigns.add(policy.name() + " names " + campaign.named() + " " + campaign.excludes());
      }
    }
    Map<String, Map<Engagement, Verdict>> told = new HashMap<>();
    try (Winnow engine = engine(calibration())
        .shadow(policies)
        .shadowListener((e, acting, policy, other) -> {
          assertNotEquals(acting.disposition(), other.disposition());
          told.computeIfAbsent(policy.name(), n -> new HashMap<>()).put(e, other);
        })
        .build()) {
      List<Verdict> acting = verdicts(engine, traffic);
      List<Shadow> shadows = engine.shadows();
      assertEquals(policies, shadows.stream().map(Shadow::policy).toList());
      for (int p = 0; p < policies.size(); p++) {
        Shadow shadow = shadows.get(p);
        List<Verdict> expected = byPolicy.get(p);
        String shown = "seed " + seed + ", " + shadow;
        assertEquals(STANDARD, shadow.acting(), shown);
        assertEquals(agreement(traffic, acting, expected, null), shadow.all(), shown);
        assertTrue(shadow.all().differing() > 20, shown);
        for (Action action : List.of(Action.READ, Action.LIKE)) {
          assertEquals(
              agreement(traffic, acting, expected, action), shadow.byAction().get(action), shown);
        }
        Map<Engagement, Verdict> differing = new HashMap<>();
        for (int i = 0; i < traffic.size(); i++) {
          if (acting.get(i).disposition() != expected.get(i).disposition()) {
            differing.put(traffic.get(i), expected.get(i));
          }
        }
        assertEquals(differing, told.get(policies.get(p).name()), shown);
      }
      assertTrue(engine.campaigns().get(0).named());
      assertEquals(
          List.of(
              "strict names true false", "one family names true true", "lenient names false false"),
          campaigns,
          "policies differ in what campaigns do, too");
    }
  }

  private static Agreement agreement(
      List<Engagement> traffic, List<Verdict> acting, List<Verdict> other, @Nullable Action only) {
    return Agreement.of((a, s) -> {
      long n = 0;
      for (int i = 0; i < traffic.size(); i++) {
        n += acting.get(i).disposition() == a
                && other.get(i).disposition() == s
                && (only == null || traffic.get(i).action().equals(only))
            ? 1
            : 0;
      }
      return n;
    });
  }

  @Test
  void aShadowChangesNothing() {
    List<Engagement> traffic = traffic(new SplittableRandom(Engines.seed(18)));
    try (Winnow plain = engine(calibration()).build();
        Winnow shadowed = engine(calibration())
            .shadow(List.of(STRICT, ONE_FAMILY))
            .shadowListener((e, acting, policy, other) -> {
              throw new IllegalStateException("a listener's fault");
            })
            .build()) {
      assertEquals(verdicts(plain, traffic), verdicts(shadowed, traffic));
      assertEquals(plain.tallies().all(), shadowed.tallies().all());
      assertEquals(plain.campaigns(), shadowed.campaigns());
      assertEquals(List.of(), plain.shadows());
    }
  }

  @Test
  void aBatchIsCountedAlike() {
    List<Engagement> traffic = traffic(new SplittableRandom(Engines.seed(19)));
    try (Winnow one = engine(calibration()).shadow(List.of(STRICT)).build();
        Winnow batch = engine(calibration()).shadow(List.of(STRICT)).build()) {
      traffic.forEach(one::score);
      batch.score(traffic, (e, v) -> {});
      assertEquals(one.shadows(), batch.shadows());
      assertEquals(traffic.size(), one.shadows().get(0).all().engagements());
    }
  }

  @Test
  void theyAreExchangedWhileTheEngineRuns() {
    List<Engagement> traffic = traffic(new SplittableRandom(Engines.seed(20)));
    try (Winnow engine = engine(calibration()).build()) {
      engine.score(traffic.get(0));
      engine.shadow(List.of(STRICT));
      engine.score(traffic.get(1));
      engine.shadow(List.of(LENIENT, STRICT));
      engine.score(traffic.get(2));
      List<Shadow> two = engine.shadows();
      assertEquals(List.of(LENIENT, STRICT), two.stream().map(Shadow::policy).toList());
      assertEquals(1, two.get(0).all().engagements());
      assertEquals(2, two.get(1).all().engagements(), "one that stays goes on counting");
      engine.audit();
      assertEquals(two, engine.shadows(), "what is found does not end a count");
      engine.activate(ONE_FAMILY);
      assertEquals(0, engine.shadows().get(1).all().engagements(), "another policy to agree with");
      assertEquals(ONE_FAMILY, engine.shadows().get(1).acting());
      engine.score(traffic.get(3));
      engine.activate(Calibration.none());
      assertEquals(0, engine.shadows().get(1).all().engagements(), "other evidence");
      engine.shadow(List.of());
      engine.score(traffic.get(4));
      assertEquals(List.of(), engine.shadows());
    }
  }

  @Test
  void duplicatesAndRejectedOnesAreInNoFigure() {
    try (Winnow engine = engine(calibration()).shadow(List.of(STRICT)).build()) {
      Engagement e = Engagement.read("a", "t", Engines.START).id(1).build();
      engine.score(e);
      engine.score(e);
      engine.score(Engagement.read("a", "t", -1).build());
      assertEquals(1, engine.shadows().get(0).all().engagements());
    }
  }

  @Test
  void moreThanAHundredActionsAreCountedTogether() {
    try (Winnow engine = engine(calibration()).shadow(List.of(STRICT)).build()) {
      for (int i = 0; i < 120; i++) {
        engine.score(
            Engagement.of(Action.of("a" + i), "a" + i, "t", Engines.START).build());
      }
      Shadow shadow = engine.shadows().get(0);
      assertEquals(120, shadow.all().engagements());
      assertEquals(100, shadow.byAction().size());
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    List<Policy> twice = List.of(STRICT, STANDARD.withBaseRate(0.2), STANDARD);
    String message = String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Winnow.builder().shadow(twice))
            .getMessage());
    assertTrue(message.contains("two are standard"), message);
    List<Policy> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(named("p" + i, STANDARD));
    }
    try (Winnow engine = engine(calibration()).build()) {
      message =
          String.valueOf(assertThrows(IllegalArgumentException.class, () -> engine.shadow(many))
              .getMessage());
      assertTrue(message.contains("at most 8"), message);
    }
  }

  @Test
  void anAgreementAddsUp() {
    Agreement agreement = Agreement.of((acting, shadow) -> switch (acting) {
      case COUNT -> shadow == Disposition.COUNT ? 90 : shadow == Disposition.HOLD ? 5 : 0;
      case HOLD -> shadow == Disposition.EXCLUDE ? 2 : 0;
      case EXCLUDE -> shadow == Disposition.EXCLUDE ? 3 : 0;
    });
    assertEquals(100, agreement.engagements());
    assertEquals(7, agreement.differing());
    assertEquals(95, agreement.acting(Disposition.COUNT));
    assertEquals(5, agreement.shadow(Disposition.EXCLUDE));
    assertEquals("COUNT 90, COUNT -> HOLD 5, HOLD -> EXCLUDE 2, EXCLUDE 3", agreement.toString());
    assertEquals("nothing yet", Agreement.of((a, s) -> 0).toString());
  }
}
