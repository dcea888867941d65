package io.github.winnow.internal.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The rows of one key space, in memory that is fixed at the start. When a set of seven rows is full,
 * a row that no detector could see any more gives way first (one fresh key in eight looks for it),
 * then the oldest of those seen only once if there are two or more, then the one seen longest ago; so
 * a flood of fresh keys pushes out other fresh keys, and not the keys that are at work, and yet of
 * each set two rows are for keys that begin.
 *
 * <p>Threading: from any thread. A set is locked by one bit while its row is updated and copied,
 * some tens of nanoseconds; nothing is called under it. Memory: 8 bytes times the row's longs, and
 * 2.3 bytes, a row.
 */
public final class RowTable {
  /*
   * A set is two words and then its rows, so that most of it lies in one page. The first word holds a
   * tag of 8 bits per way (0 = empty, else 0x80 | 7 bits of the key) and the lock in its top byte: so
   * a look-up reads one word, and compares seven tags at once, before it touches a row. The second
   * holds the ways in the order in which they were seen, the last in the lowest byte, each with one
   * bit "seen more than once".
   *
   * Tag and order arithmetic is the usual bytewise one in a long (H. S. Warren, Hacker's Delight,
   * ch. 6).
   */
  static final int WAYS = 7;
  private static final int ORDER = 1;
  private static final int ROWS = 2;
  private static final int ON_PROBATION = 2;
  private static final int LINE_LONGS = 8;
  private static final long LOCK = 1L << 63;
  private static final long ONES = 0x0001_0101_0101_0101L;
  private static final long HIGHS = 0x0080_8080_8080_8080L;
  private static final long WAY = 7;
  private static final long SEEN_AGAIN = 8;
  private static final long EMPTY_ORDER = 0x0006_0504_0302_0100L;
  private static final long LOOK_AT_OLDEST = 7L << 8;
  private static final int SPINS_BEFORE_YIELD = 200;
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

  private final KeySpace space;
  private final int rowLongs;
  private final int setLongs;
  private final int sets;
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
    setLongs = ROWS + WAYS * rowLongs;
    sets = (int) Math.max(1, Math.min(bytes / 8 / setLongs, (Integer.MAX_VALUE - 8) / setLongs));
    cells = new long[sets * setLongs];
    for (int set = 0; set < cells.length; set += setLongs) {
      cells[set + ORDER] = EMPTY_ORDER;
    }
  }

  /**
   * Works out where the sets of some readings' keys begin. Apart from reading them, as is finding the
   * rows: for the fewer instructions between two reads, the more of them wait at a time.
   *
   * @param readings engagements of one batch
   * @param n how many of them
   * @param places takes where the sets begin
   */
  public void findSets(Reading[] readings, int n, Places places) {
    int index = space.index();
    int from = places.of(space);
    for (int i = 0; i < n; i++) {
      places.at[from + i] = setOf(readings[i].key(index));
    }
  }

  /**
   * Reads the sets, so that they are in the cache when they are needed.
   *
   * @param places where they begin
   * @param n how many of them
   * @return something that depends on what was read
   */
  public long touchSets(Places places, int n) {
    int[] at = places.at;
    int from = places.of(space);
    long sum = 0;
    for (int i = from; i < from + n; i++) {
      sum += cells[at[i]];
    }
    return sum;
  }

  /**
   * Finds the rows that the sets point to, or that are to give way.
   *
   * @param readings engagements of one batch
   * @param n how many of them
   * @param places where the sets begin; takes where the rows do
   */
  public void findRows(Reading[] readings, int n, Places places) {
    int index = space.index();
    int from = places.of(space);
    for (int i = 0; i < n; i++) {
      long key = readings[i].key(index);
      int set = places.at[from + i];
      long match = matches(cells[set], tagOf(key));
      int way = match == 0 ? victim(cells[set + ORDER], key) : firstOf(match);
      readings[i].way(index, way);
      places.at[from + i] = rowOf(set, way);
    }
  }

  /**
   * Reads all lines of the rows, so that they are in the cache when they are needed.
   *
   * @param places where they begin
   * @param n how many of them
   * @return something that depends on what was read
   */
  public long touchRows(Places places, int n) {
    int[] at = places.at;
    int from = places.of(space);
    int last = rowLongs - 1;
    long sum = 0;
    for (int i = from; i < from + n; i++) {
      int row = at[i];
      for (int line = 0; line < last; line += LINE_LONGS) {
        sum += cells[row + line];
      }
      sum += cells[row + last];
    }
    return sum;
  }

  /**
   * Applies each of some engagements that has a key of this space to its row.
   *
   * @param readings engagements of one batch, in their order, whose rows were touched
   * @param n how many of them
   */
  public void update(Reading[] readings, int n) {
    int index = space.index();
    for (int i = 0; i < n; i++) {
      long key = readings[i].key(index);
      if (key != 0) {
        update(key, readings[i]);
      }
    }
  }

  /**
   * Finds or makes the row of the reading's key, applies the event to it, and copies it into the
   * reading.
   *
   * @param key the key
   * @param reading the event
   */
  public void update(long key, Reading reading) {
    update(space, key, reading);
  }

  /**
   * Applies an engagement to the rows of all its keys, whose spaces share this table. What they need
   * is read first, so that the waits for memory overlap.
   *
   * @param spaces the spaces of the reading's layout, whose keys differ from space to space
   * @param reading the event
   * @return something that depends on what was read first
   */
  public long updateAll(List<KeySpace> spaces, Reading reading) {
    long read = 0;
    for (int i = 0; i < spaces.size(); i++) {
      read += cells[setOf(reading.key(i))];
    }
    for (int i = 0; i < spaces.size(); i++) {
      long key = reading.key(i);
      int set = setOf(key);
      long match = matches(cells[set], tagOf(key));
      int way = match == 0 ? victim(cells[set + ORDER], key) : firstOf(match);
      reading.way(i, way);
      read += cells[rowOf(set, way)];
    }
    for (int i = 0; i < spaces.size(); i++) {
      if (reading.hasKey(i)) {
        update(spaces.get(i), reading.key(i), reading);
      }
    }
    return read;
  }

  private void update(KeySpace of, long key, Reading reading) {
    int set = setOf(key);
    long tags = lock(set);
    try {
      int way = reading.way(of.index());
      boolean first = cells[rowOf(set, way) + KeySpace.KEY] != key;
      if (first) { // or the row was moved since it was touched
        way = find(set, tags, key);
        first = way < 0;
      }
      if (first) {
        way = vacate(set, key, tags, reading.time());
        tags = put(tags, way, tagOf(key));
        int row = rowOf(set, way);
        Arrays.fill(cells, row, row + rowLongs, 0);
        cells[row + KeySpace.KEY] = key;
      }
      moveToFront(set, way, first);
      of.update(cells, rowOf(set, way), first, reading);
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
        cells[rowOf(set, way) + KeySpace.KEY] = key;
      }
      moveToFront(set, way, first);
      int at = rowOf(set, way) + KeySpace.TIME;
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
    if (matches((long) WORDS.getOpaque(cells, set), tagOf(key)) == 0) {
      return;
    }
    long tags = lock(set);
    try {
      int way = find(set, tags, key);
      if (way >= 0) {
        space.add(cells, rowOf(set, way), reading);
      }
    } finally {
      unlock(set, tags);
    }
  }

  private int setOf(long key) {
    return (int) (((key >>> 32) * sets) >>> 32) * setLongs;
  }

  private int rowOf(int set, int way) {
    return set + ROWS + way * rowLongs;
  }

  /** The first of some bytes that are given by their high bits. */
  private static int firstOf(long bits) {
    return Long.numberOfTrailingZeros(bits) >> 3;
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
      int way = firstOf(match);
      if (cells[rowOf(set, way) + KeySpace.KEY] == key) {
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
      return firstOf(empty);
    }
    long order = cells[set + ORDER];
    int way = victim(order, key);
    if (isExpired(set, way, now)) {
      expired.increment();
      return way;
    }
    long once = once(order);
    if (Long.bitCount(once) >= ON_PROBATION) {
      onceSeen.increment();
      return oldest(order, once);
    }
    (once << 8 >>> 56 == 0 ? alive : onceSeen).increment();
    return way;
  }

  /**
   * The first choice of a way to give up: the oldest of those seen once; for some keys, and when
   * there are too few of those, the one seen longest ago, so that rows that have expired are found
   * in time without a look at two rows for every new key.
   */
  private static int victim(long order, long key) {
    long once = once(order);
    boolean any = (key & LOOK_AT_OLDEST) == 0 || Long.bitCount(once) < ON_PROBATION;
    return oldest(order, any ? HIGHS : once);
  }

  /** The places in the order of ways seen once, by the high bits of their bytes. */
  private static long once(long order) {
    return (~order & (SEEN_AGAIN * ONES)) << 4;
  }

  /** The way that was seen longest ago of those at some places, which are given by high bits. */
  private static int oldest(long order, long places) {
    int bit = 56 - (Long.numberOfLeadingZeros(places) & -8);
    return (int) (order >>> bit & WAY);
  }

  private boolean isExpired(int set, int way, long now) {
    long seenAt = Step.timeOf(cells[rowOf(set, way) + KeySpace.TIME]);
    return now - seenAt > space.horizon();
  }

  private static long put(long tags, int way, long tag) {
    int bit = 8 * way;
    return (tags & ~(0xFFL << bit)) | (tag << bit);
  }

  /** Makes a way the one that was seen last. */
  private void moveToFront(int set, int way, boolean first) {
    long order = cells[set + ORDER];
    long x = (order & (WAY * ONES)) ^ (way * ONES);
    int bit = 8 * firstOf((x - ONES) & ~x & HIGHS);
    long before = order & ((1L << bit) - 1);
    long behind = order & (-256L << bit);
    cells[set + ORDER] = behind | before << 8 | way | (first ? 0 : SEEN_AGAIN);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a spinning waiter must let a stopped holder run
  private long lock(int set) {
    for (int spins = 1; ; spins++) {
      long tags = (long) WORDS.getOpaque(cells, set);
      if (tags >= 0 && WORDS.compareAndSet(cells, set, tags, tags | LOCK)) {
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
    WORDS.setRelease(cells, set, tags);
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

  /**
   * Removes an account's rows, overwriting them; see {@link KeySpace#concerns}. One pass over the
   * table, set by set.
   *
   * @param account the account's hash
   * @param stripe what was added to the keys
   */
  public void forget(long account, long stripe) {
    if (space.isByAccount()) {
      for (int set = 0; set < cells.length; set += setLongs) {
        forget(set, account, stripe);
      }
    }
  }

  private void forget(int set, long account, long stripe) {
    long tags = lock(set);
    try {
      for (int way = 0; way < WAYS; way++) {
        int row = rowOf(set, way);
        boolean taken = (tags >>> (8 * way) & 0xFF) != 0;
        if (taken && space.concerns(cells[row + KeySpace.KEY] - stripe, account)) {
          tags = put(tags, way, 0);
          Arrays.fill(cells, row, row + rowLongs, 0);
          rows.decrement();
        }
      }
    } finally {
      unlock(set, tags);
    }
  }
}
