package io.github.winnow.internal.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * The rows of one key space, in memory that is fixed at the start. When a set of seven rows is full,
 * a row that no detector could see any more gives way first (one fresh key in eight looks for it),
 * then the oldest of those seen only once, then the one seen longest ago; so a flood of fresh keys
 * pushes out other fresh keys, and not the keys that are at work.
 *
 * <p>Threading: from any thread. A set is locked by one bit while its row is updated and copied,
 * some tens of nanoseconds; nothing is called under it. Memory: 8 bytes times the row's longs, and
 * 2.3 bytes, a row.
 */
public final class RowTable {
  /*
   * A set has two words apart from its rows. The first holds a tag of 8 bits per way (0 = empty,
   * else 0x80 | 7 bits of the key) and the lock in its top byte: so a look-up reads one word, and
   * compares seven tags at once, before it touches a row. The second holds per way 3 bits of rank (0
   * = seen last) and one bit "seen more than once".
   *
   * Tag and rank arithmetic is the usual bytewise one in a long (H. S. Warren, Hacker's Delight,
   * ch. 6).
   */
  static final int WAYS = 7;
  private static final long LOCK = 1L << 63;
  private static final long ONES = 0x0001_0101_0101_0101L;
  private static final long HIGHS = 0x0080_8080_8080_8080L;
  private static final long RANK = 7;
  private static final long SEEN_AGAIN = 8;
  private static final long EMPTY_RANKS = 0x0006_0504_0302_0100L;
  private static final long LOOK_AT_OLDEST = 7L << 8;
  private static final int SPINS_BEFORE_YIELD = 200;
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final KeySpace space;
  private final int rowLongs;
  private final int sets;
  private final long[] words;
  private final long[] cells;
  private final LongAdder rows = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder onceSeen = new LongAdder();
  private final LongAdder alive = new LongAdder();

  /**
   * A table.
   *
   * @param space whose rows it holds
   * @param bytes how much memory it may take; it takes at least one set
   */
  public RowTable(KeySpace space, long bytes) {
    this.space = space;
    rowLongs = space.rowLongs();
    long perSet = 8L * (2 + (long) WAYS * rowLongs);
    long most = (Integer.MAX_VALUE - 8) / ((long) WAYS * rowLongs);
    sets = (int) Math.max(1, Math.min(bytes / perSet, most));
    words = new long[2 * sets];
    cells = new long[sets * WAYS * rowLongs];
    for (int set = 0; set < sets; set++) {
      words[2 * set + 1] = EMPTY_RANKS;
    }
  }

  /**
   * Reads the sets of some readings' keys, so that they are in the cache when they are needed. In a
   * loop of its own, because that is what lets the waits for memory overlap.
   *
   * @param readings engagements of one batch
   * @param n how many of them
   * @return something that depends on what was read
   */
  public long touchSets(Reading[] readings, int n) {
    int index = space.index();
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += words[2 * setOf(readings[i].key(index))];
    }
    return sum;
  }

  /**
   * Reads the rows that the sets point to, or that are to give way, so that they are in the cache
   * when they are needed.
   *
   * @param readings engagements of one batch
   * @param n how many of them
   * @return something that depends on what was read
   */
  public long touchRows(Reading[] readings, int n) {
    int index = space.index();
    int last = rowLongs - 1;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      long key = readings[i].key(index);
      int set = setOf(key);
      long match = matches(words[2 * set], tagOf(key));
      int way = match == 0 ? victim(set, key) : Long.numberOfTrailingZeros(match) >> 3;
      int base = (set * WAYS + way) * rowLongs;
      sum += cells[base] + cells[base + last];
    }
    return sum;
  }

  /**
   * Finds or makes the row of the reading's key, applies the event to it, and copies it into the
   * reading.
   *
   * @param key the key
   * @param reading the event
   */
  public void update(long key, Reading reading) {
    int set = setOf(key);
    long tags = lock(set);
    try {
      int way = find(set, tags, key);
      boolean first = way < 0;
      if (first) {
        way = vacate(set, key, tags, reading.time());
        tags = put(tags, way, tagOf(key));
        int base = (set * WAYS + way) * rowLongs;
        Arrays.fill(cells, base, base + rowLongs, 0);
        cells[base + KeySpace.KEY] = key;
      }
      touchRank(set, way, first);
      space.update(cells, (set * WAYS + way) * rowLongs, first, reading);
    } finally {
      unlock(set, tags);
    }
  }

  /**
   * Whether a key was visited at most so long before or after; if not, it is now.
   *
   * @param key the key
   * @param time event time
   * @param horizon in milliseconds
   * @return true when it was
   */
  public boolean visit(long key, long time, long horizon) {
    int set = setOf(key);
    long tags = lock(set);
    try {
      int way = find(set, tags, key);
      boolean first = way < 0;
      if (first) {
        way = vacate(set, key, tags, time);
        tags = put(tags, way, tagOf(key));
        cells[(set * WAYS + way) * rowLongs + KeySpace.KEY] = key;
      }
      touchRank(set, way, first);
      int at = (set * WAYS + way) * rowLongs + KeySpace.TIME;
      boolean visited = !first && Math.abs(time - cells[at]) <= horizon;
      if (!visited) {
        cells[at] = time;
      }
      return visited;
    } finally {
      unlock(set, tags);
    }
  }

  /**
   * Adds the row of a key to the reading, if there is one; for rows that are striped by thread.
   *
   * @param key the key of another thread's stripe
   * @param reading the reading, into which this thread's own row was copied
   */
  public void add(long key, Reading reading) {
    int set = setOf(key);
    if (matches((long) WORDS.getOpaque(words, 2 * set), tagOf(key)) == 0) {
      return;
    }
    long tags = lock(set);
    try {
      int way = find(set, tags, key);
      if (way >= 0) {
        space.add(cells, (set * WAYS + way) * rowLongs, reading);
      }
    } finally {
      unlock(set, tags);
    }
  }

  private int setOf(long key) {
    return (int) (((key >>> 32) * sets) >>> 32);
  }

  private static long tagOf(long key) {
    return 0x80 | (key & 0x7F);
  }

  /** The high bit of each way's byte whose tag is the wanted one; a false hit above a true one. */
  private static long matches(long tags, long tag) {
    long x = (tags & ~(0xFFL << 56)) ^ (tag * ONES);
    return (x - ONES) & ~x & HIGHS;
  }

  private int find(int set, long tags, long key) {
    long match = matches(tags, tagOf(key));
    while (match != 0) {
      int way = Long.numberOfTrailingZeros(match) >> 3;
      if (cells[(set * WAYS + way) * rowLongs + KeySpace.KEY] == key) {
        return way;
      }
      match &= match - 1;
    }
    return -1;
  }

  /** An empty way, or the way whose row is to give way. */
  private int vacate(int set, long key, long tags, long now) {
    long empty = ~tags & HIGHS;
    if (empty != 0) {
      rows.increment();
      return Long.numberOfTrailingZeros(empty) >> 3;
    }
    int way = victim(set, key);
    boolean again = (words[2 * set + 1] >>> (8 * way) & SEEN_AGAIN) != 0;
    if (isExpired(set, way, now)) {
      expired.increment();
    } else if (again) {
      int once = oldestOnce(set);
      if (once >= 0) {
        onceSeen.increment();
        return once;
      }
      alive.increment();
    } else {
      onceSeen.increment();
    }
    return way;
  }

  /**
   * The first choice of a way to give up: the oldest of those seen once; for some keys, and when
   * there are none, the one seen longest ago, so that rows that have expired are found in time
   * without a look at two rows for every new key.
   */
  private int victim(int set, long key) {
    int once = (key & LOOK_AT_OLDEST) == 0 ? -1 : oldestOnce(set);
    return once >= 0 ? once : oldest(words[2 * set + 1], HIGHS);
  }

  private int oldestOnce(int set) {
    long ranks = words[2 * set + 1];
    long once = (~ranks & (SEEN_AGAIN * ONES)) << 4;
    return once == 0 ? -1 : oldest(ranks, once);
  }

  /**
   * The way of the highest rank among those whose byte has its high bit set; without a branch, for
   * which way it is can't be foretold.
   */
  private static int oldest(long ranks, long among) {
    int present = 0;
    for (int bit = 0; bit < 8 * WAYS; bit += 8) {
      present |= (int) ((among >>> (bit + 7)) & 1) << ((ranks >>> bit) & RANK);
    }
    int highest = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(present);
    long x = (ranks & (RANK * ONES)) ^ (highest * ONES);
    return Long.numberOfTrailingZeros((x - ONES) & ~x & HIGHS) >> 3;
  }

  private boolean isExpired(int set, int way, long now) {
    long seenAt = Step.timeOf(cells[(set * WAYS + way) * rowLongs + KeySpace.TIME]);
    return now - seenAt > space.horizon();
  }

  private static long put(long tags, int way, long tag) {
    int bit = 8 * way;
    return (tags & ~(0xFFL << bit)) | (tag << bit);
  }

  /** Moves a way to rank 0, and those that were before it one back. */
  private void touchRank(int set, int way, boolean first) {
    int at = 2 * set + 1;
    long ranks = words[at];
    int bit = 8 * way;
    long rank = (ranks >>> bit) & RANK;
    if (rank != 0) {
      long lower = ~(((ranks & (RANK * ONES)) | HIGHS) - rank * ONES) & HIGHS;
      ranks += lower >>> 7;
    }
    ranks &= ~(0xFFL << bit);
    words[at] = first ? ranks : ranks | (SEEN_AGAIN << bit);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a spinning waiter must let a stopped holder run
  private long lock(int set) {
    int at = 2 * set;
    for (int spins = 1; ; spins++) {
      long tags = (long) WORDS.getOpaque(words, at);
      if (tags >= 0 && WORDS.compareAndSet(words, at, tags, tags | LOCK)) {
        return tags;
      }
      if (spins % SPINS_BEFORE_YIELD == 0) {
        Thread.yield(); // the holder may have lost its processor
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private void unlock(int set, long tags) {
    WORDS.setRelease(words, 2 * set, tags);
  }

  /**
   * The space whose rows these are.
   *
   * @return the space
   */
  public KeySpace space() {
    return space;
  }

  /**
   * How many rows fit.
   *
   * @return the capacity
   */
  public long capacity() {
    return (long) sets * WAYS;
  }

  /**
   * How many rows are taken.
   *
   * @return at most the capacity
   */
  public long rows() {
    return rows.sum();
  }

  /**
   * How many rows gave way of which nothing was left to see.
   *
   * @return since the start
   */
  public long evictedExpired() {
    return expired.sum();
  }

  /**
   * How many rows gave way that had been seen only once.
   *
   * @return since the start
   */
  public long evictedOnceSeen() {
    return onceSeen.sum();
  }

  /**
   * How many rows gave way that were at work: what the table's size costs.
   *
   * @return since the start
   */
  public long evictedAlive() {
    return alive.sum();
  }
}
