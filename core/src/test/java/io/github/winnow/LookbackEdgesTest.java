package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.TrafficClass;
import io.github.winnow.spi.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Looking back where something goes wrong: listeners, plugins, bounds, races. */
class LookbackEdgesTest {
  private static final Policy ONE_FAMILY = new Policy("one family", 0.05, 0.01, 0.0001, 1, 1, 0.01);

  private static WinnowBuilder builder() {
    return Engines.with(StepDetector.provider())
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY);
  }

  private static void scoreAll(Winnow winnow, List<Engagement> all) {
    all.forEach(winnow::score);
  }

  @Test
  void theTalliesReachBackNoFurtherThanWhatWasErased() {
    try (Winnow winnow = builder().history(Duration.ofDays(2)).build()) {
      List<Engagement> all = Farms.with(new SplittableRandom(1));
      scoreAll(winnow, all);
      assertEquals(0, winnow.tallies().horizon());
      winnow.advanceTo(Engines.START + Duration.ofDays(4).toMillis());
      winnow.audit();
      long horizon = winnow.tallies().horizon();
      assertTrue(horizon > 0 && horizon < all.size());
      long counted = 0;
      for (int i = 0; i < horizon; i++) {
        Engagement e = all.get(i);
        counted += e.target().toString().equals("article-7") ? e.count() : 0;
      }
      assertEquals(
          counted,
          winnow.tallies().asOf(Id.of("article-7"), Action.READ, horizon).gross());
    }
  }

  private static final Clearance FARM_2 = Clearance.of(Clearance.Subject.ACCOUNT, "farm-2", "x");

  /** Throws at every call of one kind, as long as it is told to. */
  private static final class Throwing implements WinnowListener {
    private final String at;
    boolean throwing = true;
    int restated;
    final List<ControlRecord> records = new ArrayList<>();

    Throwing(String at) {
      this.at = at;
    }

    private void called(String what) {
      if (throwing && what.equals(at)) {
        throw new IllegalArgumentException(what);
      }
    }

    @Override
    public void campaign(Campaign campaign) {
      called("campaign");
    }

    @Override
    public void restated(Restatement restatement) {
      restated++;
      called("restated");
    }

    @Override
    public void recorded(ControlRecord record) {
      called("recorded");
      records.add(record);
    }

    @Override
    public void searched(Search search) {
      called("searched");
    }
  }

  /** All that an engine says after a log and an audit. */
  private static List<Object> says(Winnow winnow) {
    return List.of(
        winnow.campaigns(),
        winnow.tallies().all(),
        winnow.tallies().restatements(Id.of("article-0"), Action.READ));
  }

  @Test
  void aListenerThatThrowsLeavesNothingHalfDone() {
    List<Engagement> all = Farms.with(new SplittableRandom(2));
    List<Object> expected;
    Throwing quiet = new Throwing("never");
    try (Winnow winnow = builder().listener(quiet).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      expected = says(winnow);
    }
    for (String at : List.of("campaign", "restated", "recorded", "searched")) {
      Throwing listener = new Throwing(at);
      try (Winnow winnow = builder().listener(listener).build()) {
        scoreAll(winnow, all);
        winnow.advanceTo(Farms.end());
        assertThrows(IllegalArgumentException.class, winnow::audit, at);
        boolean inForce = at.equals("campaign") || at.equals("restated");
        assertEquals(inForce, !winnow.campaigns().isEmpty(), at);
        if (inForce) {
          assertEquals(quiet.restated, listener.restated, at + ": all are told");
        }
        listener.throwing = false;
        AuditReport rest = winnow.audit();
        assertTrue(rest.windows() > 0, at + ": other windows are still due");
        assertEquals(expected, says(winnow), at);
        assertEquals(0, winnow.audit().windows());
      }
    }
  }

  @Test
  void aReplayGoesOnAfterItsListenerThrew() {
    List<Engagement> all = Farms.with(new SplittableRandom(3));
    Throwing live = new Throwing("never");
    List<Object> expected;
    try (Winnow winnow = builder().listener(live).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      expected = says(winnow);
    }
    Throwing listener = new Throwing("restated");
    try (Winnow winnow = builder().listener(listener).replay(live.records).build()) {
      scoreAll(winnow, all);
      assertThrows(IllegalArgumentException.class, winnow::audit);
      assertEquals(0, winnow.audit().windows());
      assertEquals(Verdict.Status.JUDGED, winnow.score(all.get(0)).status());
    }
    listener.throwing = false;
    try (Winnow winnow = builder().listener(listener).replay(live.records).build()) {
      scoreAll(winnow, all);
      winnow.audit();
      assertEquals(expected, says(winnow));
    }
  }

  @Test
  void recordsOutOfRangeAreAppliedAtTheEndsOrNot() {
    List<ControlRecord> records = List.of(
        new ControlRecord.Cleared(-7, FARM_2),
        new ControlRecord.Revoked(-7, FARM_2),
        new ControlRecord.Found(0, 0, List.of(), List.of(), List.of()),
        new ControlRecord.Found(3, 0, List.of(), List.of("c9"), List.of()),
        new ControlRecord.Cleared(Long.MAX_VALUE - 1, FARM_2));
    List<Engagement> all = Farms.with(new SplittableRandom(3));
    try (Winnow winnow = builder().replay(records).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      assertEquals(0, winnow.audit().windows());
      assertEquals(List.of(), winnow.campaigns());
      assertEquals(all.size(), winnow.health().scored());
    }
  }

  /** Calls back whenever it can. */
  private static final class CallingBack implements WinnowListener {
    final List<String> refused = new ArrayList<>();
    final List<ControlRecord> records = new ArrayList<>();

    @Nullable
    Winnow engine;

    private void call(Engagement more) {
      Winnow winnow = Objects.requireNonNull(engine);
      List<Runnable> calls = List.of(
          winnow::audit,
          () -> winnow.clear(FARM_2),
          () -> winnow.activate(Policy.standard()),
          () -> winnow.activate(Calibration.none()));
      for (Runnable one : calls) {
        try {
          one.run();
        } catch (IllegalStateException e) {
          refused.add(String.valueOf(e.getMessage()));
        }
      }
      winnow.campaigns();
      winnow.tallies().all();
      winnow.health();
      winnow.score(more);
    }

    @Override
    public void recorded(ControlRecord record) {
      records.add(record);
      call(Engagement.read("reader-1", "article-1", Engines.START).build());
    }

    @Override
    public void campaign(Campaign campaign) {
      call(Engagement.read("reader-2", "article-1", Engines.START).build());
    }
  }

  @Test
  void aListenerMayReadAndScoreButNotChangeWhatIsBeingChanged() {
    List<Engagement> all = Farms.with(new SplittableRandom(4));
    CallingBack listener = new CallingBack();
    try (Winnow winnow = builder().listener(listener).build()) {
      listener.engine = winnow;
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertFalse(listener.refused.isEmpty());
      assertEquals(0, listener.refused.size() % 4);
      assertEquals(1, winnow.campaigns().size());
      assertTrue(winnow.campaigns().get(0).excludes());
      for (Tally tally : winnow.tallies().all()) {
        assertEquals(
            (double) tally.gross(),
            tally.net() + tally.invalidGeneral() + tally.invalidSophisticated());
      }
    }
    CallingBack again = new CallingBack();
    List<ControlRecord> records = new ArrayList<>(listener.records);
    records.add(new ControlRecord.Cleared(listener.records.get(0).position(), FARM_2));
    records.sort(Comparator.comparingLong(ControlRecord::position));
    try (Winnow winnow = builder().listener(again).replay(records).build()) {
      again.engine = winnow;
      scoreAll(winnow, all);
      winnow.audit();
      assertEquals(1, winnow.campaigns().size());
      assertEquals(Farms.ACCOUNTS - 1, winnow.campaigns().get(0).members().size());
    }
  }

  @Test
  void aFaultOfWhoWatchesAnAuditIsTheirsAndNotTheDetectors() {
    DetectorProvider slow =
        Detectors.of("slow", Family.TIMING, s -> (GraphDetector) (window, out) -> {
          long until = System.nanoTime() + 150_000_000;
          while (System.nanoTime() < until && !out.isCancelled()) {
            Thread.onSpinWait();
          }
        });
    try (Winnow winnow = builder().detector(slow).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(5)));
      winnow.advanceTo(Farms.end());
      assertThrows(
          IllegalArgumentException.class,
          () -> winnow.audit(done -> {
            throw new IllegalArgumentException("watching");
          }));
      assertTrue(winnow.health().detectors().stream().allMatch(d -> d.faults() == 0));
      assertTrue(winnow.audit().windows() > 0);
      assertEquals(1, winnow.campaigns().size());
    }
  }

  @Test
  void whatIsBeingJudgedWhileSomethingChangesIsRestatedToo() throws Exception {
    List<Engagement> all = Farms.with(new SplittableRandom(6));
    CountDownLatch judging = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    DetectorProvider waiting =
        Detectors.of("waiting", Family.TIMING, setup -> (StreamDetector) (now, out) -> {
          if (Thread.currentThread().getName().equals("waits")) {
            judging.countDown();
            await(changed);
          }
        });
    Throwing told = new Throwing("never");
    try (Winnow winnow = builder().detector(waiting).listener(told).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      Engagement one = all.stream()
          .filter(e -> e.account().toString().equals("farm-2"))
          .findFirst()
          .orElseThrow();
      Tally before = tally(winnow, one);
      Thread thread = new Thread(() -> winnow.score(one), "waits");
      thread.start();
      await(judging);
      winnow.clear(FARM_2);
      Tally cleared = tally(winnow, one);
      changed.countDown();
      thread.join();
      Tally overtaken = tally(winnow, one);
      assertEquals(cleared.net(), overtaken.net(), "it was judged by what was known before");
      int restated = told.restated;
      winnow.audit();
      assertEquals(restated + 1, told.restated);
      assertEquals(cleared.net() + one.count(), tally(winnow, one).net());
      assertEquals(
          overtaken.net(),
          winnow.tallies().asOf(one.target(), one.action(), all.size()).net(),
          "which is not known earlier than the engagement is");
      winnow.revoke(FARM_2);
      assertEquals(before.net(), tally(winnow, one).net());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Tally tally(Winnow winnow, Engagement e) {
    return winnow.tallies().of(e.target(), e.action());
  }

  /** Reports what it is told to; whether it looks at a decoy it sees by the class. */
  private interface Reporting {
    void report(Slice window, boolean decoy, Statistic together, Findings out);
  }

  private static DetectorProvider reporting(Reporting reporting) {
    return Detectors.of("step", Family.GRAPH, setup -> {
      Statistic together = setup.group("together", "took part in {observed} crowds");
      return (GraphDetector) (window, out) -> reporting.report(
          window, window.getClass().getSimpleName().equals("Decoy"), together, out);
    });
  }

  private static Group group(Slice window, Statistic together, int from, int to) {
    Group group = new Group(together, to - from);
    for (int account = from; account < to; account++) {
      group.account(account, 0.9, 5, 3, 1);
    }
    return group.order(0, window.from(), window.to() - 1);
  }

  private static Winnow audited(WinnowListener listener, DetectorProvider... detectors) {
    WinnowBuilder builder = Engines.with(detectors)
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY)
        .listener(listener);
    Winnow winnow = builder.build();
    scoreAll(winnow, Farms.with(new SplittableRandom(7)));
    winnow.advanceTo(Farms.end());
    winnow.audit();
    return winnow;
  }

  private static long faults(Winnow winnow) {
    return winnow.health().detectors().stream()
        .mapToLong(Health.DetectorHealth::faults)
        .sum();
  }

  private static final WinnowListener NOBODY = new WinnowListener() {};

  @Test
  void aGroupOfWhatTheWindowDoesNotHaveIsTheDetectorsFault() {
    List<Reporting> wrong = List.of(
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(window.accounts(), 0.9, 5, 3, 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(-1, 0.9, 5, 3, 1)),
        (window, decoy, together, out) -> out.group(
            group(window, together, 0, 9).order(window.targets(), window.from(), 1L << 50)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).order(Integer.MAX_VALUE, 5, 6)),
        (window, decoy, together, out) -> out.group(
            new Group(together, 5).account(1, 0.9, 5, 3, 1).order(0, -9, window.from() - 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(10, 0.9, Double.NaN, 3, 1)),
        (window, decoy, together, out) -> out.group(
            group(window, together, 0, 9).account(10, 0.9, Double.POSITIVE_INFINITY, 3, 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(10, 0.9, 5, Double.NaN, 1)));
    for (int i = 0; i < wrong.size(); i++) {
      try (Winnow winnow = audited(NOBODY, reporting(wrong.get(i)))) {
        assertTrue(faults(winnow) > 0, "case " + i);
        assertEquals(List.of(), winnow.campaigns(), "case " + i);
      }
    }
  }

  @Test
  void whatAGroupSaysTwiceOrBeyondItsWindowIsCut() {
    Reporting odd = (window, decoy, together, out) -> {
      if (!decoy) {
        Group group = group(window, together, 0, 9);
        group.account(3, 0.1, 50, 9, 9).order(1, Long.MIN_VALUE, Long.MAX_VALUE);
        out.group(group);
        for (int account = 9; account < window.accounts(); account++) {
          group.account(account, 0.9, 5, 3, 1); // too late: it was reported
        }
      }
    };
    DetectorProvider second = Detectors.of("second", Family.TIMING, setup -> {
      Statistic light = setup.logPValue("light", "", Subject.ACCOUNT);
      return (GroupDetector) (slice, group, out) -> {
        group.account(slice.accounts() + 7, 0.9, 5, 3, 1); // changes what it was only shown
        out.corroborate(light, Double.NEGATIVE_INFINITY, 4, 1);
        out.corroborate(light, -5, Double.NaN, 1);
      };
    });
    try (Winnow winnow = audited(NOBODY, reporting(odd), second)) {
      assertEquals(0, faults(winnow));
      Campaign campaign = winnow.campaigns().get(0);
      assertEquals(9, campaign.members().size());
      assertTrue(campaign.members().stream().allMatch(m -> m.weight() == 5));
      assertTrue(campaign.start() >= Engines.START - Duration.ofDays(7).toMillis()
          || campaign.start() == 0);
      assertTrue(campaign.end() <= Farms.end());
      assertTrue(campaign.reasons().stream()
          .allMatch(r -> Double.isFinite(r.value()) && Double.isFinite(r.weight())));
    }
  }

  @Test
  void whoFailsOnDecoysHasShownNothing() {
    Reporting failing = (window, decoy, together, out) -> {
      if (decoy) {
        throw new IllegalStateException("decoy");
      }
      out.group(group(window, together, 0, 9));
    };
    Throwing told = new Throwing("never");
    try (Winnow winnow = audited(told, reporting(failing))) {
      assertTrue(faults(winnow) > 0);
      assertEquals(1, winnow.campaigns().get(0).qValue());
      assertFalse(winnow.campaigns().get(0).named());
      assertEquals(0, told.restated);
    }
  }

  @Test
  void groupsOnDecoysOnlyAreNone() {
    Reporting only = (window, decoy, together, out) -> {
      if (decoy) {
        out.group(group(window, together, 0, 9));
      }
    };
    try (Winnow winnow = audited(NOBODY, reporting(only))) {
      assertEquals(List.of(), winnow.campaigns());
      assertEquals(0, faults(winnow));
    }
  }

  @Test
  void anExcessIsCutToItsWindow() {
    List<Excess> excesses = new ArrayList<>();
    DetectorProvider always = Detectors.of("always", Family.TIMING, setup -> {
      Statistic over = setup.logPValue("over", "", Subject.TARGET);
      return (TargetDetector) (target, others, out) -> {
        out.excess(over, -50, Long.MIN_VALUE, Long.MAX_VALUE, 20, 10);
        out.excess(over, -50, target.to(), Long.MAX_VALUE, 20, 10);
        out.excess(over, -50, target.from(), target.to(), Double.POSITIVE_INFINITY, 10);
        out.excess(over, Double.NaN, target.from(), target.to(), 20, 10);
      };
    });
    WinnowListener listener = new WinnowListener() {
      @Override
      public void compared(Excess excess) {
        excesses.add(excess);
      }
    };
    try (Winnow winnow = audited(listener, always)) {
      assertFalse(excesses.isEmpty());
      for (Excess excess : excesses) {
        assertTrue(excess.start() >= 0 && excess.end() < Farms.end());
      }
      assertEquals(0, faults(winnow));
    }
  }

  @Test
  void anIdIsNotUsedTwiceWhenItsCampaignIsNoMore() {
    int[][] script = {{0, 9, 20, 29}, {4, 25}, {40, 49}};
    int[] window = {0};
    Reporting scripted = (slice, decoy, together, out) -> {
      if (!decoy) {
        int[] now = script[Math.min(window[0]++, script.length - 1)];
        for (int i = 0; i < now.length; i += 2) {
          out.group(group(slice, together, now[i], now[i + 1]));
        }
      }
    };
    try (Winnow winnow = Engines.with(reporting(scripted)).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(7)));
      winnow.advanceTo(Farms.end());
      while (window[0] < script.length) {
        winnow.audit();
        winnow.score(Farms.reader("late", 3, Engines.START, new SplittableRandom(window[0])));
        winnow.advanceTo(Farms.end() + window[0] * Duration.ofDays(2).toMillis());
      }
      assertEquals(
          List.of("c1", "c3"), winnow.campaigns().stream().map(Campaign::id).toList());
    }
  }

  @Test
  void anotherPolicyOrCalibrationDecidesAboutKnownCampaignsToo() {
    try (Winnow winnow = builder().build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(8)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      List<Campaign> campaigns = winnow.campaigns();
      List<Tally> figures = winnow.tallies().all();
      assertTrue(campaigns.get(0).excludes());
      winnow.activate(Policy.standard()); // asks for a second family
      assertTrue(winnow.campaigns().get(0).named());
      assertFalse(winnow.campaigns().get(0).excludes());
      assertTrue(winnow.tallies().all().stream().mapToLong(Tally::held).sum() > 0);
      winnow.activate(ONE_FAMILY.withCampaigns(0.01, 0.002, 0.8, Duration.ofDays(30)));
      assertFalse(winnow.campaigns().get(0).named());
      assertEquals(0, invalid(winnow));
      winnow.activate(ONE_FAMILY);
      winnow.activate(Calibration.none()); // never looked for groups
      assertFalse(winnow.campaigns().get(0).named());
      assertEquals(0, invalid(winnow));
      winnow.activate(StepDetector.calibration());
      assertEquals(campaigns, winnow.campaigns());
      assertEquals(figures, winnow.tallies().all());
    }
  }

  private static double invalid(Winnow winnow) {
    return winnow.tallies().all().stream()
        .mapToDouble(Tally::invalidSophisticated)
        .sum();
  }

  @Test
  void anEngineThatHasNobodyToLookBackAuditsNothing() {
    try (Winnow winnow = Engines.with().build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(9)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertEquals(List.of(), winnow.campaigns());
      winnow.clear(FARM_2);
      winnow.revoke(FARM_2);
      assertEquals(0, winnow.audit().windows());
    }
  }

  @Test
  void timesAtEitherEndAreNoTrouble() {
    try (Winnow winnow = builder().maxJump(Duration.ofDays(60_000)).build()) {
      winnow.audit();
      winnow.score(Engagement.read("a", "x", 0).build());
      winnow.audit();
      scoreAll(winnow, Farms.with(new SplittableRandom(10)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertEquals(1, winnow.campaigns().size());
      long last = 4_102_444_800_000L;
      winnow.score(Engagement.read("a", "x", last).build());
      winnow.advanceTo(Long.MAX_VALUE);
      winnow.audit();
      winnow.clear(FARM_2);
      assertEquals(2, winnow.tallies().of("x", Action.READ).gross());
    }
  }

  @Test
  void whatDoesNotFitIntoAnAuditIsSaid() {
    DetectorProvider nobody =
        Detectors.of("nobody", Family.GRAPH, setup -> (GraphDetector) (window, out) -> {});
    try (Winnow winnow = Engines.with(nobody).auditSize(1000).build()) {
      for (int i = 0; i < 5000; i++) {
        winnow.score(Engagement.read("one", "x", Engines.START + i).build());
      }
      winnow.advanceTo(Farms.end());
      AuditReport report = winnow.audit();
      assertTrue(report.windows() > 0);
      assertEquals(report.engagements(), report.leftOut());
      assertEquals(5000L * report.windows(), report.engagements());
    }
  }

  @Test
  void aReplayNeedsTheSecret() {
    WinnowBuilder builder = Winnow.builder().replay(List.of(new ControlRecord.Cleared(0, FARM_2)));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(String.valueOf(e.getMessage()).contains("secret"));
    builder.secret(Engines.SECRET).build().close();
  }

  @Test
  void whatWasSaidOnArrivalIsNotRestatedForTheLastBitsOfAScore() {
    StatisticInfo over = new StatisticInfo(
        "always",
        1,
        "",
        "over",
        StatisticInfo.Kind.LOG_P_VALUE,
        Family.TIMING,
        Subject.TARGET,
        TrafficClass.SOPHISTICATED,
        Effect.HOLD,
        "");
    Throwing told = new Throwing("never");
    DetectorProvider rate = Detectors.of("rate", Family.QUALITY, setup -> {
      Statistic p = setup.logPValue("p", "", Subject.ACCOUNT);
      return (StreamDetector) (now, out) -> out.report(p, -2 - (now.time() % 10_007) * 1e-3, 1, 1);
    });
    List<Excess> excesses = new ArrayList<>();
    try (Winnow winnow = Engines.with().build()) {
      for (int i = 0; i < 40; i++) {
        Pseudonym target = winnow.pseudonym(Id.of("article-" + i));
        excesses.add(
            new Excess(over, target, Engines.START, Farms.end(), Trait.ANY, -30, 3, 20, 1));
      }
    }
    try (Winnow winnow = Engines.with(rate)
        .calibration(Calibrations.of(
            Calibrations.tail("rate", "read"),
            Calibrations.score(2, 4, "read"),
            "odds : 0 9 : -3 6"))
        .listener(told)
        .memory(64 << 20)
        .replay(List.of(new ControlRecord.Found(0, 0, List.of(), List.of(), excesses)))
        .build()) {
      SplittableRandom random = new SplittableRandom(11);
      for (int i = 0; i < 20_000; i++) {
        winnow.score(Farms.reader("reader-" + i % 100, i % 40, Engines.START + 7L * i, random));
      }
      long held = winnow.tallies().all().stream().mapToLong(Tally::held).sum();
      assertTrue(held > 1000, held + " are held");
      winnow.clear(FARM_2);
      assertEquals(0, told.restated);
    }
  }
}
