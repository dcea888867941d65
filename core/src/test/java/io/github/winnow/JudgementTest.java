package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** From reports to a verdict, with a calibration whose numbers are known: see {@link Calibrations}. */
class JudgementTest {
  private static final double LN_5 = StrictMath.log(5);
  private static final double LN_50 = StrictMath.log(50);
  private static final double CLOSE = 1e-6;

  private static final DetectorProvider WHEN =
      Detectors.scripted("when", Family.TIMING, Detectors.upperTail(Subject.ACCOUNT));
  private static final DetectorProvider WHO =
      Detectors.scripted("who", Family.INFRASTRUCTURE, Detectors.upperTail(Subject.NETWORK));

  /** One genuine event in a hundred is at 2 or above, one in ten thousand at 4 or above. */
  private static final String SCORE = Calibrations.score(2, 4, "read");

  private static final Policy LINES = Policy.standard().withRates(0.01, 0.0001);

  private static WinnowBuilder calibrated(String... records) {
    return Engines.with().calibration(Calibrations.of(records)).policy(LINES);
  }

  private static WinnowBuilder whoAndWhen() {
    return calibrated(Calibrations.tail("when", "read"), Calibrations.tail("who", "read"), SCORE)
        .detector(WHEN)
        .detector(WHO);
  }

  /** An engagement whose attributes are given as name, value, name, value, ... */
  private static Engagement event(String... script) {
    return event(Action.READ, script);
  }

  private static Engagement event(Action action, String... script) {
    Engagement.Builder e = Engagement.of(action, "alice", "article-17", Engines.START);
    for (int i = 0; i < script.length; i += 2) {
      e.attribute(script[i], script[i + 1]);
    }
    return e.build();
  }

  private static Verdict score(WinnowBuilder builder, Engagement engagement) {
    try (Winnow engine = builder.build()) {
      return engine.score(engagement);
    }
  }

  @Test
  void twoFamiliesThatAgreeExclude() {
    Verdict verdict = score(whoAndWhen(), event("when", "10", "who", "20"));
    assertEquals(Disposition.EXCLUDE, verdict.disposition());
    assertEquals(LN_5 + LN_50, verdict.score(), CLOSE);
    assertEquals(TrafficClass.SOPHISTICATED, verdict.trafficClass());
    assertFalse(verdict.degraded());
  }

  @Test
  void reasonsAreNumbersAndSentencesHeaviestFirst() {
    Verdict verdict = score(whoAndWhen(), event("when", "10,3,0.5", "who", "20,1234.5,7"));
    List<Reason> reasons = verdict.reasons();
    assertEquals(
        List.of("who/s", "when/s"),
        reasons.stream().map(r -> r.statistic().name()).toList());
    Reason who = reasons.get(0);
    assertEquals(LN_50, who.weight(), CLOSE);
    assertEquals(20, who.value());
    assertEquals(1234.5, who.observed());
    assertEquals(7, who.expected());
    assertTrue(who.calibrated());
    assertEquals("saw 1230 where 7 was expected: 20", who.sentence());
    assertEquals("when/s: saw 3 where 0.5 was expected: 10", reasons.get(1).toString());
  }

  @Test
  void whatIsNormalIsEvidenceButNoReason() {
    Verdict verdict = score(whoAndWhen(), event("when", "0", "who", "20"));
    assertEquals(2, verdict.evidence().size());
    assertEquals(
        List.of("who/s"),
        verdict.reasons().stream().map(r -> r.statistic().name()).toList());
    assertEquals(LN_50 - StrictMath.log(2), verdict.score(), CLOSE, "unfloored, for ranking");
  }

  @Test
  void oneFamilyAloneHoldsHoweverStrong() {
    assertEquals(Disposition.HOLD, score(whoAndWhen(), event("who", "1e12")).disposition());
  }

  @Test
  void otherIsNoSecondFamily() {
    Engagement both = event("when", "20", "who", "20");
    assertEquals(Disposition.EXCLUDE, score(whoAndWhen(), both).disposition());
    assertEquals(
        Disposition.HOLD, score(whoAndWhen().family("when", Family.OTHER), both).disposition());
  }

  @Test
  void beyondTheLastQuantileItRanksAndClaimsNoMore() {
    Verdict last = score(whoAndWhen(), event("who", "20"));
    Verdict far = score(whoAndWhen(), event("who", "2000"));
    Verdict further = score(whoAndWhen(), event("who", "20000"));
    assertTrue(last.score() < far.score() && far.score() < further.score());
    assertEquals(LN_50, far.reasons().get(0).weight(), CLOSE);
    assertEquals(LN_50, further.reasons().get(0).weight(), CLOSE);
  }

  @Test
  void withinAFamilyEvidenceIsAveragedAndSilenceCountsAsOne() {
    DetectorProvider second =
        Detectors.scripted("second", Family.INFRASTRUCTURE, Detectors.upperTail(Subject.NETWORK));
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), Calibrations.tail("second", "read"), SCORE)
        .detector(WHO)
        .detector(second);
    assertEquals(
        StrictMath.log((50 + 1) / 2.0), score(builder, event("who", "20")).score(), CLOSE);
    assertEquals(
        StrictMath.log((50 + 5) / 2.0),
        score(builder, event("who", "20", "second", "10")).score(),
        CLOSE);
  }

  @Test
  void aDetectorWithoutItsKeyIsNotAveragedIn() {
    DetectorProvider onDevice = Detectors.of("on-device", Family.INFRASTRUCTURE, setup -> {
      setup.by(Dimension.DEVICE).count(Duration.ofHours(1));
      setup.upperTail("s", "{value}", Subject.DEVICE);
      return (StreamDetector) (now, out) -> {};
    });
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), Calibrations.tail("on-device", "read"), SCORE)
        .detector(WHO)
        .detector(onDevice);
    assertEquals(LN_50, score(builder, event("who", "20")).score(), CLOSE);
    Engagement withDevice = Engagement.read("alice", "article-17", Engines.START)
        .attribute("who", "20")
        .device("d")
        .build();
    assertEquals(StrictMath.log((50 + 1) / 2.0), score(builder, withDevice).score(), CLOSE);
  }

  @Test
  void smallValuesOfALowerTailAreSuspicious() {
    DetectorProvider low =
        Detectors.scripted("low", Family.QUALITY, Detectors.lowerTail(Subject.EVENT));
    WinnowBuilder builder = calibrated(
            "tail 10000 : -100 -10 -1 : 0 -4.6051702 -9.2103404 : low/s@1 all read", SCORE)
        .detector(low);
    assertEquals(LN_50, score(builder, event("low", "1")).score(), CLOSE);
    assertEquals(LN_5, score(builder.keepScores(), event("low", "10")).score(), CLOSE);
  }

  // What labels have shown

  private static WinnowBuilder labelled(String... more) {
    List<String> lines = new ArrayList<>(List.of(more));
    lines.add(Calibrations.tail("when", "read"));
    lines.add(Calibrations.tail("who", "read"));
    lines.add(SCORE);
    return calibrated(lines.toArray(new String[0])).detector(WHEN).detector(WHO);
  }

  @Test
  void aMeasuredRatioTakesThePlaceOfUnlabelledEvidence() {
    WinnowBuilder engine = labelled(Calibrations.ratio("who", "read"));
    Verdict verdict = score(engine, event("who", "20", "when", "20"));
    assertEquals(StrictMath.log(8) + LN_50, verdict.score(), CLOSE);
    Reason who = verdict.reasons().get(1);
    assertEquals("who/s", who.statistic().name());
    assertEquals(StrictMath.log(8), who.weight(), CLOSE);
    assertTrue(who.calibrated());
    assertEquals(Disposition.EXCLUDE, verdict.disposition());
    // Half-way between the knots of a ratio, in the evidence, which is half-way between ½ and 5.
    assertEquals(
        StrictMath.log((0.05 + 8) / 2),
        score(engine.keepScores(), event("who", "5")).score(),
        CLOSE);
  }

  @Test
  void aMeasuredRatioExonerates() {
    WinnowBuilder engine = labelled(Calibrations.ratio("who", "read"));
    Verdict exonerated = score(engine, event("when", "15", "who", "0"));
    assertEquals(Disposition.COUNT, exonerated.disposition());
    assertTrue(score(labelled(), event("when", "15", "who", "0")).score() > exonerated.score());
    Verdict silent = score(engine, event("when", "15"));
    assertEquals(Disposition.HOLD, silent.disposition(), "what is silent does not exonerate");
  }

  /** Beyond its last knot more is neither claimed nor ranked: nothing beyond was measured. */
  @Test
  void aMeasuredRatioEndsWhereItWasMeasured() {
    WinnowBuilder engine = labelled(Calibrations.ratio("who", "read"));
    assertEquals(
        score(engine, event("who", "20")).score(),
        score(engine, event("who", "1e9")).score());
  }

  /** A ratio is no licence: what has no table of its own for the action may hold, never exclude. */
  @Test
  void aRatioWithoutATableIsNotHeeded() {
    WinnowBuilder engine = calibrated(
            Calibrations.tail("when", "read"),
            Calibrations.tail("who", "*"),
            Calibrations.ratio("who", "read"),
            SCORE)
        .detector(WHEN)
        .detector(WHO);
    Verdict verdict = score(engine, event("who", "20", "when", "20"));
    assertEquals(LN_50 + LN_50, verdict.score(), CLOSE);
    assertEquals(Disposition.HOLD, verdict.disposition());
  }

  /** Two families must still agree, each with what it may claim. */
  @Test
  void aWeakRatioIsNoSecondFamily() {
    String weak = "ratio 100 100 : 0.5 5 : -1 0.1 : who/s@1 read";
    assertEquals(
        Disposition.EXCLUDE,
        score(labelled(), event("who", "20", "when", "1e9")).disposition());
    assertEquals(
        Disposition.HOLD,
        score(labelled(weak), event("who", "20", "when", "1e9")).disposition());
  }

  // What is not calibrated

  @Test
  void whatIsNotCalibratedMayHoldAndNeverExcludes() {
    WinnowBuilder builder = whoAndWhen()
        .detector(Detectors.scripted("new", Family.CONTENT, Detectors.logPValue(Subject.ACCOUNT)))
        .detector(Detectors.scripted("newer", Family.GRAPH, Detectors.logPValue(Subject.ACCOUNT)));
    Verdict alone = score(builder, event("new", "-1e300", "newer", "-700"));
    assertEquals(Disposition.HOLD, alone.disposition());
    assertTrue(alone.reasons().stream().noneMatch(Reason::calibrated));
    assertTrue(alone.score() > 100 && Double.isFinite(alone.score()));

    Verdict withOneFamily = score(builder, event("new", "-1e300", "who", "20"));
    assertEquals(Disposition.HOLD, withOneFamily.disposition());

    Verdict withTwo = score(builder, event("new", "-0.1", "who", "20", "when", "20"));
    assertEquals(Disposition.EXCLUDE, withTwo.disposition(), "the calibrated ones still exclude");
  }

  @Test
  void anActionThatNobodyCalibratedIsHeldByTheTablesOfAllActions() {
    WinnowBuilder builder = calibrated(
            Calibrations.tail("when", "*"),
            Calibrations.tail("who", "*"),
            Calibrations.score(2, 4, "*"))
        .detector(WHEN)
        .detector(WHO);
    Verdict verdict = score(builder, event(Action.of("knock"), "when", "20", "who", "20"));
    assertEquals(Disposition.HOLD, verdict.disposition());
    assertEquals(2 * LN_50, verdict.score(), CLOSE);
    assertTrue(verdict.reasons().stream().noneMatch(Reason::calibrated));
  }

  @Test
  void aTableOfAnotherVersionIsNotUsed() {
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), Calibrations.tail("when", "read"), SCORE)
        .detector(WHO)
        .detector(new Detectors.Made("when", 2, Family.TIMING, WHEN::create));
    assertEquals(
        Disposition.HOLD, score(builder, event("when", "20", "who", "20")).disposition());
  }

  @Test
  void aTableOfOtherSettingsIsNotUsed() {
    DetectorProvider tunable = Detectors.of("when", Family.TIMING, setup -> {
      StreamDetector detector = (StreamDetector) WHEN.create(setup);
      setup.duration("window", Duration.ofHours(1)); // read after the statistic was declared
      setup.number("at-least", 2, 1, 9);
      return detector;
    });
    Engagement both = event("when", "20", "who", "20");
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), Calibrations.tail("when", "read"), SCORE)
        .detector(WHO)
        .detector(tunable);
    assertEquals(Disposition.EXCLUDE, score(builder, both).disposition());
    builder.set("when.window", "60m").set("when.at-least", "2");
    assertEquals(Disposition.EXCLUDE, score(builder, both).disposition(), "the defaults, written");
    builder.set("when.window", "2h").set("when.at-least", "3");
    assertEquals(Disposition.HOLD, score(builder, both).disposition());
    builder.calibration(Calibrations.of(
        Calibrations.tail("who", "read"),
        Calibrations.tail("when", "read").replace("@1", "@1[at-least=3.0,window=PT2H]"),
        SCORE));
    assertEquals(Disposition.EXCLUDE, score(builder, both).disposition(), "learned under the same");
  }

  @Test
  void aScoreMeasuredWithOtherDetectorsExcludesNothing() {
    WinnowBuilder builder = whoAndWhen().without(List.of("when"));
    try (Winnow engine = builder.build()) {
      assertFalse(engine.health().scoreIsMeasured());
    }
    WinnowBuilder one = builder.policy(new Policy("one family", 0.05, 0.01, 0.0001, 1, 1, 0.01));
    assertEquals(Disposition.HOLD, score(one, event("who", "1e9")).disposition());
  }

  @Test
  void withoutAnyCalibrationAllIsRankedAndNothingHeld() {
    WinnowBuilder builder = Engines.with(
        Detectors.scripted("new", Family.TIMING, Detectors.logPValue(Subject.ACCOUNT)));
    Verdict verdict = score(builder, event("new", "-400"));
    assertEquals(Disposition.COUNT, verdict.disposition());
    assertEquals(200 - StrictMath.log(2), verdict.score(), CLOSE);
    try (Winnow engine = builder.build()) {
      assertFalse(engine.health().scoreIsMeasured());
      assertEquals(List.of("new/s"), engine.health().uncalibrated());
    }
  }

  @Test
  void aTailWithoutATableSaysNothingAndThinsOutNobody() {
    DetectorProvider mute =
        Detectors.scripted("mute", Family.INFRASTRUCTURE, Detectors.upperTail(Subject.NETWORK));
    Verdict alone = score(whoAndWhen(), event("who", "20"));
    Verdict beside = score(whoAndWhen().detector(mute), event("who", "20", "mute", "1e9"));
    assertEquals(alone.score(), beside.score());
    Reason shown = beside.evidence().get(0);
    assertEquals("mute/s", shown.statistic().name());
    assertEquals(0, shown.weight());
    assertFalse(shown.calibrated());
  }

  // What is about a target

  @Test
  void evidenceAboutATargetIsCappedAtTheExcess() {
    WinnowBuilder builder = calibrated(Calibrations.tail("target", "read"), SCORE)
        .detector(Detectors.scripted("target", Family.TIMING, Detectors.upperTail(Subject.TARGET)))
        .keepScores();
    assertEquals(LN_50, weight(builder, "20,1000,10"), CLOSE, "99% excess: the table's own");
    assertEquals(StrictMath.log(3), weight(builder, "20,30,10"), CLOSE, "1/(1 - 2/3)");
    assertEquals(StrictMath.log(1.25), weight(builder, "1e9,10,8"), CLOSE);
    assertEquals(0, weight(builder, "1e9,8,10"), "no excess");
    assertEquals(0, weight(builder, "1e9,8,0"), "nothing was expected: no share can be named");
    assertEquals(0, weight(builder, "1e9,NaN,NaN"));
  }

  private static double weight(WinnowBuilder builder, String script) {
    return score(builder, event("target", script)).evidence().get(0).weight();
  }

  @Test
  void evidenceAboutATargetCountsAsMuchAgainAsWhatIsSaidOfWhoActed() {
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), Calibrations.tail("target", "read"), SCORE)
        .detector(Detectors.scripted("target", Family.TIMING, Detectors.upperTail(Subject.TARGET)))
        .detector(WHO)
        .keepScores();
    assertEquals(
        LN_50 + LN_5, score(builder, event("who", "20", "target", "10,1000,1")).charge(), CLOSE);
    assertEquals(
        2 * LN_5, score(builder, event("who", "10", "target", "20,1000,1")).charge(), CLOSE);
    assertEquals(
        LN_5 + LN_50,
        score(builder, event("who", "10", "target", "20,1000,1")).score(),
        CLOSE,
        "all of it ranks");
    double lessThanUsual = -StrictMath.log(2);
    assertEquals(
        lessThanUsual, score(builder, event("who", "0", "target", "20,1000,1")).charge(), CLOSE);
    assertEquals(
        LN_5 + lessThanUsual,
        score(builder, event("who", "10", "target", "0,1,1")).charge(),
        CLOSE);
  }

  @Test
  void evidenceAboutATargetAloneNeitherExcludesNorHolds() {
    WinnowBuilder builder = calibrated(
            Calibrations.tail("target", "read"), Calibrations.tail("graph", "read"), SCORE)
        .detector(Detectors.scripted("target", Family.TIMING, Detectors.upperTail(Subject.TARGET)))
        .detector(Detectors.scripted("graph", Family.GRAPH, Detectors.upperTail(Subject.TARGET)));
    Verdict verdict =
        score(builder.keepScores(), event("target", "20,1000,1", "graph", "20,1000,1"));
    assertEquals(0, verdict.charge());
    assertEquals(2 * LN_50, verdict.score(), CLOSE);
    assertEquals(Disposition.COUNT, verdict.disposition());
    assertEquals(LN_50, verdict.evidence().get(0).weight(), CLOSE);
  }

  // Rules

  @Test
  void aRuleDoesWhatItWasWrittenToDo() {
    for (Effect effect : Effect.values()) {
      WinnowBuilder builder = whoAndWhen()
          .detector(Detectors.scripted(
              "list", Family.REPUTATION, Detectors.rule(TrafficClass.GENERAL, effect)));
      try (Winnow engine = builder.build()) {
        Verdict verdict = engine.score(event("list", "1"));
        Disposition expected = effect == Effect.EXCLUDE
            ? Disposition.EXCLUDE
            : effect == Effect.HOLD ? Disposition.HOLD : Disposition.COUNT;
        assertEquals(expected, verdict.disposition(), effect.name());
        assertEquals("list/s", verdict.reasons().get(0).statistic().name(), "shown in any case");
        assertEquals(0, verdict.reasons().get(0).weight(), "a rule has no probability");
        Tally tally = engine.tallies().of("article-17", Action.READ);
        assertEquals(effect == Effect.EXCLUDE ? 1 : 0, tally.invalidGeneral(), 0.02);
        assertEquals(0, tally.invalidSophisticated());
        assertEquals(effect == Effect.HOLD ? 1 : 0, tally.held());
      }
    }
  }

  @Test
  void ofTwoRulesTheStrongerNamesTheClass() {
    WinnowBuilder builder = Engines.with(
        Detectors.scripted(
            "a", Family.OTHER, Detectors.rule(TrafficClass.SOPHISTICATED, Effect.HOLD)),
        Detectors.scripted(
            "b", Family.OTHER, Detectors.rule(TrafficClass.GENERAL, Effect.EXCLUDE)));
    Verdict verdict = score(builder, event("a", "1", "b", "1"));
    assertEquals(Disposition.EXCLUDE, verdict.disposition());
    assertEquals(TrafficClass.GENERAL, verdict.trafficClass());
  }

  @Test
  void aRuleSaysNothingOfTheScore() {
    WinnowBuilder builder = whoAndWhen()
        .detector(Detectors.scripted(
            "list", Family.INFRASTRUCTURE, Detectors.rule(TrafficClass.GENERAL, Effect.SHOW)));
    assertEquals(LN_50, score(builder, event("who", "20", "list", "1")).score(), CLOSE);
  }

  // The floor and the probability

  @Test
  void belowTheFloorAVerdictIsSharedAndSaysNothing() {
    try (Winnow engine = whoAndWhen().build()) {
      Verdict verdict = engine.score(event("who", "0"));
      assertEquals(0, verdict.score());
      assertEquals(0, verdict.q());
      assertEquals(List.of(), verdict.evidence());
      assertSame(verdict, engine.score(event("when", "0")));
    }
  }

  @Test
  void keepingScoresChangesNoDisposition() {
    Policy fewReports = new Policy("few reports", 0.0001, 0.01, 0.0001, 2, 1, 0.01);
    WinnowBuilder few = whoAndWhen().policy(fewReports);
    WinnowBuilder kept = whoAndWhen().policy(fewReports).keepScores();
    for (String x : List.of("0", "5", "10", "12", "15", "20", "1e9")) {
      Engagement event = event("who", x, "when", x);
      Verdict verdict = score(few, event);
      assertEquals(score(kept, event).disposition(), verdict.disposition(), x);
      assertEquals(score(kept, event).q(), verdict.q(), x);
    }
    assertEquals(
        Disposition.HOLD, score(few, event("who", "14")).disposition(), "held, hence reported");
  }

  @Test
  void theProbabilityMovesWithTheBaseRate() {
    WinnowBuilder builder = calibrated(
            Calibrations.tail("who", "read"), SCORE, "odds : 0 3.91202301 : -3 6")
        .detector(WHO);
    Engagement event = event("who", "20");
    assertEquals(
        1 / (1 + StrictMath.exp(-6) * 0.99 / 0.01), score(builder, event).q(), CLOSE);
    assertEquals(
        1 / (1 + StrictMath.exp(-6)),
        score(builder.policy(LINES.withBaseRate(0.5)), event).q(),
        CLOSE);
    assertEquals(0, score(builder.keepScores(), event("who", "0.1")).q(), "0 below the floor");
  }

  // Learning

  @Test
  void whatIsHeldIsTheShareThatThePolicyNames() {
    Calibrator calibrator = new Calibrator("random values");
    learn(Calibration.none(), (a, v) -> calibrator.addTails(Action.READ, a, v));
    learn(calibrator.afterTails(), (a, v) -> calibrator.addScore(Action.READ, a, v, null));
    Calibration learned = calibrator.afterScores(Calibration.none());
    int n = 100_000;
    Policy policy = Policy.standard();
    Map<Disposition, Integer> of = new EnumMap<>(Disposition.class);
    int reported = 0;
    try (Winnow engine =
        Engines.with(WHEN, WHO).calibration(learned).policy(policy).build()) {
      SplittableRandom random = new SplittableRandom(Engines.seed(7));
      for (int i = 0; i < n; i++) {
        Verdict verdict = engine.score(random(random));
        of.merge(verdict.disposition(), 1, Integer::sum);
        reported += verdict.score() == 0 ? 0 : 1;
      }
    }
    assertShare(policy.reportRate(), reported, n);
    assertShare(policy.holdRate(), of.getOrDefault(Disposition.HOLD, 0), n);
    assertShare(policy.excludeRate(), of.getOrDefault(Disposition.EXCLUDE, 0), n);
  }

  /** Within four standard deviations of drawing and of learning. */
  private static void assertShare(double rate, int seen, int n) {
    assertEquals(rate * n, seen, 4 * Math.sqrt(2 * rate * n) + 1);
  }

  private static void learn(Calibration calibration, BiConsumer<Pseudonym, Verdict> learner) {
    try (Winnow engine =
        Engines.with(WHEN, WHO).calibration(calibration).keepScores().build()) {
      SplittableRandom random = new SplittableRandom(Engines.seed(6));
      for (int i = 0; i < 100_000; i++) {
        learner.accept(new Pseudonym(i), engine.score(random(random)));
      }
    }
  }

  /** Two values that depend on each other, for the score is measured and supposes nothing. */
  private static Engagement random(SplittableRandom random) {
    double common = -StrictMath.log(1 - random.nextDouble());
    double own = -StrictMath.log(1 - random.nextDouble());
    return event(
        "when", Double.toString(common + own),
        "who", Double.toString(2 * common - StrictMath.log(1 - random.nextDouble())));
  }

  // Swapping at run time

  @Test
  void anotherPolicyTakesForceWithoutLosingState() {
    try (Winnow engine = whoAndWhen().detector(counting()).build()) {
      Engagement event = event("when", "20", "who", "20");
      assertEquals(Disposition.EXCLUDE, engine.score(event).disposition());
      engine.activate(LINES.withRates(0.01, 0));
      assertEquals(Disposition.HOLD, engine.score(event).disposition());
      engine.activate(LINES.withRates(0, 0));
      Verdict third = engine.score(event);
      assertEquals(Disposition.COUNT, third.disposition());
      assertEquals(3, seen(third));
      assertEquals(3, engine.tallies().of("article-17", Action.READ).gross());
    }
  }

  @Test
  void anotherCalibrationTakesForceWithoutLosingState() {
    try (Winnow engine = whoAndWhen().detector(counting()).build()) {
      Engagement event = event("when", "20", "who", "20");
      assertEquals(Disposition.EXCLUDE, engine.score(event).disposition());
      engine.activate(Calibration.none());
      Verdict second = engine.score(event);
      assertEquals(Disposition.COUNT, second.disposition());
      assertEquals(2, seen(second));
      assertEquals(List.of("counting/s", "when/s", "who/s"), engine.health().uncalibrated());
    }
  }

  private static DetectorProvider counting() {
    return Detectors.of("counting", Family.OTHER, setup -> {
      var count = setup.by(Dimension.ACCOUNT).windowCount(Duration.ofHours(1));
      Statistic s = setup.upperTail("s", "{value}", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> out.report(s, count.value(now), 0, 0);
    });
  }

  private static double seen(Verdict verdict) {
    return verdict.evidence().stream()
        .filter(r -> r.statistic().detector().equals("counting"))
        .mapToDouble(Reason::value)
        .findFirst()
        .orElse(0);
  }
}
