package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The engine as a host sees it. */
class EngineTest {
  private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private static Engagement read(String account, long time) {
    return Engagement.read(account, "article-17", time).build();
  }

  private static WinnowBuilder plain() {
    return Engines.with(Detectors.everyField("fields"));
  }

  // What can't be judged

  @Test
  void whatCannotBeJudgedIsRejectedCountedAndSaid() {
    String overlong = "x".repeat(1025);
    try (Winnow engine = plain().build()) {
      assertRejected(engine, "the account's id is empty", read("", Engines.START));
      assertRejected(engine, "the account's id is longer", read(overlong, Engines.START));
      assertRejected(
          engine,
          "the target's id is empty",
          Engagement.read("a", "", Engines.START).build());
      assertRejected(
          engine,
          "the target's id is longer",
          Engagement.read("a", overlong, Engines.START).build());
      assertRejected(
          engine,
          "the event's id is longer",
          Engagement.read("a", "t", Engines.START).id(overlong).build());
      assertRejected(engine, "the time is before 1970", read("a", -1));
      assertRejected(engine, "the time is before 1970", read("a", Long.MIN_VALUE));
      assertRejected(engine, "after 2099", read("a", YEAR_9999));
      assertEquals(8, engine.health().rejected());
      assertEquals(0, engine.health().scored());
      assertEquals(List.of(), engine.tallies().all());
    }
  }

  private static void assertRejected(Winnow engine, String why, Engagement engagement) {
    Verdict verdict = engine.score(engagement);
    assertEquals(Verdict.Status.REJECTED, verdict.status());
    assertEquals(Disposition.COUNT, verdict.disposition());
    assertTrue(verdict.degraded());
    assertTrue(verdict.note().contains(why), verdict.note());
  }

  @Test
  void anEventOfTheYear9999DoesNotMoveTheClock() {
    try (Winnow engine = plain().keepScores().build();
        Winnow undisturbed = plain().keepScores().build()) {
      for (int i = 0; i < 50; i++) {
        long time = Engines.START + i * 10_000L;
        if (i == 25) {
          for (String forger : List.of("m1", "m2", "m3", "m4")) {
            Verdict forged = engine.score(Engagement.read(forger, "elsewhere", YEAR_9999)
                .region("nowhere")
                .build());
            assertEquals(Verdict.Status.JUDGED, forged.status());
          }
        }
        Engagement genuine = read("alice", time);
        assertEquals(undisturbed.score(genuine), engine.score(genuine));
      }
      assertEquals(4, engine.health().timeJumps());
      assertTrue(engine.health().streamTime() < Engines.START + 500_000);
      assertEquals(4, engine.tallies().of("elsewhere", Action.READ).gross());
      List<HourTally> hours = engine.tallies().hours(Id.of("elsewhere"), Action.READ);
      assertTrue(hours.get(0).hour().isBefore(Instant.parse("2024-01-01T00:00:00Z")));
    }
  }

  @Test
  void threeAccountsMayMoveTheClockFar() {
    long later = Engines.START + Duration.ofDays(4 * 365).toMillis();
    try (Winnow engine = plain().build()) {
      engine.score(read("a", Engines.START));
      engine.score(read("b", later));
      engine.score(read("b", later));
      assertEquals(Engines.START, engine.health().streamTime(), "one account is one witness");
      engine.score(read("c", later));
      engine.score(read("d", later));
      assertEquals(later, engine.health().streamTime());
    }
  }

  // Duplicates

  @Test
  void aDuplicateUpdatesNothingAndSaysSo() {
    try (Winnow engine = plain().keepScores().build()) {
      Engagement first = Engagement.read("alice", "t", Engines.START).id("e1").build();
      assertEquals(Verdict.Status.JUDGED, engine.score(first).status());
      Verdict again = engine.score(first);
      assertEquals(Verdict.Status.DUPLICATE, again.status());
      assertEquals(Disposition.EXCLUDE, again.disposition());
      assertEquals("duplicate", again.note());
      assertEquals(List.of(), again.reasons());
      assertEquals(1, engine.tallies().of("t", Action.READ).gross());
      assertEquals(1, engine.health().duplicates());
      Verdict next =
          engine.score(Engagement.read("alice", "t", Engines.START).id("e2").build());
      assertEquals(2, next.evidence().get(0).value(), "the duplicate left no trace");
    }
  }

  @Test
  void anIdAloneIsNotEnoughToPreEmpt() {
    try (Winnow engine = plain().build()) {
      Engagement forged =
          Engagement.read("mallory", "t", Engines.START).id("e1").build();
      Engagement genuine = Engagement.read("alice", "t", Engines.START).id("e1").build();
      Engagement other = Engagement.read("alice", "u", Engines.START).id("e1").build();
      Engagement liked = Engagement.like("alice", "t", Engines.START).id("e1").build();
      for (Engagement e : List.of(forged, genuine, other, liked)) {
        assertEquals(Verdict.Status.JUDGED, engine.score(e).status());
      }
    }
  }

  @Test
  void anEventWithoutAnIdIsNeverADuplicate() {
    try (Winnow engine = plain().build()) {
      for (int i = 0; i < 3; i++) {
        assertEquals(
            Verdict.Status.JUDGED, engine.score(read("alice", Engines.START)).status());
        assertEquals(
            Verdict.Status.JUDGED,
            engine
                .score(Engagement.read("alice", "t", Engines.START).id("").build())
                .status());
      }
      assertEquals(0, engine.health().duplicates());
    }
  }

  @Test
  void beyondTheHorizonAnIdMayComeAgain() {
    Duration day = Duration.ofDays(1);
    try (Winnow engine = plain().duplicateHorizon(day).build()) {
      Engagement.Builder e = Engagement.read("alice", "t", Engines.START).id(7);
      assertEquals(Verdict.Status.JUDGED, engine.score(e.build()).status());
      Engagement within = at(Engines.START + day.toMillis()).id(7).build();
      assertEquals(Verdict.Status.DUPLICATE, engine.score(within).status());
      Engagement beyond = at(Engines.START + day.toMillis() + 1).id(7).build();
      assertEquals(Verdict.Status.JUDGED, engine.score(beyond).status());
    }
  }

  private static Engagement.Builder at(long time) {
    return Engagement.read("alice", "t", time);
  }

  // The end

  @Test
  void afterTheEndEverythingCounts() {
    Winnow engine = plain().build();
    engine.score(read("alice", Engines.START));
    engine.close();
    engine.close();
    Verdict verdict = engine.score(read("alice", Engines.START));
    assertEquals(Verdict.Status.CLOSED, verdict.status());
    assertEquals(Disposition.COUNT, verdict.disposition());
    assertTrue(verdict.degraded());
    List<Verdict> batch = new ArrayList<>();
    engine.score(List.of(read("a", 1), read("", 1)), (e, v) -> batch.add(v));
    assertEquals(List.of(verdict, verdict), batch);
    assertEquals(1, engine.tallies().of("article-17", Action.READ).gross(), "still to be read");
    assertEquals(1, engine.health().scored());
    engine.activate(Calibration.none());
  }

  // Batches

  @Test
  void aBatchGivesTheSameVerdictsInOrder() {
    long seed = Engines.seed(1);
    for (int size : new int[] {0, 1, 15, 16, 17, 5000}) {
      List<Engagement> traffic = Engines.traffic(seed + size, size);
      try (Winnow one = plain().keepScores().build();
          Winnow batched = plain().keepScores().build()) {
        List<Verdict> expected = Engines.verdicts(one, traffic);
        List<Engagement> told = new ArrayList<>();
        List<Verdict> actual = new ArrayList<>();
        batched.score(traffic, (e, v) -> {
          told.add(e);
          actual.add(v);
        });
        assertEquals(traffic, told);
        assertEquals(expected, actual, () -> "-Dwinnow.seed=" + seed);
        assertEquals(one.tallies().all(), batched.tallies().all());
        assertEquals(one.health(), batched.health());
      }
    }
  }

  @Test
  void aBatchKnowsDuplicatesWithinItself() {
    Engagement e = Engagement.read("alice", "t", Engines.START).id(1).build();
    try (Winnow engine = plain().build()) {
      List<Verdict.Status> statuses = new ArrayList<>();
      engine.score(List.of(e, e, read("", 0)), (x, v) -> statuses.add(v.status()));
      assertEquals(
          List.of(Verdict.Status.JUDGED, Verdict.Status.DUPLICATE, Verdict.Status.REJECTED),
          statuses);
    }
  }

  /** What goes no further makes room for what does, and each keeps what is its own. */
  @Test
  void aBatchFullOfDuplicatesGivesTheSameVerdicts() {
    Random random = new Random(Engines.seed(3));
    List<Engagement> traffic = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      boolean empty = random.nextInt(10) == 0;
      int id = random.nextInt(1 + i);
      traffic.add(Engagement.read(empty ? "" : "a" + id % 50, "t" + id % 7, Engines.START + id)
          .id(id)
          .build());
    }
    try (Winnow one = plain().keepScores().build();
        Winnow batched = plain().keepScores().build()) {
      List<Verdict> actual = new ArrayList<>();
      batched.score(traffic, (e, v) -> actual.add(v));
      assertEquals(Engines.verdicts(one, traffic), actual);
      assertEquals(one.tallies().all(), batched.tallies().all());
      assertEquals(one.health(), batched.health());
      assertTrue(one.health().duplicates() > 500, "or nothing was tried");
    }
  }

  @Test
  void aBatchMayBeLeftHalfwayAndEnteredFromWithin() {
    List<Engagement> traffic = Engines.traffic(Engines.seed(2), 40);
    try (Winnow engine = plain().build()) {
      assertThrows(
          IllegalStateException.class,
          () -> engine.score(traffic, (e, v) -> {
            throw new IllegalStateException("the host's own");
          }));
      List<Verdict> inner = new ArrayList<>();
      engine.score(
          List.of(read("a", Engines.START)),
          (e, v) -> engine.score(List.of(read("b", Engines.START)), (f, w) -> inner.add(w)));
      assertEquals(1, inner.size());
      assertEquals(Batch.SIZE + 2, engine.health().scored());
    }
  }

  @Test
  void nullIsTheHostsOwnFault() {
    try (Winnow engine = plain().build()) {
      assertThrows(NullPointerException.class, () -> engine.score(nothing()));
    }
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a careless caller may pass
  private static <T> T nothing() {
    return null;
  }

  // One truth

  @Test
  void theOrderOfProvidersMattersNot() {
    long seed = Engines.seed(3);
    List<Engagement> traffic = Engines.traffic(seed, 2000);
    List<DetectorProvider> providers = new ArrayList<>(List.of(
        Detectors.everyField("m-fields"),
        Detectors.everyField("a-fields"),
        Detectors.scripted("script", Family.GRAPH, Detectors.logPValue(Subject.ACCOUNT)),
        Detectors.of("silent", Family.TIMING, setup -> (StreamDetector) (now, out) -> {})));
    List<Verdict> expected = null;
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(providers, new Random(seed + i));
      try (Winnow engine =
          Engines.with(providers.toArray(new DetectorProvider[0])).keepScores().build()) {
        List<Verdict> verdicts = Engines.verdicts(engine, traffic);
        if (expected == null) {
          expected = verdicts;
        }
        assertEquals(expected, verdicts, () -> "-Dwinnow.seed=" + seed);
      }
    }
  }

  @Test
  void twoEnginesOfOneSecretGiveTheSameVerdicts() {
    List<Engagement> traffic = Engines.traffic(Engines.seed(4), 2000);
    try (Winnow one = plain().keepScores().build();
        Winnow other = plain().keepScores().build()) {
      assertEquals(Engines.verdicts(one, traffic), Engines.verdicts(other, traffic));
    }
  }

  @Test
  void pseudonymsAreTheSecretsOwn() {
    Id alice = Id.of("alice");
    try (Winnow one = plain().build();
        Winnow same = plain().build();
        Winnow other = plain().secret(new byte[16]).build()) {
      Pseudonym pseudonym = one.pseudonym(alice);
      assertEquals(pseudonym, same.pseudonym(alice));
      assertNotEquals(pseudonym, other.pseudonym(alice));
      assertEquals(pseudonym, one.pseudonym(Id.of(pseudonym)), "hashed before");
      assertEquals(one.pseudonym(Id.of(42)), one.pseudonym(Id.of("42")));
    }
  }

  @Test
  void anEngagementMayComeWithPseudonyms() {
    try (Winnow engine = plain().keepScores().build()) {
      engine.score(read("alice", Engines.START));
      Id alice = Id.of(engine.pseudonym(Id.of("alice")));
      Verdict verdict =
          engine.score(Engagement.of(Action.READ, alice, Id.of("article-17"), Engines.START + 1000)
              .build());
      assertEquals(2, verdict.evidence().get(0).value());
    }
  }

  // Tallies and health

  @Test
  void talliesCountByTargetActionAndHour() {
    try (Winnow engine = plain().build()) {
      long hour = Duration.ofHours(1).toMillis();
      long first = Engines.START / hour * hour;
      engine.score(Engagement.read("a", "t", first).count(5).build());
      engine.score(Engagement.read("b", "t", first + hour - 1).build());
      engine.score(Engagement.read("b", "t", first + hour).build());
      engine.score(Engagement.like("b", "t", first + 3 * hour).build());
      engine.score(Engagement.read("b", "u", first + hour).build());
      Tallies tallies = engine.tallies();
      assertEquals(7, tallies.of("t", Action.READ).gross());
      assertEquals(7, tallies.of("t", Action.READ).net());
      assertEquals(1, tallies.of("t", Action.LIKE).gross());
      assertEquals(0, tallies.of("t", Action.SHARE).gross());
      assertEquals(0, tallies.of("unheard of", Action.READ).gross());
      assertEquals(
          List.of(6L, 1L),
          tallies.hours(Id.of("t"), Action.READ).stream()
              .map(h -> h.tally().gross())
              .toList());
      assertEquals(
          Instant.ofEpochMilli(first + hour),
          tallies.hours(Id.of("t"), Action.READ).get(1).hour());
      assertEquals(
          List.of("like t", "read t", "read u"),
          tallies.all().stream().map(t -> t.action() + " " + t.target()).toList());
    }
  }

  @Test
  void aHeldEngagementCountsByItsProbability() {
    Calibration calibration = Calibrations.of(
        Calibrations.tail("who", "read"),
        Calibrations.score(2, 4, "read"),
        "odds : 0 3.91202301 : -3 6");
    WinnowBuilder builder = Engines.with(
            Detectors.scripted("who", Family.GRAPH, Detectors.upperTail(Subject.ACCOUNT)))
        .calibration(calibration);
    try (Winnow engine = builder.build()) {
      double q = 0;
      double variance = 0;
      for (int i = 0; i < 100; i++) {
        Engagement.Builder e = Engagement.read("a" + i, "t", Engines.START + i);
        Verdict verdict = engine.score(i % 10 == 0 ? e.attribute("who", "20").build() : e.build());
        if (i % 10 == 0) {
          assertEquals(Disposition.HOLD, verdict.disposition());
          q += verdict.q();
        }
        variance += verdict.q() * (1 - verdict.q());
      }
      Tally tally = engine.tallies().of("t", Action.READ);
      assertEquals(100, tally.gross());
      assertEquals(10, tally.held());
      assertEquals(q, tally.invalidSophisticated(), 1e-4);
      assertEquals(100 - q, tally.net(), 1e-4);
      double half = 1.6448536 * Math.sqrt(variance);
      assertEquals(100 - q - half, tally.netLow(), 1e-3);
      assertEquals(Math.min(100, 100 - q + half), tally.netHigh(), 1e-3);
    }
  }

  @Test
  void healthSaysHowTheEngineFares() {
    try (Winnow engine = plain().build()) {
      Health before = engine.health();
      assertEquals(0, before.streamTime());
      assertFalse(before.secretIsDrawn());
      assertEquals(7, before.uncalibrated().size());
      assertEquals(
          List.of("account", "region?", "target"),
          before.detectors().get(0).keys(),
          "an optional key is not needed");
      assertEquals(
          List.of("device", "network"), before.detectors().get(0).declared().optionalKeys());
      engine.score(Engagement.read("a", "t", Engines.START).ip("192.0.2.1").build());
      engine.score(Engagement.read("b", "t", Engines.START - 5000).build());
      Health after = engine.health();
      assertEquals(2, after.scored());
      assertEquals(1, after.late());
      assertEquals(Engines.START, after.streamTime());
      assertEquals(2, rows(after, "account"));
      assertEquals(1, rows(after, "target"));
      assertEquals(1, rows(after, "network"));
      assertEquals(0, rows(after, "device"));
      assertEquals(0, rows(after, "seen"));
    }
    try (Winnow engine = Winnow.builder()
        .calibration(Calibration.none())
        .discoverIn(ClassLoader.getPlatformClassLoader())
        .build()) {
      assertTrue(engine.health().secretIsDrawn());
    }
  }

  private static long rows(Health health, String key) {
    return health.tables().stream()
        .filter(t -> t.key().equals(key))
        .mapToLong(Health.TableHealth::rows)
        .findFirst()
        .orElse(-1);
  }

  @Test
  void theSameSharedVerdictCostsNoObject() {
    Calibration calibration =
        Calibrations.of(Calibrations.tail("who", "read"), Calibrations.score(2, 4, "read"));
    try (Winnow engine = Engines.with(
            Detectors.scripted("who", Family.GRAPH, Detectors.upperTail(Subject.ACCOUNT)))
        .calibration(calibration)
        .build()) {
      Engagement e =
          Engagement.read("a", "t", Engines.START).attribute("who", "0").build();
      assertSame(engine.score(e), engine.score(e));
      assertNull(e.id());
    }
  }

  /** What was learned is counted, told or not; and what is tried again is known. */
  @Test
  void aListenerThatThrowsInABatchLosesNothing() {
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(Engagement.read("account-" + i, "article", Engines.START + i)
          .id("e" + i)
          .build());
    }
    try (Winnow winnow = Engines.with().build()) {
      int[] told = {0};
      assertThrows(
          IllegalStateException.class,
          () -> winnow.score(all, (engagement, verdict) -> {
            if (++told[0] == 20) {
              throw new IllegalStateException("full");
            }
          }));
      long counted = winnow.health().scored();
      assertTrue(counted >= 20 && counted < 40, counted + " were counted");
      assertEquals(counted, gross(winnow));
      List<Verdict.Status> again = new ArrayList<>();
      winnow.score(all, (engagement, verdict) -> again.add(verdict.status()));
      for (int i = 0; i < all.size(); i++) {
        assertEquals(
            i < counted ? Verdict.Status.DUPLICATE : Verdict.Status.JUDGED,
            again.get(i),
            "at " + i);
      }
      assertEquals(40, gross(winnow));
    }
  }

  private static long gross(Winnow winnow) {
    return Math.round(winnow.tallies().all().stream().mapToDouble(Tally::gross).sum());
  }
}
