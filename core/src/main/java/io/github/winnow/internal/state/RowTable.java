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
   * tag for each way and the lock in its top byte: so a look-up reads one word, and compares seven
   * tags at once, before it touches a row. The second holds the order in which the ways were seen.
   * See Ways.
   */
  private static final int ORDER = 1;
  private static final int ROWS = 2;
  private static final int LINE_LONGS = 8;
  private static final long LOCK = 1L << 63;
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
    setLongs = ROWS + Ways.COUNT * rowLongs;
    sets = (int) Math.max(1, Math.min(bytes / 8 / setLongs, (Integer.MAX_VALUE - 8) / setLongs));
    cells = new long[sets * setLongs];
    for (int set = 0; set < cells.length; set += setLongs) {
      cells[set + ORDER] = Ways.EMPTY_ORDER;
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
   * Reads all lines of a key's set, where rows are short.
   *
   * @param key the key
   * @return something that depends on what was read
   */
  public long touchSet(long key) {
    int set = setOf(key);
    long sum = cells[set + setLongs - 1];
    for (int i = 0; i < setLongs; i += LINE_LONGS) {
      sum += cells[set + i];
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
      long match = Ways.matches(cells[set], key);
      int way = match == 0 ? Ways.victim(cells[set + ORDER], key) : Ways.firstOf(match);
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
      long match = Ways.matches(cells[set], key);
      int way = match == 0 ? Ways.victim(cells[set + ORDER], key) : Ways.firstOf(match);
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
        tags = Ways.put(tags, way, key);
        int row = rowOf(set, way);
        Arrays.fill(cells, row, row + rowLongs, 0);
        cells[row + KeySpace.KEY] = key;
      }
      cells[set + ORDER] = Ways.moveToFront(cells[set + ORDER], way, first);
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
        tags = Ways.put(tags, way, key);
        cells[rowOf(set, way) + KeySpace.KEY] = key;
      }
      cells[set + ORDER] = Ways.moveToFront(cells[set + ORDER], way, first);
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
    if (Ways.matches((long) WORDS.getOpaque(cells, set), key) == 0) {
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

  private int find(int set, long tags, long key) {
    long match = Ways.matches(tags, key);
    while (match != 0) {
      int way = Ways.firstOf(match);
      if (cells[rowOf(set, way) + KeySpace.KEY] == key) {
        return way;
      }
      match &= match - 1;
    }
    return -1;
  }

  /** An empty way, or the way whose row is to give way. */
  private int vacate(int set, long key, long tags, long now) {
    long empty = Ways.empty(tags);
    if (empty != 0) {
      rows.increment();
      return Ways.firstOf(empty);
    }
    long order = cells[set + ORDER];
    int way = Ways.victim(order, key);
    if (isExpired(set, way, now)) {
      expired.increment();
      return way;
    }
    if (Ways.areManyOnce(order)) {
      onceSeen.increment();
      return Ways.oldestOnce(order);
    }
    (Ways.isOldestOnce(order) ? onceSeen : alive).increment();
    return way;
  }

  private boolean isExpired(int set, int way, long now) {
    long seenAt = Step.timeOf(cells[rowOf(set, way) + KeySpace.TIME]);
    return now - seenAt > space.horizon();
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
    return (long) sets * Ways.COUNT;
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
      for (int way = 0; way < Ways.COUNT; way++) {
        int row = rowOf(set, way);
        if (Ways.isTaken(tags, way)
            && space.concerns(cells[row + KeySpace.KEY] - stripe, account)) {
          tags = Ways.clear(tags, way);
          Arrays.fill(cells, row, row + rowLongs, 0);
          rows.decrement();
        }
      }
    } finally {
      unlock(set, tags);
    }
  }
}
