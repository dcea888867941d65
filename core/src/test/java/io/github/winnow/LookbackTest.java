package io.github.winnow;

import static io.github.winnow.LookingBack.ONE_FAMILY;
import static io.github.winnow.LookingBack.assertKernelSays;
import static io.github.winnow.LookingBack.lookingBack;
import static io.github.winnow.LookingBack.scoreAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LookbackTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static boolean isFarm(Engagement e) {
    return e.account().toString().startsWith("farm-");
  }

  @Test
  void aFarmIsFoundNamedAndItsEngagementsAreExcludedAfterwards() {
    Told told = new Told();
    List<Engagement> all = Farms.with(new SplittableRandom(1));
    try (Winnow winnow = lookingBack(told).build()) {
      List<Verdict> verdicts = scoreAll(winnow, all);
      assertTrue(verdicts.stream().allMatch(v -> v.disposition() == Disposition.COUNT));
      winnow.advanceTo(Farms.end());
      AuditReport report = winnow.audit();
      assertEquals(List.of("c1"), report.found());
      assertEquals(1, winnow.campaigns().size());
      Campaign campaign = winnow.campaigns().get(0);
      assertTrue(campaign.named() && campaign.excludes());
      assertEquals(Farms.ACCOUNTS, campaign.members().size());
      assertEquals(Farms.ORDERS, campaign.orders().size());
      assertTrue(campaign.qValue() <= 0.05);
      Map<Long, Restatement> last = told.last();
      long acted = 0;
      for (int i = 0; i < all.size(); i++) {
        Restatement r = last.get((long) i);
        assertEquals(isFarm(all.get(i)), r != null, "engagement " + i);
        if (r != null) {
          acted += Farms.isOrdered(all.get(i)) ? all.get(i).count() : 0;
          assertEquals(Disposition.EXCLUDE, r.disposition());
          assertEquals("c1", r.campaign());
          assertEquals(winnow.pseudonym(all.get(i).account()), r.account());
          assertEquals(winnow.pseudonym(all.get(i).target()), r.target());
          assertTrue(r.weight() > 4 && r.q() > 0.8);
          assertTrue(String.valueOf(r.reason()).startsWith("step/together: took part in 5 crowds"));
        }
      }
      assertEquals(acted, campaign.events());
      assertEquals(last.size(), told.restatements.size(), "nothing is restated twice");
    }
  }

  @Test
  void aTallyIsRestatedWithItsCampaignAndTheIntervalTakesItAsOneUnknown() {
    Told told = new Told();
    List<Engagement> all = Farms.with(new SplittableRandom(2));
    try (Winnow winnow = lookingBack(told).build()) {
      scoreAll(winnow, all);
      Tally before = winnow.tallies().of("article-0", Action.READ);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      Tally after = winnow.tallies().of("article-0", Action.READ);
      double farm = all.stream()
          .filter(e -> isFarm(e) && e.target().toString().equals("article-0"))
          .mapToDouble(Engagement::count)
          .sum();
      assertEquals(before.gross(), after.gross());
      assertEquals(before.net() - farm, after.net());
      double p = winnow.campaigns().get(0).qValue();
      double half = 1.6448536269514722 * farm * Math.sqrt(p * (1 - p));
      assertTrue(after.net() + half < after.gross());
      assertTrue(
          after.netHigh() >= after.net() + half && after.netHigh() < after.net() + 1.05 * half);
      List<TallyChange> changes = winnow.tallies().restatements(Id.of("article-0"), Action.READ);
      assertEquals(
          farm, changes.stream().mapToDouble(TallyChange::sophisticated).sum());
      assertEquals("campaigns c1", changes.get(0).cause());
      assertEquals(all.size(), changes.get(0).position());
    }
  }

  @Test
  void whatCannotBeByChanceNorSeenAmongGenuineGroupsIsNotNamedWithoutACalibration() {
    Told told = new Told();
    try (Winnow winnow = lookingBack(told).calibration(Calibration.none()).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(3)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertEquals(1, winnow.campaigns().size());
      assertFalse(winnow.campaigns().get(0).named());
      assertEquals(List.of(), told.restatements);
    }
  }

  @Test
  void aSecondFamilyIsNeededToExclude() {
    Told told = new Told();
    try (Winnow winnow = lookingBack(told).policy(Policy.standard()).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(4)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      Campaign campaign = winnow.campaigns().get(0);
      assertTrue(campaign.named());
      assertFalse(campaign.excludes());
      assertTrue(told.restatements.stream().allMatch(r -> r.disposition() == Disposition.HOLD));
      assertFalse(told.restatements.isEmpty());
    }
  }

  @Test
  void readersWithoutAFarmAreNoCampaign() {
    Seeds.fixed(10, random -> {
      Told told = new Told();
      try (Winnow winnow = lookingBack(told).build()) {
        scoreAll(winnow, Farms.readers(random));
        winnow.advanceTo(Farms.end());
        winnow.audit();
        assertEquals(List.of(), winnow.campaigns());
        assertEquals(List.of(), told.records);
      }
    });
  }

  @Test
  void aMembersLaterEngagementsAreJudgedByItsStandingWhichFades() {
    Told told = new Told();
    List<Engagement> all = Farms.with(new SplittableRandom(5));
    try (Winnow winnow = lookingBack(told).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      long end = winnow.campaigns().get(0).end();
      SplittableRandom random = new SplittableRandom(6);
      Disposition[] said = {Disposition.EXCLUDE, Disposition.HOLD, Disposition.COUNT};
      int[] days = {10, 35, 120};
      double before = Double.MAX_VALUE;
      for (int i = 0; i < days.length; i++) {
        Verdict v =
            winnow.score(Farms.reader("farm-1", 30, end + days[i] * DAY.toMillis(), random));
        assertEquals(said[i], v.disposition(), "after " + days[i] + " days");
        double weight = v.reasons().stream().mapToDouble(r -> r.weight()).sum();
        assertTrue(weight < before);
        before = weight;
        assertEquals(i < 2, v.reasons().toString().contains("step/together"));
      }
      int restated = told.restatements.size();
      winnow.audit();
      assertEquals(restated, told.restatements.size(), "nobody pays twice");
    }
  }

  @Test
  void aClearanceRestatesAndItsReversalGivesTheExactEarlierFigures() {
    Seeds.fixed(5, random -> {
      Told told = new Told();
      List<Engagement> all = Farms.with(random);
      try (Winnow winnow = lookingBack(told).build()) {
        scoreAll(winnow, all);
        winnow.advanceTo(Farms.end());
        winnow.audit();
        List<Clearance> some = List.of(
            Clearance.of(Clearance.Subject.ACCOUNT, "farm-3", "appeal"),
            Clearance.of(Clearance.Subject.DEVICE, "device of farm-4", "a lab"),
            Clearance.of(Clearance.Subject.TARGET, "article-1", "audited"),
            Clearance.of(
                Clearance.Subject.NETWORK,
                "203.0." + Math.floorMod("farm-5".hashCode(), 50) + ".9",
                "an office"),
            Clearance.of(Clearance.Subject.CAMPAIGN, "c1", "a class"));
        for (Clearance clearance : some) {
          List<Tally> figures = winnow.tallies().all();
          List<Campaign> campaigns = winnow.campaigns();
          winnow.clear(clearance);
          winnow.clear(clearance);
          assertNotEquals(figures, winnow.tallies().all(), clearance.toString());
          int restated = told.restatements.size();
          winnow.revoke(clearance);
          winnow.revoke(clearance);
          assertEquals(figures, winnow.tallies().all(), clearance.toString());
          assertEquals(campaigns, winnow.campaigns());
          assertTrue(told.restatements.size() > restated);
        }
        winnow.clear(some.get(0));
        assertTrue(winnow.campaigns().get(0).members().stream()
            .noneMatch(m -> m.account().equals(winnow.pseudonym(Id.of("farm-3")))));
        Map<Long, Restatement> last = told.last();
        for (int i = 0; i < all.size(); i++) {
          if (all.get(i).account().toString().equals("farm-3")) {
            Restatement r = Objects.requireNonNull(last.get((long) i));
            assertEquals(Disposition.COUNT, r.disposition());
            assertNotNull(r.reason(), "its evidence is still shown");
          }
        }
        Verdict later =
            winnow.score(Farms.reader("farm-3", 39, winnow.campaigns().get(0).end(), random));
        assertEquals(Disposition.COUNT, later.disposition());
        assertEquals("cleared: appeal", later.note());
        winnow.clear(some.get(4));
        assertFalse(winnow.campaigns().get(0).named());
        assertEquals(
            0,
            winnow.tallies().all().stream()
                .mapToDouble(Tally::invalidSophisticated)
                .sum());
      }
    });
  }

  @Test
  void aClearanceHoldsForItsTimeOnly() {
    Told told = new Told();
    List<Engagement> all = Farms.with(new SplittableRandom(7));
    try (Winnow winnow = lookingBack(told).build()) {
      scoreAll(winnow, all);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      long middle = Engines.START + 2 * DAY.toMillis();
      winnow.clear(
          new Clearance(Clearance.Subject.ACCOUNT, Id.of("farm-0"), "ill", middle, Long.MAX_VALUE));
      Map<Long, Restatement> last = told.last();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).account().toString().equals("farm-0")) {
          assertEquals(
              all.get(i).time() >= middle ? Disposition.COUNT : Disposition.EXCLUDE,
              Objects.requireNonNull(last.get((long) i)).disposition());
        }
      }
    }
  }

  @Test
  void aReplayOfLogAndRecordsSaysTheSame() {
    Seeds.fixed(4, random -> {
      List<Engagement> all = Farms.with(random);
      Told live = new Told();
      List<Verdict> verdicts = new ArrayList<>();
      List<Tally> figures;
      try (Winnow winnow = lookingBack(live).build()) {
        for (int i = 0; i < all.size(); i++) {
          verdicts.add(winnow.score(all.get(i)));
          if (i % 100 == 99) {
            winnow.audit();
          }
          if (i == 700) {
            winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-2", "appeal"));
          }
          if (i == 1200) {
            winnow.revoke(Clearance.of(Clearance.Subject.ACCOUNT, "farm-2", ""));
            winnow.activate(ONE_FAMILY.withCampaigns(0.05, 0.002, 0.9, Duration.ofDays(7)));
          }
        }
        winnow.advanceTo(Farms.end());
        winnow.audit();
        figures = winnow.tallies().all();
      }
      assertTrue(live.records.size() >= 4, "there is something to replay");
      Told again = new Told();
      try (Winnow winnow = lookingBack(again).replay(live.records).build()) {
        List<Verdict> replayed = scoreAll(winnow, all);
        winnow.audit();
        assertEquals(verdicts, replayed);
        assertEquals(figures, winnow.tallies().all());
        assertEquals(live.restatements, again.restatements);
        assertEquals(live.campaigns, again.campaigns);
        assertEquals(List.of(), again.records, "a replay records nothing");
      }
    });
  }

  @Test
  void aKernelThatIsGivenTheRecordsJudgesAsTheEngineDoes() {
    List<Engagement> all = Farms.with(new SplittableRandom(8));
    Told told = new Told();
    List<Verdict> verdicts = new ArrayList<>();
    try (Winnow winnow = lookingBack(told).build()) {
      for (int i = 0; i < all.size(); i++) {
        verdicts.add(winnow.score(all.get(i)));
        if (i % 200 == 199) {
          winnow.audit();
        }
      }
    }
    assertTrue(verdicts.stream().anyMatch(v -> v.disposition() == Disposition.EXCLUDE));
    assertKernelSays(verdicts, all, told.records);
  }

  @Test
  void theTalliesRememberWhatTheySaid() {
    Seeds.fixed(4, random -> {
      List<Engagement> all = Farms.with(random);
      Map<Long, List<Tally>> said = new HashMap<>();
      try (Winnow winnow = lookingBack(new Told()).build()) {
        for (int i = 0; i < all.size(); i++) {
          winnow.score(all.get(i));
          if (i % 150 == 149) {
            winnow.audit();
            if (random.nextBoolean()) {
              winnow.clear(Clearance.of(
                  Clearance.Subject.ACCOUNT, "farm-" + random.nextInt(Farms.ACCOUNTS), "x"));
            }
            said.put(i + 1L, winnow.tallies().all());
          }
        }
        winnow.advanceTo(Farms.end());
        winnow.audit();
        said.forEach((position, tallies) -> {
          for (Tally then : tallies) {
            Id target = then.target();
            Action action = then.action();
            if (target != null && action != null) {
              Tally now = winnow.tallies().asOf(target, action, position);
              String where = target + " at " + position;
              assertEquals(then.gross(), now.gross(), where);
              assertEquals(then.net(), now.net(), 1e-6, where);
              assertEquals(then.invalidSophisticated(), now.invalidSophisticated(), 1e-6, where);
              assertEquals(then.held(), now.held(), where);
              assertEquals(then.netLow(), now.netLow(), 1e-3, where);
              assertEquals(then.netHigh(), now.netHigh(), 1e-3, where);
            }
          }
        });
      }
    });
  }

  @Test
  void sumsHoldWhateverComesLateTwiceOrShuffled() {
    Seeds.fixed(4, random -> {
      List<Engagement> all = new ArrayList<>();
      int number = 0;
      for (Engagement e : Farms.with(random)) {
        Engagement numbered = Engagement.of(e.action(), e.account(), e.target(), e.time())
            .id("event " + number++)
            .count(e.count())
            .build();
        all.add(numbered);
        if (random.nextInt(20) == 0) {
          all.add(numbered);
        }
      }
      for (int i = 0; i < all.size(); i++) {
        int late = random.nextInt(30) == 0 ? 1_150 : random.nextInt(5) == 0 ? 100 : 0; // 3 d, 6 h
        Engagement e = all.remove(i);
        all.add(Math.min(all.size(), i + random.nextInt(late + 1)), e);
      }
      Told told = new Told();
      Map<Id, Double> onArrival = new HashMap<>();
      try (Winnow winnow = lookingBack(told).build()) {
        for (int i = 0; i < all.size(); i++) {
          Verdict v = winnow.score(all.get(i));
          if (v.status() == Verdict.Status.JUDGED && v.disposition() == Disposition.EXCLUDE) {
            onArrival.merge(all.get(i).target(), (double) all.get(i).count(), Double::sum);
          }
          if (i % 97 == 0) {
            winnow.audit();
          }
        }
        winnow.advanceTo(Farms.end());
        winnow.audit();
        assertEquals(
            Farms.ACCOUNTS,
            winnow.campaigns().get(0).members().size(),
            winnow.campaigns().toString() + told.records);
        long gross = 0;
        for (Tally tally : winnow.tallies().all()) {
          assertEquals(
              (double) tally.gross(),
              tally.net() + tally.invalidGeneral() + tally.invalidSophisticated(),
              1e-6);
          gross += tally.gross();
          Id target = tally.target();
          Action action = tally.action();
          assertTrue(target != null && action != null);
          List<HourTally> hours = winnow.tallies().hours(target, action);
          assertEquals(
              tally.gross(), hours.stream().mapToLong(h -> h.tally().gross()).sum());
          assertEquals(
              tally.net(), hours.stream().mapToDouble(h -> h.tally().net()).sum(), 1e-6);
          assertEquals(
              tally.invalidSophisticated(),
              winnow.tallies().restatements(target, action).stream()
                      .mapToDouble(TallyChange::sophisticated)
                      .sum()
                  + onArrival.getOrDefault(target, 0.0),
              1e-6);
        }
        long distinct = all.stream()
            .collect(Collectors.toMap(e -> String.valueOf(e.id()), Engagement::count, (a, b) -> a))
            .values()
            .stream()
            .mapToLong(n -> n)
            .sum();
        assertEquals(distinct, gross);
      }
    });
  }

  @Test
  void theOrderOfArrivalPlaysNoPartInWhatAnAuditFinds() {
    List<Engagement> all = Farms.with(new SplittableRandom(9));
    List<Engagement> shuffled = new ArrayList<>(all);
    java.util.Collections.shuffle(shuffled, new java.util.Random(10));
    List<Campaign> found = new ArrayList<>();
    for (List<Engagement> order : List.of(all, shuffled)) {
      try (Winnow winnow = lookingBack(new Told()).build()) {
        scoreAll(winnow, order);
        winnow.advanceTo(Farms.end());
        winnow.audit();
        found.addAll(winnow.campaigns());
      }
    }
    assertEquals(2, found.size());
    assertEquals(found.get(0), found.get(1));
  }

  @Test
  void anAuditThatIsCancelledLeavesItsWindowsDue() {
    Told told = new Told();
    try (Winnow winnow = lookingBack(told)
        .detector(Detectors.of("slow", Family.GRAPH, setup -> new Slow()))
        .build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(11)));
      winnow.advanceTo(Farms.end());
      AuditReport cancelled = winnow.audit(done -> false);
      assertTrue(cancelled.cancelled());
      assertEquals(0, cancelled.windows());
      assertEquals(List.of(), winnow.campaigns());
      AuditReport whole = winnow.audit();
      assertFalse(whole.cancelled());
      assertTrue(whole.windows() > 1);
      assertEquals(1, winnow.campaigns().size());
      assertEquals(0, winnow.audit().windows(), "nothing is due any more");
    }
  }

  /** Takes as long as an audit may before it asks whether to go on. */
  private static final class Slow implements GraphDetector {
    @Override
    public void audit(Slice window, Findings out) {
      long until = System.nanoTime() + 150_000_000;
      while (System.nanoTime() < until && !out.isCancelled()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aDetectorThatFailsInAnAuditIsCountedAndTheOthersGoOn() {
    try (Winnow winnow = lookingBack(new Told())
        .detector(Detectors.of("broken", Family.GRAPH, setup -> (GraphDetector) (window, out) -> {
          throw new IllegalStateException("broken");
        }))
        .build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(12)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertEquals(1, winnow.campaigns().size());
      Health.DetectorHealth broken = winnow.health().detectors().stream()
          .filter(d -> d.id().equals("broken"))
          .findFirst()
          .orElseThrow();
      assertTrue(broken.faults() > 0);
    }
  }

  @Test
  void aDetectorThatLooksBackCannotDeclareKeys() {
    try (Winnow winnow = lookingBack(new Told())
        .detector(Detectors.of("keys", Family.GRAPH, setup -> {
          setup.by(io.github.winnow.spi.Dimension.ACCOUNT).count(DAY);
          return (GraphDetector) (window, out) -> {};
        }))
        .build()) {
      assertTrue(winnow.health().rejectedDetectors().get(0).contains("can't declare keys"));
    }
  }

  @Test
  void whatLeavesTheHistoryIsCountedAndOldEngagementsAreErased() {
    try (Winnow winnow = lookingBack(new Told()).memory(1 << 20).build()) {
      List<Engagement> all = Farms.with(new SplittableRandom(14));
      for (int i = 0; i < 6; i++) {
        scoreAll(winnow, all);
      }
      Health health = winnow.health();
      assertEquals(6L * all.size(), health.remembered() + health.forgotten());
      assertTrue(health.forgotten() > 0 && health.remembered() <= health.memorable());
      IllegalArgumentException early = assertThrows(
          IllegalArgumentException.class,
          () -> winnow.tallies().asOf(Id.of("article-0"), Action.READ, 0));
      assertTrue(String.valueOf(early.getMessage()).contains("reach back to position"));
    }
    Told told = new Told();
    try (Winnow winnow = lookingBack(told).history(Duration.ofHours(1)).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(15)));
      winnow.advanceTo(Farms.end());
      winnow.audit();
      assertEquals(1, winnow.campaigns().size(), "what an audit was late for is still looked at");
      int restated = told.restatements.size();
      winnow.clear(Clearance.of(Clearance.Subject.CAMPAIGN, "c1", "nothing is left to restate"));
      assertEquals(restated, told.restatements.size());
    }
  }

  @Test
  void anAuditAfterTheEndDoesNothing() {
    Winnow winnow = lookingBack(new Told()).build();
    scoreAll(winnow, Farms.with(new SplittableRandom(16)));
    winnow.advanceTo(Farms.end());
    winnow.close();
    assertTrue(winnow.audit().cancelled());
    assertEquals(List.of(), winnow.campaigns());
  }

  @Test
  void scoringGoesOnWhileAnAuditRunsAndNoCountIsLost() throws Exception {
    Told told = new Told();
    List<Engagement> all = Farms.with(new SplittableRandom(17));
    try (Winnow winnow = lookingBack(told).memory(32 << 20).build()) {
      scoreAll(winnow, all);
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Thread thread = new Thread(() -> {
          for (int round = 0; round < 20; round++) {
            scoreAll(winnow, all);
          }
        });
        threads.add(thread);
        thread.start();
      }
      winnow.advanceTo(Farms.end());
      while (threads.stream().anyMatch(Thread::isAlive)) {
        winnow.audit();
        winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-1", "x"));
        winnow.revoke(Clearance.of(Clearance.Subject.ACCOUNT, "farm-1", "x"));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-1", "x"));
      winnow.revoke(Clearance.of(Clearance.Subject.ACCOUNT, "farm-1", "x"));
      long one = all.stream().mapToLong(Engagement::count).sum();
      long farm =
          all.stream().filter(LookbackTest::isFarm).mapToLong(Engagement::count).sum();
      assertEquals(
          81 * one, winnow.tallies().all().stream().mapToLong(Tally::gross).sum());
      assertEquals(
          81.0 * farm,
          winnow.tallies().all().stream()
              .mapToDouble(Tally::invalidSophisticated)
              .sum());
    }
  }
}
