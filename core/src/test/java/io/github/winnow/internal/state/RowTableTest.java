package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.winnow.fixture.Seeds;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A table that is not full is a hash map, and never takes more memory than it was given. */
class RowTableTest {
  private static final TableUser.Kind KIND = new TableUser.Kind(Duration.ofDays(36_525));

  @Test
  void isAHashMapWhileItIsNotFull() {
    Seeds.fixed(
        20,
        random -> { // in which no eight keys share a set
          RowTable table = new RowTable(KIND.space(), 1 << 20);
          TableUser user = new TableUser(KIND, table);
          long[] keys = keys(random);
          Map<Long, Integer> exact = new HashMap<>();
          for (int i = 0; i < 20_000; i++) {
            long key = keys[random.nextInt(keys.length)];
            double expected = exact.merge(key, 1, Integer::sum);
            assertEquals(expected, user.count(key, 1_000));
          }
          assertEquals(exact.size(), table.rows());
          assertEquals(0, table.evictedExpired() + table.evictedOnceSeen() + table.evictedAlive());
          for (long key : keys) {
            assertEquals(exact.getOrDefault(key, 0).doubleValue(), user.peek(key));
          }
        });
  }

  /** Random keys, some with neighbours that share their set and their tag. */
  private static long[] keys(SplittableRandom random) {
    long[] keys = new long[600];
    for (int i = 0; i < keys.length; i++) {
      boolean neighbour = i % 6 > 3;
      keys[i] = neighbour ? keys[i - 1] ^ 1L << random.nextInt(7, 24) : random.nextLong();
    }
    return keys;
  }

  @Test
  void aVisitIsKnownForItsHorizon() {
    Seeds.fresh(50, random -> {
      long horizon = random.nextLong(100);
      RowTable table = new RowTable(KeySpace.withoutFields("seen", horizon), 1 << 16);
      Map<Long, Long> exact = new HashMap<>();
      for (int i = 0; i < 2_000; i++) {
        long key = 0x1111_1111_1111_1111L * (1 + random.nextInt(15));
        long time = i + random.nextLong(100);
        Long last = exact.get(key);
        boolean known = last != null && Math.abs(time - last) <= horizon;
        assertEquals(known, table.visit(key, time, horizon));
        if (!known) {
          exact.put(key, time);
        }
      }
      assertEquals(exact.size(), table.rows());
    });
  }

  @Test
  void staysWithinTheMemoryItWasGiven() {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long set = 8L * (2 + 7L * KIND.space().rowLongs());
    long objects = 2_000;
    new RowTable(KIND.space(), 1); // loads classes
    for (long given : new long[] {0, 1, set - 1, set, 10 * set - 1, 1 << 16, (1 << 24) + 12_345}) {
      long before = memory.getCurrentThreadAllocatedBytes();
      RowTable table = new RowTable(KIND.space(), given);
      long taken = memory.getCurrentThreadAllocatedBytes() - before;
      assertTrue(taken <= Math.max(given, set) + objects, given + " given, " + taken + " taken");
      assertTrue(taken > given - set, given + " given, " + taken + " taken");
      long inRows = 8L * KIND.space().rowLongs() * table.capacity();
      assertTrue(inRows <= taken && inRows >= taken * 9 / 10 - objects);
    }
  }

  @Test
  void whatIsForgottenIsGoneAndItsRoomIsFree() {
    Seeds.fixed(
        20,
        random -> { // in which no two accounts have the same 24 bits
          RowTable table = new RowTable(KeySpace.withoutFields("seen", 1000), 1 << 16);
          long[] accounts = random.longs(20).toArray();
          long[] keys = new long[400];
          for (int i = 0; i < keys.length; i++) {
            keys[i] = KeySpace.owned(random.nextLong(), accounts[i % accounts.length]);
            table.visit(keys[i], 0, 1000);
          }
          table.forget(accounts[3], 0);
          assertEquals(keys.length - keys.length / accounts.length, table.rows());
          for (int i = 0; i < keys.length; i++) {
            assertEquals(i % accounts.length != 3, table.visit(keys[i], 1, 1000), "key " + i);
          }
          assertEquals(keys.length, table.rows());
          assertEquals(0, table.evictedExpired() + table.evictedOnceSeen() + table.evictedAlive());
        });
  }
}
