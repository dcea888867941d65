package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.rules.ExactCounts;
import io.github.winnow.rules.Rules;
import io.github.winnow.rules.WatchList;
import io.github.winnow.runtime.Kernel;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final DetectorProvider DETECTOR =
      Detectors.scripted("script", Family.GRAPH, Detectors.logPValue(Subject.ACCOUNT));

  private static Winnow engine(String rules) {
    return Engines.with(DETECTOR).rules(Rules.parse(rules)).build();
  }

  private static Engagement read(String account, String device, long second) {
    return Engagement.read(account, "t", Engines.START + 1000 * second)
        .device(device)
        .build();
  }

  private static @Nullable Reason reason(Verdict verdict, String rule) {
    return verdict.reasons().stream()
        .filter(r -> r.statistic().name().equals("rule/" + rule))
        .findFirst()
        .orElse(null);
  }

  private static double observed(Verdict verdict, String rule) {
    Reason reason = reason(verdict, rule);
    return reason == null ? 0 : reason.observed();
  }

  /** Traffic in which every field that a rule can name is there, or is missing, in order of time. */
  private static List<Engagement> traffic(SplittableRandom random, int size, int values) {
    List<Engagement> all = new ArrayList<>();
    long time = Engines.START;
    for (int i = 0; i < size; i++) {
      time += random.nextInt(4) > 0 ? random.nextInt(60_000) : random.nextInt(40_000_000);
      String[] drawn = new String[12];
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = random.nextInt(8) > 0 ? "v" + random.nextInt(values) : null;
      }
      Engagement.Builder e = Engagement.of(
              random.nextBoolean() ? Action.READ : Action.LIKE,
              Id.of("a" + random.nextInt(values)),
              Id.of("t" + random.nextInt(values)),
              time)
          .count(1 + random.nextInt(3));
      if (drawn[0] != null) {
        e.device(drawn[0]);
      }
      if (drawn[1] != null) {
        e.ip("10.0." + random.nextInt(3) + "." + random.nextInt(values));
      }
      if (drawn[2] != null) {
        e.publisher(drawn[2]);
      }
      if (drawn[3] != null) {
        e.promotion(drawn[3]);
      }
      if (drawn[4] != null) {
        e.source(random.nextBoolean() ? Source.SEARCH : Source.AD);
      }
      if (drawn[5] != null) {
        e.region(drawn[5]);
      }
      if (drawn[6] != null) {
        e.networkType(drawn[6]);
      }
      if (drawn[7] != null) {
        e.client(drawn[7]);
      }
      if (drawn[8] != null) {
        e.dwell(random.nextInt(100_000));
      }
      if (drawn[9] != null) {
        e.completion(random.nextInt(11) / 10.0);
      }
      if (drawn[10] != null) {
        e.attribute("shop", drawn[10]);
      }
      if (drawn[11] != null) {
        e.attribute("amount", random.nextInt(1000) + "." + random.nextInt(100));
      }
      all.add(e.build());
    }
    return all;
  }

  @Test
  void whatARuleCountsIsWhatAPlainCountGives() {
    AtomicInteger seen = new AtomicInteger();
    Seeds.fixed(60, random -> {
      String text = ExactCounts.draw(random, 4);
      List<ExactCounts> exact = text.lines().map(ExactCounts::new).toList();
      try (Winnow engine = engine(text)) {
        for (Engagement e : traffic(random, 400, 2 + random.nextInt(40))) {
          Verdict verdict = engine.score(e);
          assertEquals(Disposition.COUNT, verdict.disposition());
          for (int i = 0; i < exact.size(); i++) {
            ExactCounts own = exact.get(i);
            double observed = observed(verdict, "r" + i);
            String message = text + " r" + i + " at " + e.time();
            if (!own.add(e)) {
              assertEquals(0, observed, message);
              continue;
            }
            seen.incrementAndGet();
            switch (own.kind()) {
              case "count" -> {
                assertTrue(observed >= own.within(e, 7 / 8.0), message);
                assertTrue(observed <= own.within(e, 1), message);
              }
              case "sum" -> {
                double sum = own.faded(e);
                assertEquals(sum, observed, 1e-9 * sum + 1e-9, message);
              }
              default -> {
                assertTrue(observed >= 0.6 * own.within(e, 0.5) - 2, message);
                assertTrue(observed <= 1.4 * own.within(e, 1) + 2, message);
              }
            }
          }
        }
      }
    });
    assertTrue(seen.get() > 10_000, () -> "only " + seen);
  }

  @Test
  void aRuleHoldsAndNamesItselfInASentence() {
    try (Winnow engine = engine("crowded: distinct accounts by device over 24h > 3")) {
      for (int i = 0; i < 3; i++) {
        Verdict verdict = engine.score(read("a" + i, "phone", i));
        assertEquals(Disposition.COUNT, verdict.disposition());
        assertEquals(List.of(), verdict.reasons());
      }
      engine.score(read("a1", "phone", 3));
      Verdict verdict = engine.score(read("a4", "phone", 4));
      assertEquals(Disposition.HOLD, verdict.disposition());
      assertEquals(TrafficClass.SOPHISTICATED, verdict.trafficClass());
      assertEquals(
          "[rule/crowded: 4 distinct accounts on this device in 24 h; the rule allows 3]",
          verdict.reasons().toString());
      assertEquals(Subject.DEVICE, verdict.reasons().get(0).statistic().subject());
      assertEquals(Disposition.COUNT, engine.score(read("a5", "other", 5)).disposition());
    }
  }

  @Test
  void everyKindHasItsSentence() {
    try (Winnow engine = engine("""
        a: count by account + network on read, like from search over 15m > 0
        b: sum attribute:amount by account over 90s > 0.5
        c: distinct attribute:shop by network-type over 7d > 0
        """)) {
      Verdict verdict = engine.score(Engagement.read("a", "t", Engines.START)
          .ip("10.0.0.1")
          .source(Source.SEARCH)
          .networkType("wifi")
          .attribute("amount", "12.5")
          .attribute("shop", "s")
          .build());
      assertEquals(
          List.of(
              "1 engagements of this account and from this network in 15 min (read, like, from"
                  + " search); the rule allows 0",
              "attribute:amount of 12.5 in all of this account in 90 s; the rule allows 0.5",
              "1 distinct attribute:shop over this kind of network in 7 d; the rule allows 0"),
          verdict.reasons().stream().map(Reason::sentence).toList());
    }
  }

  @Test
  void anEffectIsWhatItSays() {
    try (Winnow engine = engine("""
        shown: count by account over 1h > 1 then show as general
        held: count by account over 1h > 2 as general
        out: count by account over 1h > 3 then exclude as general
        again: count by account over 1h > 3 then exclude
        """)) {
      List<Disposition> done = new ArrayList<>();
      List<TrafficClass> classes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Verdict verdict = engine.score(read("a", "d", i));
        done.add(verdict.disposition());
        classes.add(verdict.trafficClass());
        assertEquals(i == 3 ? 4 : i, verdict.reasons().size());
      }
      assertEquals(
          List.of(Disposition.COUNT, Disposition.COUNT, Disposition.HOLD, Disposition.EXCLUDE),
          done);
      assertEquals(
          List.of(
              TrafficClass.SOPHISTICATED,
              TrafficClass.SOPHISTICATED,
              TrafficClass.GENERAL,
              TrafficClass.GENERAL),
          classes);
      Tally tally = engine.tallies().of("t", Action.READ);
      assertEquals(4, tally.gross());
      assertTrue(tally.invalidGeneral() >= 1, tally::toString);
    }
  }

  @Test
  void aRuleIsInNoScore() {
    long seed = Engines.seed(3);
    List<Engagement> traffic = Engines.traffic(seed, 3000);
    try (Winnow without = Engines.with(DETECTOR).keepScores().memory(64 << 20).build();
        Winnow with = Engines.with(DETECTOR)
            .keepScores()
            .memory(64 << 20)
            .rules(Rules.parse("a: count by account over 1h > 1\nb: count by device over 1h > 1"))
            .build()) {
      int applied = 0;
      for (Engagement e : traffic) {
        Verdict plain = without.score(e);
        Verdict ruled = with.score(e);
        assertEquals(plain.score(), ruled.score(), () -> "-Dwinnow.seed=" + seed);
        List<Reason> evidence = new ArrayList<>(ruled.evidence());
        evidence.removeIf(r -> r.statistic().detector().equals(Rules.DETECTOR));
        applied += ruled.evidence().size() - evidence.size();
        assertEquals(plain.evidence(), evidence);
      }
      assertTrue(applied > 1000, "applied " + applied);
      assertEquals(without.health().uncalibrated(), with.health().uncalibrated());
      assertEquals(without.health().scoreIsMeasured(), with.health().scoreIsMeasured());
    }
  }

  @Test
  void whatIsCountedOutlivesAnExchange() {
    String counted = "distinct targets by account over 24h";
    Seeds.fresh(20, random -> {
      List<Engagement> traffic = traffic(random, 300, 20);
      Rules before = Rules.parse(
          "old: count by device over 24h > 0 then show\nkept: " + counted + " > 0 then show\n");
      Rules after = Rules.parse("new: count by network over 24h > 0 then show\nrenamed: " + counted
          + " > 3 then exclude\n");
      int exchange = random.nextInt(300);
      try (Winnow never = engine("kept: " + counted + " > 0 then show");
          Winnow fresh = engine("new: count by network over 24h > 0 then show");
          Winnow engine = Engines.with(DETECTOR).rules(before).build()) {
        for (int i = 0; i < traffic.size(); i++) {
          if (i == exchange) {
            engine.activate(after);
          }
          Engagement e = traffic.get(i);
          double kept = observed(never.score(e), "kept");
          Verdict verdict = engine.score(e);
          if (i < exchange) {
            assertEquals(kept, observed(verdict, "kept"));
          } else {
            assertEquals(kept > 3 ? kept : 0, observed(verdict, "renamed"));
            assertEquals(observed(fresh.score(e), "new"), observed(verdict, "new"));
            assertNull(reason(verdict, "old"));
          }
        }
      }
    });
  }

  @Test
  void anExchangeIsARecordAndIsReplayed() {
    Seeds.fresh(20, random -> {
      List<Engagement> traffic = traffic(random, 300, 20);
      List<ControlRecord> records = new ArrayList<>();
      Rules first = Rules.parse(ExactCounts.draw(random, 3));
      List<Rules> later = List.of(
          Rules.parse(ExactCounts.draw(random, 2) + "x: count by account over 1h > 2"),
          Rules.none(),
          first);
      List<String> verdicts = new ArrayList<>();
      WinnowListener listener = new WinnowListener() {
        @Override
        public void recorded(ControlRecord record) {
          records.add(record);
        }
      };
      try (Winnow engine =
          Engines.with(DETECTOR).rules(first).listener(listener).build()) {
        int from = 0;
        for (Rules rules : later) {
          int to = from + random.nextInt(100);
          // In the middle of a batch too: from the next engagement on.
          engine.score(traffic.subList(from, to), (e, verdict) -> verdicts.add(verdict.toString()));
          int at = to + random.nextInt(20);
          int exchange = verdicts.size() + random.nextInt(20) + 1;
          engine.score(traffic.subList(to, Math.min(300, at + 20)), (e, verdict) -> {
            verdicts.add(verdict.toString());
            if (verdicts.size() == exchange) {
              engine.activate(rules);
            }
          });
          from = Math.min(300, at + 20);
          if (from > 200) {
            break;
          }
        }
        engine.score(traffic.subList(from, 300), (e, v) -> verdicts.add(v.toString()));
      }
      assertFalse(records.isEmpty());
      assertInstanceOf(ControlRecord.Ruled.class, records.get(0));
      try (Winnow again = Engines.with(DETECTOR).rules(first).replay(records).build()) {
        List<String> replayed =
            Engines.verdicts(again, traffic).stream().map(Verdict::toString).toList();
        assertEquals(verdicts, replayed);
      }
      assertEquals(verdicts, byKernel(first, records, traffic));
    });
  }

  private static List<String> byKernel(
      Rules first, List<ControlRecord> records, List<Engagement> traffic) {
    Kernel kernel = Engines.with(DETECTOR).rules(first).buildKernel();
    Kernel.Event event = kernel.newEvent();
    Map<String, Map<Long, long[]>> rows = new HashMap<>();
    List<String> verdicts = new ArrayList<>();
    int next = 0;
    for (Engagement e : traffic) {
      while (next < records.size() && records.get(next).position() == verdicts.size()) {
        kernel.apply(records.get(next++));
      }
      assertNull(kernel.observe(e, e.time(), event));
      for (int key = 0; key < kernel.keys(); key++) {
        long value = kernel.keyOf(key, event);
        if (value != 0) {
          int longs = kernel.rowLongs(key);
          kernel.update(
              key,
              event,
              rows.computeIfAbsent(kernel.keyName(key), k -> new HashMap<>())
                  .computeIfAbsent(value, k -> new long[longs]));
        }
      }
      verdicts.add(kernel.judge(event).toString());
    }
    return verdicts;
  }

  @Test
  void aClearanceOutranksEveryRule() {
    try (Winnow engine = engine("out: count by account over 1h > 0 then exclude")) {
      assertEquals(Disposition.EXCLUDE, engine.score(read("a", "d", 0)).disposition());
      Clearance known = Clearance.of(Clearance.Subject.ACCOUNT, "a", "our own test account");
      engine.clear(known);
      Verdict verdict = engine.score(read("a", "d", 1));
      assertEquals(Disposition.COUNT, verdict.disposition());
      assertEquals(2, observed(verdict, "out"));
      assertEquals(2, engine.tallies().of("t", Action.READ).net());
      engine.revoke(known);
      assertEquals(0, engine.tallies().of("t", Action.READ).net());
    }
  }

  @Test
  void aListIsExchangedWhileCountsGoOn() {
    WatchList before = WatchList.parse("203.0.113.0/24");
    Rules rules = Rules.parse("""
        hosting: any in hosting then exclude as general
        storm: count by account in hosting over 1h > 1
        """, Map.of("hosting", before));
    List<ControlRecord> records = new ArrayList<>();
    WinnowListener listener = new WinnowListener() {
      @Override
      public void recorded(ControlRecord record) {
        records.add(record);
      }
    };
    List<Engagement> reads = new ArrayList<>();
    for (String ip : List.of("203.0.113.9", "198.51.100.9", "203.0.113.9", "198.51.100.9")) {
      reads.add(Engagement.read("a", "t", Engines.START).ip(ip).build());
    }
    List<String> verdicts = new ArrayList<>();
    try (Winnow engine = Engines.with(DETECTOR).rules(rules).listener(listener).build()) {
      Verdict listed = engine.score(reads.get(0));
      assertEquals(Disposition.EXCLUDE, listed.disposition());
      assertEquals(TrafficClass.GENERAL, listed.trafficClass());
      assertEquals("[rule/hosting: on the list hosting]", listed.reasons().toString());
      Verdict other = engine.score(reads.get(1));
      assertEquals(Disposition.COUNT, other.disposition());
      engine.activate(rules.with("hosting", WatchList.parse("198.51.100.0/24")));
      Verdict no = engine.score(reads.get(2));
      assertEquals(Disposition.COUNT, no.disposition());
      Verdict now = engine.score(reads.get(3));
      assertEquals(
          "[rule/hosting: on the list hosting, rule/storm: 2 engagements of this account in 1 h (on"
              + " the list hosting); the rule allows 1]",
          now.reasons().toString());
      for (Verdict verdict : List.of(listed, other, no, now)) {
        verdicts.add(verdict.toString());
      }
      engine.clear(Clearance.of(Clearance.Subject.NETWORK, "198.51.100.0", "an appeal"));
      Verdict cleared = engine.score(reads.get(3));
      assertEquals(Disposition.COUNT, cleared.disposition());
      assertEquals("cleared: an appeal", cleared.note());
      assertEquals(2, cleared.reasons().size());
      assertInstanceOf(ControlRecord.Cleared.class, records.get(1));
    }
    List<ControlRecord> exchange = records.subList(0, 1);
    try (Winnow again = Engines.with(DETECTOR).rules(rules).replay(exchange).build()) {
      assertEquals(
          verdicts,
          Engines.verdicts(again, reads).stream().map(Verdict::toString).toList());
    }
    assertEquals(verdicts, byKernel(rules, exchange, reads));
  }

  @Test
  void aForgottenAccountBeginsAnew() {
    try (Winnow engine = engine("""
        fast: count by account + device over 1h > 0 then show
        alone: count by account over 1h > 0 then show
        """)) {
      engine.score(read("a", "d", 0));
      engine.score(read("b", "d", 0));
      engine.forget(Id.of("a"));
      Verdict forgotten = engine.score(read("a", "d", 1));
      assertEquals(1, observed(forgotten, "fast"));
      assertEquals(1, observed(forgotten, "alone"));
      assertEquals(2, observed(engine.score(read("b", "d", 1)), "fast"));
    }
  }

  @Test
  void anEngineWithoutRoomSaysSo() {
    try (Winnow engine = Engines.with(DETECTOR).build()) {
      assertEquals(
          "this engine has no memory for what rules count: build it with WinnowBuilder.rules, with"
              + " Rules.none() where there are none yet",
          assertThrows(IllegalStateException.class, () -> engine.activate(Rules.none()))
              .getMessage());
    }
    ControlRecord record = new ControlRecord.Ruled(0, Rules.none());
    WinnowBuilder builder = Engines.with(DETECTOR).replay(List.of(record));
    assertEquals(
        "the records to be replayed have rules: give the builder those that the recorded engine"
            + " began with, or Rules.none()",
        assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    DetectorProvider namesake =
        Detectors.scripted("rule", Family.GRAPH, Detectors.logPValue(Subject.ACCOUNT));
    WinnowBuilder twice = Engines.with(namesake).rules(Rules.none());
    assertTrue(String.valueOf(
            assertThrows(IllegalArgumentException.class, twice::build).getMessage())
        .startsWith("the id rule is the host's rules', but the detector "));
  }

  @Test
  void healthShowsTheRulesInForce() {
    try (Winnow engine = Engines.with(DETECTOR).rules(Rules.none()).build()) {
      assertEquals(1, engine.health().detectors().size());
      engine.activate(
          Rules.parse("a: count by account over 1h > 5\nb: count by device over 1h > 5"));
      Health.DetectorHealth rule = engine.health().detectors().get(1);
      assertEquals("rule", rule.id());
      assertEquals(
          List.of("a", "b"),
          rule.declared().statistics().stream().map(s -> s.statistic()).toList());
      engine.score(read("a", "d", 0));
      Health.TableHealth table = engine.health().tables().stream()
          .filter(t -> t.key().equals("rule"))
          .findFirst()
          .orElseThrow();
      assertEquals(2, table.rows());
      assertEquals(80, table.rowBytes());
      assertNotEquals(0, table.capacity());
    }
  }

  @Test
  void rulesAreMetByManyThreads() throws InterruptedException {
    try (Winnow engine = Engines.with(DETECTOR)
        .rules(Rules.parse("a: count by account over 1h > 0 then show"))
        .build()) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        threads.add(new Thread(() -> {
          for (int i = 0; i < 2000; i++) {
            engine.score(read("a", "d", 0));
            if (i % 100 == 0) {
              engine.activate(Rules.parse("b: count by account over 1h > " + i + " then show"));
            }
          }
        }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      engine.activate(Rules.parse("c: count by account over 1h > 0 then show"));
      assertEquals(8001, observed(engine.score(read("a", "d", 0)), "c"));
      assertEquals(0, engine.health().detectors().get(0).faults());
    }
  }
}
