package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads on one engine: a verdict may lag, a total never does. */
class ThreadsTest {
  private static final int THREADS = 8;
  private static final int PER_THREAD = 50_000;
  private static final int TARGETS = 5;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void eightThreadsLoseNoCount() throws Exception {
    try (Winnow engine =
        Engines.with(Detectors.everyField("fields")).keepScores().build()) {
      AtomicBoolean done = new AtomicBoolean();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
      try {
        Future<?> host = threads.submit(() -> disturb(engine, done));
        List<Future<Long>> all = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          int thread = t;
          all.add(threads.submit(share(engine, thread)));
        }
        long scored = 0;
        for (Future<Long> one : all) {
          scored += one.get();
        }
        done.set(true);
        host.get();
        assertEquals((long) THREADS * PER_THREAD, scored);
      } finally {
        threads.shutdownNow();
      }
      assertEquals((long) THREADS * PER_THREAD, engine.health().scored());
      for (int target = 0; target < TARGETS; target++) {
        Tally tally = engine.tallies().of("hot-" + target, Action.READ);
        // Each target got every fifth event of every thread, of 1, 2 or 3 engagements in turn.
        assertEquals(expected(target), tally.gross());
        assertEquals(
            tally.gross(),
            engine
                .tallies()
                .hours(io.github.winnow.event.Id.of("hot-" + target), Action.READ)
                .stream()
                .mapToLong(h -> h.tally().gross())
                .sum());
      }
    }
  }

  private static long expected(int target) {
    long one = 0;
    for (int i = target; i < PER_THREAD; i += TARGETS) {
      one += 1 + i % 3;
    }
    return THREADS * one;
  }

  private static Callable<Long> share(Winnow engine, int thread) {
    return () -> {
      long judged = 0;
      List<Engagement> batch = new ArrayList<>();
      for (int i = 0; i < PER_THREAD; i++) {
        Engagement e = Engagement.read(
                "account-" + (i * 7L + thread) % 1000,
                "hot-" + i % TARGETS,
                Engines.START + i * 100L)
            .ip("192.0.2." + i % 256)
            .region("r" + i % 2)
            .count(1 + i % 3)
            .build();
        if (thread % 2 == 0) {
          judged += engine.score(e).status() == Verdict.Status.JUDGED ? 1 : 0;
        } else {
          batch.add(e);
          if (batch.size() == 50 || i == PER_THREAD - 1) {
            int[] n = new int[1];
            engine.score(batch, (x, v) -> n[0] += v.status() == Verdict.Status.JUDGED ? 1 : 0);
            judged += n[0];
            batch.clear();
          }
        }
      }
      return judged;
    };
  }

  /** What a host does beside scoring. */
  private static void disturb(Winnow engine, AtomicBoolean done) {
    for (int i = 0; !done.get(); i++) {
      engine.activate(Policy.standard().withBaseRate(i % 2 == 0 ? 0.01 : 0.02));
      engine.activate(Calibration.none());
      assertTrue(engine.health().scored() >= 0);
      engine.tallies().all();
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aHotKeysCountIsCompleteOnceAllHaveScored() throws Exception {
    try (Winnow engine =
        Engines.with(Detectors.everyField("fields")).keepScores().build()) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          all.add(threads.submit(() -> {
            for (int i = 0; i < 1000; i++) {
              engine.score(
                  Engagement.read("one", "hot", Engines.START).region("r").build());
            }
          }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
      Verdict last =
          engine.score(Engagement.read("one", "hot", Engines.START).region("r").build());
      assertEquals(8001, last.evidence().get(0).value(), "the account's row");
      assertEquals(
          8001,
          last.evidence().get(last.evidence().size() - 1).value(),
          1e-6,
          "the stratum's stripes, whose sum is taken at reading");
    }
  }
}
