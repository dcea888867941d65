package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.KeyedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gives way when a set is full, and who does not. */
class EvictionTest {
  private static final TableUser.Kind KIND = new TableUser.Kind(Duration.ofDays(2));
  private static final long HORIZON = Duration.ofDays(30).toMillis();
  private static final int WAYS = 7;

  /** A row as the test knows it; the least recent comes first in a list of them. */
  private record Row(long key, long time, boolean again) {}

  @Test
  void givesWayInTheOrderThatIsStated() {
    Seeds.fresh(100, random -> {
      RowTable table = new RowTable(KIND.space(), 1); // one set
      TableUser user = new TableUser(KIND, table);
      long[] keys = random.longs(15).toArray();
      List<Row> rows = new ArrayList<>();
      long[] evicted = new long[3]; // expired, seen once, alive
      long time = 1_700_000_000_000L;
      for (int i = 0; i < 1_000; i++) {
        time += random.nextInt(10) == 0 ? random.nextLong(HORIZON) : random.nextLong(1_000);
        long key = keys[random.nextInt(random.nextInt(1, keys.length + 1))];
        Row known = find(rows, key);
        boolean full = rows.size() == WAYS;
        assertEquals(known == null, user.isNew(key, time));
        if (known != null) {
          rows.remove(known);
        } else if (full) {
          Row gone = gone(rows, user);
          evicted[check(gone, rows, time)]++;
          rows.remove(gone);
        }
        rows.add(new Row(key, time, known != null));
        assertEquals(rows.size(), table.rows());
        assertEquals(evicted[0], table.evictedExpired());
        assertEquals(evicted[1], table.evictedOnceSeen());
        assertEquals(evicted[2], table.evictedAlive());
      }
      assertEquals(WAYS, table.capacity());
    });
  }

  private static @Nullable Row find(List<Row> rows, long key) {
    for (Row row : rows) {
      if (row.key() == key) {
        return row;
      }
    }
    return null;
  }

  private static Row gone(List<Row> rows, TableUser user) {
    List<Row> gone = new ArrayList<>();
    for (Row row : rows) {
      if (user.peek(row.key()) == 0) {
        gone.add(row);
      }
    }
    assertEquals(1, gone.size(), "exactly one row gives way");
    return gone.get(0);
  }

  /**
   * One key in eight looks for an expired row, at the least recent only; else the least recent of
   * those seen once gives way where there are two at least, else the least recent.
   */
  private static int check(Row gone, List<Row> rows, long now) {
    Row oldest = rows.get(0);
    List<Row> once = rows.stream().filter(row -> !row.again()).toList();
    Row oldestOnce = once.size() < 2 ? oldest : once.get(0);
    boolean expired = now - gone.time() > HORIZON;
    if (!gone.equals(oldest) || !expired) {
      assertEquals(oldestOnce, gone);
    }
    return expired ? 0 : gone.again() ? 2 : 1;
  }

  @Test
  void aFloodOfFreshIdsDoesNotEvictAFarmThatIsAtWork() {
    Seeds.fixed(3, random -> {
      RowTable table = new RowTable(KIND.space(), 1 << 18);
      TableUser user = new TableUser(KIND, table);
      long[] farm = random.longs(200).toArray();
      int[] visits = new int[farm.length];
      long time = 1_700_000_000_000L;
      for (int i = 0; i < 2 * farm.length; i++) {
        user.count(farm[i % farm.length], time);
        visits[i % farm.length]++;
      }
      for (long fresh = 0; fresh < 10 * table.capacity(); fresh++) {
        user.count(random.nextLong(), time);
        if (fresh % 10 == 0) {
          int member = (int) (fresh / 10) % farm.length;
          visits[member]++;
          double count = user.count(farm[member], time);
          assertEquals(visits[member], count, "a member lost its row");
        }
      }
      assertEquals(0, table.evictedAlive());
      assertEquals(table.capacity(), table.rows());
    });
  }

  @Test
  void aNewFarmFindsItsRowsInATableFullOfOthers() {
    Seeds.fixed(3, random -> {
      RowTable table = new RowTable(KIND.space(), 1 << 18);
      TableUser user = new TableUser(KIND, table);
      long time = 1_700_000_000_000L;
      while (table.evictedAlive() < table.capacity()) {
        long key = random.nextLong();
        user.count(key, time);
        user.count(key, time);
      }
      long[] farm = random.longs(table.capacity() / 7).toArray();
      int known = 0;
      for (int i = 0; i < 2 * farm.length; i++) {
        known += user.isNew(farm[i % farm.length], time) ? 0 : 1;
      }
      assertTrue(known > farm.length * 2 / 3, known + " of " + farm.length);
    });
  }

  @Test
  void rowsThatLastSeenOrAHistogramNeedsDoNotExpireAtOnce() {
    long month = Duration.ofDays(30).toMillis();
    assertEquals(month, new OneKey<>(1, KeyedState::lastSeen).space().horizon());
    assertEquals(
        month, new OneKey<>(1, s -> s.histogram(OneKey.MEASURE, 1)).space().horizon());
  }
}
