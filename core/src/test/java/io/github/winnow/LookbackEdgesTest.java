package io.github.winnow;

import static io.github.winnow.LookingBack.ONE_FAMILY;
import static io.github.winnow.LookingBack.lookingBack;
import static io.github.winnow.LookingBack.scoreAll;
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
import io.github.winnow.fixture.Statistics;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
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
  @Test
  void theTalliesReachBackNoFurtherThanWhatWasErased() {
    try (Winnow winnow = lookingBack().history(Duration.ofDays(2)).build()) {
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
    try (Winnow winnow = lookingBack().listener(quiet).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      expected = says(winnow);
    }
    for (String at : List.of("campaign", "restated", "recorded", "searched")) {
      Throwing listener = new Throwing(at);
      try (Winnow winnow = lookingBack().listener(listener).build()) {
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
    try (Winnow winnow = lookingBack().listener(live).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      expected = says(winnow);
    }
    Throwing listener = new Throwing("restated");
    try (Winnow winnow = lookingBack().listener(listener).replay(live.records).build()) {
      scoreAll(winnow, all);
      assertThrows(IllegalArgumentException.class, winnow::audit);
      assertEquals(0, winnow.audit().windows());
      assertEquals(Verdict.Status.JUDGED, winnow.score(all.get(0)).status());
    }
    listener.throwing = false;
    try (Winnow winnow = lookingBack().listener(listener).replay(live.records).build()) {
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
    try (Winnow winnow = lookingBack().replay(records).build()) {
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
    try (Winnow winnow = lookingBack().listener(listener).build()) {
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
    try (Winnow winnow = lookingBack().listener(again).replay(records).build()) {
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
    try (Winnow winnow = lookingBack().detector(slow).build()) {
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
    try (Winnow winnow = lookingBack().detector(waiting).listener(told).build()) {
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

  @Test
  void anotherPolicyOrCalibrationDecidesAboutKnownCampaignsToo() {
    try (Winnow winnow = lookingBack().build()) {
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
    try (Winnow winnow = lookingBack().maxJump(Duration.ofDays(60_000)).build()) {
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
    StatisticInfo over = Statistics.excess("always", "over");
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
