package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An account is forgotten, others are not, and the sums stay. */
class ForgettingTest {
  private static final Policy ONE_FAMILY = new Policy("one family", 0.05, 0.01, 0.0001, 1, 1, 0.01);
  private static final Id FARM_3 = Id.of("farm-3");
  private static final int THREADS = 4;
  private static final int PER_THREAD = 30_000;

  /** Keeps the control records. */
  private static final class Records implements WinnowListener {
    final List<ControlRecord> all = new ArrayList<>();

    @Override
    public void recorded(ControlRecord record) {
      all.add(record);
    }
  }

  /** Counts by the account, alone and with each kind of thing that it goes together with. */
  private static DetectorProvider pairs() {
    return Detectors.of("pairs", Family.OTHER, setup -> {
      Duration ever = Duration.ofDays(300);
      WindowCount[] counts = {
        setup.by(Dimension.ACCOUNT).windowCount(ever),
        setup.by(Dimension.ACCOUNT, Dimension.TARGET).windowCount(ever),
        setup.by(Dimension.DEVICE, Dimension.ACCOUNT).windowCount(ever),
        setup
            .by(Dimension.NETWORK.asStratum(), Dimension.ACCOUNT, Dimension.TARGET)
            .windowCount(ever),
        setup.by(Dimension.TARGET).windowCount(ever)
      };
      DistinctCount readers = setup.by(Dimension.TARGET).distinct(Dimension.ACCOUNT, ever);
      Statistic[] all = new Statistic[counts.length + 1];
      for (int i = 0; i < all.length; i++) {
        all[i] = setup.upperTail("n" + i, "{value}", Subject.EVENT);
      }
      return (StreamDetector) (now, out) -> {
        for (int i = 0; i < counts.length; i++) {
          out.report(all[i], counts[i].value(now), 1, 1);
        }
        out.report(all[counts.length], readers.estimate(now), 1, 1);
      };
    });
  }

  private static WinnowBuilder counting() {
    return Engines.with(Detectors.everyField("fields"), pairs())
        .memory(32 << 20)
        .keepScores();
  }

  private static WinnowBuilder auditing() {
    return Engines.with(StepDetector.provider())
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY);
  }

  private static double[] pairsOf(Verdict verdict) {
    return verdict.evidence().stream()
        .filter(reason -> reason.statistic().detector().equals("pairs"))
        .mapToDouble(reason -> reason.value())
        .toArray();
  }

  private static Map<String, Tally> tallies(Winnow winnow) {
    Map<String, Tally> all = new HashMap<>();
    winnow.tallies().all().forEach(tally -> all.put(tally.target() + " " + tally.action(), tally));
    return all;
  }

  /** What others did before and do after is judged as if nobody had been forgotten. */
  @Test
  void nothingChangesForOthers() {
    Seeds.fixed(
        8,
        random -> { // a row of another's goes too, once in 16 million
          List<Engagement> all = Engines.traffic(random.nextLong(), 4000);
          Id forgotten = Id.of("account-" + random.nextInt(200));
          int when = 1000 + random.nextInt(2000);
          try (Winnow one = counting().build();
              Winnow other = counting().build()) {
            for (int i = 0; i < all.size(); i++) {
              if (i == when) {
                one.forget(forgotten);
              }
              boolean theirs = all.get(i).account().equals(forgotten);
              if (i < when || !theirs) {
                assertEquals(
                    other.score(all.get(i)).evidence(),
                    one.score(all.get(i)).evidence(),
                    "row " + i);
              }
            }
            assertEquals(tallies(other), tallies(one));
            assertEquals(1, one.health().accountsForgotten());
            assertEquals(0, other.health().accountsForgotten());
          }
        });
  }

  @Test
  void theForgottenBeginsAnewAndItsTargetsDoNot() {
    try (Winnow winnow = counting().build()) {
      Verdict last = score(winnow, 5, "alice");
      assertEquals(List.of(5.0, 5.0, 5.0, 5.0, 5.0), asList(pairsOf(last)).subList(0, 5));
      score(winnow, 3, "bob");
      winnow.forget(Id.of("alice"));
      double[] anew = pairsOf(score(winnow, 1, "alice"));
      assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 9.0), asList(anew).subList(0, 5));
      assertEquals(2, anew[5], 0.1, "distinct readers: a mark stays, and is the same again");
      assertEquals(4, pairsOf(score(winnow, 1, "bob"))[1]);
      winnow.forget(Id.of(winnow.pseudonym(Id.of("bob"))));
      assertEquals(1, pairsOf(score(winnow, 1, "bob"))[1], "a pseudonym will do");
    }
  }

  private static List<Double> asList(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Verdict score(Winnow winnow, int times, String account) {
    Verdict last = null;
    for (int i = 0; i < times; i++) {
      last = winnow.score(Engagement.read(account, "article", Engines.START + i)
          .device("phone")
          .ip("192.0.2.7")
          .build());
    }
    return Objects.requireNonNull(last);
  }

  @Test
  void itsEventsAreNoDuplicatesAnyMore() {
    try (Winnow winnow = counting().build()) {
      Engagement hers =
          Engagement.read("alice", "article", Engines.START).id("event-1").build();
      Engagement his =
          Engagement.read("bob", "article", Engines.START).id("event-2").build();
      winnow.score(hers);
      winnow.score(his);
      assertEquals(Verdict.Status.DUPLICATE, winnow.score(hers).status());
      winnow.forget(Id.of("alice"));
      assertEquals(Verdict.Status.JUDGED, winnow.score(hers).status());
      assertEquals(Verdict.Status.DUPLICATE, winnow.score(his).status());
    }
  }

  @Test
  void anAccountAsStratumIsForgottenInAllStripes() throws Exception {
    DetectorProvider striped = Detectors.of("striped", Family.OTHER, setup -> {
      var alone = setup.by(Dimension.ACCOUNT.asStratum()).count(Duration.ofDays(300));
      var both =
          setup.by(Dimension.ACCOUNT.asStratum(), Dimension.REGION).count(Duration.ofDays(300));
      Statistic[] all = {
        setup.upperTail("alone", "{value}", Subject.EVENT),
        setup.upperTail("both", "{value}", Subject.EVENT)
      };
      return (StreamDetector) (now, out) -> {
        out.report(all[0], alone.value(now), 1, 1);
        out.report(all[1], both.value(now), 1, 1);
      };
    });
    try (Winnow winnow = Engines.with(striped).keepScores().build()) {
      for (int t = 0; t < 8; t++) { // threads of neighbouring numbers, so all stripes
        Thread thread = new Thread(() -> score(winnow, 1, "alice"));
        thread.start();
        thread.join();
      }
      assertEquals(9, score(winnow, 1, "alice").evidence().get(0).value());
      winnow.forget(Id.of("alice"));
      Verdict anew = score(winnow, 1, "alice");
      assertEquals(1, anew.evidence().get(0).value());
      assertEquals(1, anew.evidence().get(1).value());
    }
  }

  /** What audits see is what they would see of a stream without the account. */
  @Test
  void auditsSeeAWindowWithoutTheForgotten() {
    List<String> seen = new ArrayList<>();
    DetectorProvider looking =
        Detectors.of("looking", Family.GRAPH, setup -> (GraphDetector) (window, out) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < window.size(); i++) {
            text.append(window.time(i)).append(' ').append(window.hash(window.account(i)));
            text.append(' ').append(window.device(i)).append(' ').append(window.target(i));
            text.append('\n');
          }
          seen.add(text.toString());
        });
    List<Engagement> all = Farms.with(new SplittableRandom(3));
    List<Id> gone = List.of(FARM_3, Id.of("reader-7"), Id.of("reader-11"));
    try (Winnow winnow = Engines.with(looking).build()) {
      all.forEach(winnow::score);
      gone.forEach(winnow::forget);
      winnow.advanceTo(Farms.end());
      winnow.audit();
    }
    List<String> withThem = List.copyOf(seen);
    seen.clear();
    try (Winnow winnow = Engines.with(looking).build()) {
      all.stream().filter(e -> !gone.contains(e.account())).forEach(winnow::score);
      winnow.advanceTo(Farms.end());
      winnow.audit();
    }
    assertFalse(seen.isEmpty());
    assertEquals(seen, withThem);
  }

  @Test
  void campaignsAndClearancesLoseItAndTheSumsStay() {
    List<Engagement> all = Farms.with(new SplittableRandom(1));
    try (Winnow winnow = auditing().build()) {
      all.forEach(winnow::score);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-2", "she called us"));
      Map<String, Tally> before = tallies(winnow);
      List<Tally> past = past(winnow, all.size());
      assertTrue(before.values().stream().anyMatch(t -> t.net() < t.gross()));
      Pseudonym who = winnow.pseudonym(FARM_3);
      assertTrue(names(winnow.campaigns().get(0), who));

      winnow.forget(FARM_3);
      winnow.forget(Id.of("farm-2"));

      Campaign campaign = winnow.campaigns().get(0);
      assertFalse(names(campaign, who));
      assertEquals(Farms.ACCOUNTS - 2, campaign.members().size());
      assertSameCounts(before, tallies(winnow));
      assertEquals(past, past(winnow, all.size()));
      assertTrue(
          winnow.tallies().restatements(Id.of("article-1"), Action.READ).stream()
              .noneMatch(change -> change.cause().contains("called")),
          "why it was cleared");
      // Later records restate the others, and leave alone what was nobody's.
      winnow.activate(Policy.standard());
      winnow.activate(ONE_FAMILY);
      assertSameCounts(before, tallies(winnow));
      Engagement late = Engagement.read("farm-3", "article-1", Engines.START + 3 * 86_400_000L)
          .build();
      assertEquals(Disposition.COUNT, winnow.score(late).disposition());
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-2", "again"));
      assertEquals(2, winnow.health().accountsForgotten());
    }
  }

  private static boolean names(Campaign campaign, Pseudonym who) {
    return campaign.members().stream().anyMatch(member -> member.account().equals(who));
  }

  private static List<Tally> past(Winnow winnow, int size) {
    List<Tally> past = new ArrayList<>();
    for (int article = 0; article < 40; article++) {
      past.add(winnow.tallies().asOf(Id.of("article-" + article), Action.READ, size / 2));
    }
    return past;
  }

  /** All but the interval, in which a campaign's engagements stand or fall together. */
  private static void assertSameCounts(Map<String, Tally> before, Map<String, Tally> after) {
    assertEquals(before.keySet(), after.keySet());
    before.forEach((target, tally) -> {
      Tally now = Objects.requireNonNull(after.get(target));
      assertEquals(tally.gross(), now.gross());
      assertEquals(tally.net(), now.net());
      assertEquals(tally.invalidGeneral(), now.invalidGeneral());
      assertEquals(tally.invalidSophisticated(), now.invalidSophisticated());
    });
  }

  /** A log that still names the account, and the records, give everything again. */
  @Test
  void aReplayForgetsAtTheSamePlace() {
    Records records = new Records();
    List<Engagement> all = Farms.with(new SplittableRandom(2));
    List<Verdict> first = new ArrayList<>();
    Map<String, Tally> sums;
    List<Campaign> campaigns;
    int middle = all.size() / 2;
    try (Winnow winnow = auditing().listener(records).build()) {
      for (int i = 0; i < all.size(); i++) {
        if (i == middle) {
          winnow.forget(FARM_3);
        }
        first.add(winnow.score(all.get(i)));
      }
      winnow.advanceTo(Farms.end());
      winnow.audit();
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "reader-5", "known"));
      winnow.forget(Id.of("reader-5"));
      sums = tallies(winnow);
      campaigns = winnow.campaigns();
    }
    assertEquals(
        new ControlRecord.Forgotten(middle, engineFreePseudonym(FARM_3)), records.all.get(0));
    try (Winnow winnow = auditing().replay(records.all).build()) {
      assertEquals(first, Engines.verdicts(winnow, all));
      winnow.audit();
      assertEquals(sums, tallies(winnow));
      assertEquals(campaigns, winnow.campaigns());
      assertEquals(2, winnow.health().accountsForgotten());
    }
  }

  /** Neither the engagement at that place is forgotten with those before, nor later ones. */
  @Test
  void aReplayInBatchesForgetsBetweenTwoEngagements() {
    Records records = new Records();
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(Engagement.read("again", "article-" + i % 3, Engines.START + i)
          .id("e" + i)
          .device("phone")
          .ip("192.0.2.7")
          .build());
    }
    List<Verdict> first = new ArrayList<>();
    try (Winnow winnow = counting().listener(records).build()) {
      for (int i = 0; i < all.size(); i++) {
        if (i == 37) {
          winnow.forget(Id.of("again"));
        }
        first.add(winnow.score(all.get(i)));
      }
    }
    assertEquals(1, pairsOf(first.get(37))[0]);
    try (Winnow winnow = counting().replay(records.all).build()) {
      List<Verdict> again = new ArrayList<>();
      winnow.score(all, (engagement, verdict) -> again.add(verdict));
      assertEquals(first, again);
      assertEquals(
          Verdict.Status.DUPLICATE,
          winnow.score(all.get(37)).status(),
          "it was seen, and is known");
    }
  }

  private static Pseudonym engineFreePseudonym(Id id) {
    return auditing().buildKernel().pseudonym(id);
  }

  /** Who is forgotten while a replay goes on is in no record that is still to come. */
  @Test
  void pendingRecordsForgetToo() {
    Records records = new Records();
    List<Engagement> all = Farms.with(new SplittableRandom(2));
    try (Winnow winnow = auditing().listener(records).build()) {
      all.forEach(winnow::score);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      winnow.clear(Clearance.of(Clearance.Subject.ACCOUNT, "farm-3", "known"));
      winnow.forget(FARM_3);
    }
    try (Winnow winnow = auditing().replay(records.all).build()) {
      winnow.forget(FARM_3);
      all.forEach(winnow::score);
      winnow.audit();
      assertEquals(1, winnow.health().accountsForgotten());
      assertEquals(Farms.ACCOUNTS - 1, winnow.campaigns().get(0).members().size());
    }
  }

  @Test
  void recordsCanBeKeptWithoutTheAccount() {
    Records records = new Records();
    try (Winnow winnow = auditing().listener(records).build()) {
      Farms.with(new SplittableRandom(1)).forEach(winnow::score);
      winnow.advanceTo(Farms.end());
      winnow.audit();
      Pseudonym who = winnow.pseudonym(FARM_3);
      ControlRecord.Found found = (ControlRecord.Found) records.all.stream()
          .filter(r -> r instanceof ControlRecord.Found f && !f.campaigns().isEmpty())
          .findFirst()
          .orElseThrow();
      assertTrue(names(found.campaigns().get(0), who));
      assertFalse(names(found.without(who).campaigns().get(0), who));
      assertEquals(found, found.without(new Pseudonym(77)));
    }
  }

  @Test
  void aListenerCanNeitherForgetNorRefuseHalf() {
    RuntimeException refused = new RuntimeException("no");
    WinnowListener refusing = new WinnowListener() {
      @Override
      public void recorded(ControlRecord record) {
        throw refused;
      }
    };
    try (Winnow winnow = Engines.with(pairs()).keepScores().listener(refusing).build()) {
      score(winnow, 2, "alice");
      assertEquals(
          refused, assertThrows(RuntimeException.class, () -> winnow.forget(Id.of("alice"))));
      assertEquals(3, pairsOf(score(winnow, 1, "alice"))[0]);
    }
    Winnow[] engine = new Winnow[1];
    WinnowListener calling = new WinnowListener() {
      @Override
      public void recorded(ControlRecord record) {
        engine[0].forget(Id.of("bob"));
      }
    };
    try (Winnow winnow = Engines.with(pairs()).listener(calling).build()) {
      engine[0] = winnow;
      assertThrows(IllegalStateException.class, () -> winnow.forget(Id.of("alice")));
    }
  }

  @Test
  void aKernelsHostFindsTheRows() {
    Kernel kernel = counting().buildKernel();
    Kernel.Event event = kernel.newEvent();
    List<Engagement> all = Engines.traffic(9, 2000);
    Pseudonym who = kernel.pseudonym(Id.of("account-7"));
    TreeSet<String> found = new TreeSet<>();
    for (Engagement e : all) {
      assertNull(kernel.observe(e, e.time(), event));
      for (int key = 0; key < kernel.keys(); key++) {
        long value = kernel.keyOf(key, event);
        boolean its =
            e.account().equals(Id.of("account-7")) && kernel.keyName(key).contains("account");
        assertEquals(its && value != 0, value != 0 && kernel.concerns(key, value, who));
        if (its) {
          found.add(kernel.keyName(key));
        }
      }
    }
    assertEquals(
        List.of("account", "account+device", "account+network?+target", "account+target"),
        List.copyOf(found));
  }

  /** While four threads score and audits run, one account after the other is forgotten. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theSumsStayExactWhileOthersScore() throws Exception {
    try (Winnow winnow = Engines.with(
            StepDetector.provider(), pairs(), Detectors.everyField("fields"))
        .memory(16 << 20)
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY)
        .build()) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2);
      AtomicBoolean done = new AtomicBoolean();
      int forgotten = 0;
      try {
        List<Future<?>> scoring = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          int thread = t;
          scoring.add(threads.submit(() -> scoreShare(winnow, thread)));
        }
        Future<?> audits = threads.submit(() -> {
          while (!done.get()) {
            winnow.audit();
          }
        });
        for (Future<?> one : scoring) {
          while (!one.isDone()) {
            winnow.forget(Id.of("account-" + forgotten++ % 500));
          }
          one.get();
        }
        done.set(true);
        audits.get();
      } finally {
        done.set(true);
        threads.shutdownNow();
      }
      assertNotEquals(0, forgotten);
      winnow.audit();
      for (int i = 0; i < 500; i++) {
        winnow.forget(Id.of("account-" + i));
      }
      long gross = 0;
      for (Tally tally : winnow.tallies().all()) {
        gross += tally.gross();
        assertEquals(
            (double) tally.gross(),
            tally.net() + tally.invalidGeneral() + tally.invalidSophisticated(),
            1e-6);
      }
      assertEquals((long) THREADS * PER_THREAD, gross);
      assertEquals((long) THREADS * PER_THREAD, winnow.health().scored());
      for (Health.TableHealth table : winnow.health().tables()) {
        if (table.key().contains("account")) {
          assertEquals(0, table.rows(), table.key());
        }
      }
    }
  }

  private static void scoreShare(Winnow winnow, int thread) {
    List<Engagement> batch = new ArrayList<>();
    for (int i = 0; i < PER_THREAD; i++) {
      Engagement e = Engagement.read(
              "account-" + (i * 7L + thread) % 500,
              "article-" + i % 30,
              Engines.START + i * 20_000L)
          .id(i * (long) THREADS + thread)
          .device("device-" + i % 90)
          .ip("192.0.2." + i % 256)
          .build();
      if (thread % 2 == 0) {
        winnow.score(e);
      } else {
        batch.add(e);
        if (batch.size() == 50 || i == PER_THREAD - 1) {
          winnow.score(batch, (x, v) -> {});
          batch.clear();
        }
      }
    }
  }
}
