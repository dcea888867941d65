package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.StreamDetector;
import io.github.winnow.spi.Subject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Memory is fixed at the start, whatever comes. */
class MemoryTest {
  private static final long MB = 1 << 20;

  /** {@code -Dwinnow.accounts=...}: so many fresh accounts go through an engine of 64 MB. */
  private static final long ACCOUNTS = Long.getLong("winnow.accounts", 10_000_000);

  private static WinnowBuilder farmWatch() {
    return Engines.with(Detectors.of("watch", Family.TIMING, setup -> {
      var rate = setup.by(Dimension.ACCOUNT).windowCount(Duration.ofDays(1));
      var crowd = setup.by(Dimension.TARGET).distinct(Dimension.ACCOUNT, Duration.ofDays(1));
      Statistic s = setup.upperTail("rate", "{value}", Subject.ACCOUNT);
      Statistic t = setup.upperTail("crowd", "{value}", Subject.TARGET);
      return (StreamDetector) (now, out) -> {
        out.report(s, rate.value(now), 1, 1);
        out.report(t, crowd.estimate(now), 1, 1);
      };
    }));
  }

  @Test
  void tenMillionAccountsPassThroughAnEngineOf64Megabytes() {
    long before = used();
    try (Winnow engine = farmWatch().keepScores().memory(64 * MB).build()) {
      List<Engagement> batch = new ArrayList<>();
      int[] farmers = new int[1];
      double[] least = {Double.MAX_VALUE};
      for (long i = 0; i < ACCOUNTS; i++) {
        long time = Engines.START + i;
        batch.add(Engagement.of(Action.READ, i, i % 1_000_003, time).id(i).build());
        if (i % 10_000 == 0) { // a farm at work, in the midst of the flood
          batch.add(Engagement.of(Action.READ, -1 - i / 10_000 % 20, -1, time).build());
        }
        if (batch.size() >= 1000) {
          engine.score(batch, (e, v) -> {
            if (e.account().number() < 0) {
              farmers[0]++;
              least[0] =
                  farmers[0] > 20 ? Math.min(least[0], v.evidence().get(1).value()) : least[0];
            }
          });
          batch.clear();
        }
      }
      engine.score(batch, (e, v) -> {});
      long all = ACCOUNTS + (ACCOUNTS + 9_999) / 10_000;
      assertEquals(all, engine.health().scored());
      assertEquals(
          all, engine.tallies().all().stream().mapToLong(Tally::gross).sum(), "none is lost");
      assertTrue(engine.health().engagementsWithoutTarget() > 0, "and what a bound cost is said");
      Health.TableHealth accounts = engine.health().tables().get(0);
      assertEquals("account", accounts.key());
      long evicted =
          accounts.evicted().values().stream().mapToLong(Long::longValue).sum();
      long made = accounts.rows() + evicted;
      assertTrue(made >= ACCOUNTS + 20 && made <= ACCOUNTS + 40, () -> made + " rows were made");
      assertEquals(0, accounts.evicted().get("alive"), "the flood pushed out its own kind");
      assertTrue(least[0] >= 2, "so the farm was seen throughout; least " + least[0]);
      long held = used() - before;
      assertTrue(held < 64 * MB * 5 / 4, () -> "holds " + held / MB + " MB");
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void tablesStayWithinTheirShare() {
    WinnowBuilder builder = Engines.with(Detectors.of("strata", Family.OTHER, setup -> {
      Dimension[] strata = {
        Dimension.REGION,
        Dimension.NETWORK_TYPE,
        Dimension.SOURCE,
        Dimension.ACTION,
        Dimension.CLIENT
      };
      for (Dimension one : strata) {
        setup.by(one).count(Duration.ofHours(1));
        for (Dimension other : strata) {
          setup.by(one, other).count(Duration.ofHours(1));
        }
      }
      setup.by(Dimension.ACCOUNT).count(Duration.ofHours(1));
      return (StreamDetector) (now, out) -> {};
    }));
    for (long memory : new long[] {WinnowBuilder.LEAST_MEMORY, 8 * MB, 64 * MB}) {
      try (Winnow engine = builder.memory(memory).build()) {
        long bytes = 0;
        for (Health.TableHealth table : engine.health().tables()) {
          bytes += (table.rowBytes() + 2) * table.capacity();
          assertTrue(table.capacity() >= 7);
        }
        assertTrue(bytes <= memory, bytes + " of " + memory);
        assertTrue(bytes > memory / 2, "and take what they were given: " + bytes);
      }
    }
  }

  @Test
  void longIdsOfTargetsAreBoundedToo() {
    long before = used();
    try (Winnow engine = farmWatch().memory(16 * MB).build()) {
      for (int i = 0; i < 200_000; i++) {
        Id target = Id.of("\u4e00".repeat(1000) + i);
        engine.score(
            Engagement.of(Action.READ, Id.of(i), target, Engines.START + i).build());
      }
      assertEquals(
          200_000, engine.tallies().all().stream().mapToLong(Tally::gross).sum());
      assertTrue(engine.health().engagementsWithoutTarget() > 0);
      long held = used() - before;
      assertTrue(held < 16 * MB * 5 / 4, () -> "holds " + held / MB + " MB");
    }
  }

  @Test
  void belowTheFloorAVerdictCostsNoGarbage() {
    List<Engagement> traffic = Engines.traffic(1, 500);
    assertEquals(0, leastAllocated(round -> traffic));
  }

  @Test
  void norDoPoliciesInShadow() {
    List<Engagement> traffic = Engines.traffic(1, 500);
    Policy standard = Policy.standard();
    Policy strict = new Policy("strict", 0.05, 0.01, 0.001, 1, 1, 0.01);
    assertEquals(0, leastAllocated(round -> traffic, List.of(standard, strict)));
  }

  @Test
  void norDoesANewHourOfTheTallies() {
    List<List<Engagement>> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Engagement> events = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        long hour = round * 20L + i;
        events.add(Engagement.read("a", "t", Engines.START + hour * 3_600_000).build());
      }
      rounds.add(events);
    }
    assertEquals(0, leastAllocated(rounds::get));
  }

  private static final int ROUNDS = 1000;

  /** Until all is compiled. */
  private static long leastAllocated(IntFunction<List<Engagement>> rounds) {
    return leastAllocated(rounds, List.of());
  }

  private static long leastAllocated(IntFunction<List<Engagement>> rounds, List<Policy> inShadow) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Winnow engine = Engines.with(
            Detectors.everyField("fields"),
            Detectors.scripted("who", Family.GRAPH, Detectors.upperTail(Subject.ACCOUNT)))
        .memory(64 * MB)
        .shadow(inShadow)
        .calibration(Calibrations.of(
            Calibrations.tail("who", "read"), "score 10000 : -5 1 9 : 0 -0.1 -9.21 : read"))
        .build()) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS && least > 0; round++) {
        List<Engagement> traffic = rounds.apply(round);
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < traffic.size(); i++) {
          Verdict verdict = engine.score(traffic.get(i));
          if (verdict.score() != 0) {
            throw new AssertionError(verdict);
          }
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
      }
      assertEquals(0, engine.health().engagementsWithoutHour());
      return least;
    }
  }
}
