package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/** Eight threads on one table lose nothing. */
class RowTableThreadsTest {
  private static final TableUser.Kind KIND = new TableUser.Kind(Duration.ofDays(36_525));
  private static final int THREADS = 8;

  /** What one thread does; returns how many rows it made. */
  private interface Work {
    long run(TableUser user, SplittableRandom random);
  }

  private static long onAllThreads(RowTable table, SplittableRandom random, Work work)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom own = random.split();
        all.add(threads.submit(() -> work.run(new TableUser(KIND, table), own)));
      }
      long made = 0;
      for (Future<Long> one : all) {
        made += one.get();
      }
      return made;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void noUpdateOfRandomKeysIsLost() {
    Seeds.fresh(3, random -> {
      RowTable table = new RowTable(KIND.space(), 1 << 18);
      long[] keys = random.longs(500).toArray();
      AtomicLongArray exact = new AtomicLongArray(keys.length);
      long made = onAllThreads(table, random, (user, own) -> {
        long rows = 0;
        for (int i = 0; i < 50_000; i++) {
          int which = own.nextInt(keys.length);
          exact.incrementAndGet(which);
          rows += user.isNew(keys[which], 1_000) ? 1 : 0;
        }
        return rows;
      });
      assertEquals(keys.length, made);
      assertEquals(keys.length, table.rows());
      TableUser user = new TableUser(KIND, table);
      for (int i = 0; i < keys.length; i++) {
        assertEquals(exact.get(i) + 1.0, user.count(keys[i], 1_000));
      }
    });
  }

  @Test
  void noUpdateOfOneHotKeyIsLost() {
    Seeds.fresh(1, random -> {
      RowTable table = new RowTable(KIND.space(), 1 << 12);
      int each = 100_000;
      onAllThreads(table, random, (user, own) -> {
        double last = 0;
        for (int i = 0; i < each; i++) {
          double count = user.count(42, 1_000);
          assertTrue(count > last, "a reading includes its own event and all before");
          last = count;
        }
        return 0;
      });
      assertEquals(THREADS * each, new TableUser(KIND, table).peek(42));
    });
  }

  @Test
  void everyRowThatWasMadeIsThereOrCountedAsEvicted() {
    Seeds.fresh(3, random -> {
      RowTable table = new RowTable(KIND.space(), 1 << 14);
      long made = onAllThreads(table, random, (user, own) -> {
        long rows = 0;
        for (int i = 0; i < 20_000; i++) {
          long key =
              own.nextInt(4) == 0 ? own.nextLong() : own.nextInt(1, 400) * 0x9E3779B97F4A7C15L;
          rows += user.isNew(key, i * 100_000_000L) ? 1 : 0;
        }
        return rows;
      });
      long evicted = table.evictedExpired() + table.evictedOnceSeen() + table.evictedAlive();
      assertEquals(made, table.rows() + evicted);
      assertTrue(table.rows() <= table.capacity());
    });
  }
}
