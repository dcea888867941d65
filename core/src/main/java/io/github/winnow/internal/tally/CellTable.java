package io.github.winnow.internal.tally;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Sums by key in fixed memory: an open table that only grows. All sums are whole numbers, so they
 * are exact from any number of threads and in any order. When the table is full, what has no cell of
 * its own goes to cell 0.
 *
 * <p>Threading: from any thread; finding and adding take no lock, making a cell does.
 */
final class CellTable {
  static final int GROSS = 2;
  static final int GENERAL = 3;
  static final int SOPHISTICATED = 4;
  static final int VARIANCE = 5;
  static final int HELD = 6;
  private static final int KEY = 0;
  private static final int NOTE = 1;
  private static final int STRIDE = 7;

  /** The whole numbers in which fractions of engagements are kept. */
  static final double UNIT = 1 << 20;

  private static final double FULL = 0.75;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final int mask;
  private final long[] cells;
  private final int most;
  private int taken;
  private volatile boolean full;

  /**
   * A table.
   *
   * @param bytes how much memory it may take
   * @param extraBytesPerCell what others keep for each cell
   */
  CellTable(long bytes, int extraBytesPerCell) {
    long perCell = 8L * STRIDE + extraBytesPerCell;
    int bits = 6;
    while (bits < 26 && (2L << bits) * perCell <= bytes) {
      bits++;
    }
    mask = (1 << bits) - 1;
    cells = new long[STRIDE << bits];
    most = (int) ((1 << bits) * FULL);
    cells[KEY] = -1; // cell 0 is for the overflow
  }

  int capacity() {
    return mask + 1;
  }

  /** The cell of a key, or 0 when it has none. */
  int find(long key) {
    for (int cell = (int) (key >>> 32) & mask; ; cell = (cell + 1) & mask) {
      long at = (long) LONGS.getAcquire(cells, cell * STRIDE + KEY);
      if (at == key && cell != 0) {
        return cell;
      }
      if (at == 0) {
        return 0;
      }
    }
  }

  /** Reads a cell, so that it is in the cache when it is needed. */
  long touch(int cell) {
    return cells[cell * STRIDE + GROSS];
  }

  /** A word that the table's user keeps in a cell; 0 at first. */
  long note(int cell) {
    return (long) LONGS.getAcquire(cells, cell * STRIDE + NOTE);
  }

  void note(int cell, long word) {
    LONGS.setRelease(cells, cell * STRIDE + NOTE, word);
  }

  /** Whether there is no more room. It never turns false; all cells there are were made before. */
  boolean isFull() {
    return full;
  }

  /**
   * Looks for the place of a new cell; to be called under the table's monitor, and followed there by
   * {@link #publish}.
   *
   * @return the key's cell if it has one, 0 when the table is full, else the place of a new one,
   *     negated bit by bit
   */
  int reserve(long key) {
    int known = find(key);
    if (known != 0) {
      return known;
    }
    if (taken >= most) {
      full = true;
      return 0;
    }
    taken++;
    int cell = (int) (key >>> 32) & mask;
    while (cells[cell * STRIDE + KEY] != 0) {
      cell = (cell + 1) & mask;
    }
    return ~cell;
  }

  /** Lets others find a new cell. */
  void publish(int cell, long key) {
    LONGS.setRelease(cells, cell * STRIDE + KEY, key);
  }

  void add(int cell, int sum, long amount) {
    if (amount != 0) {
      LONGS.getAndAdd(cells, cell * STRIDE + sum, amount);
    }
  }

  long sum(int cell, int sum) {
    return (long) LONGS.getVolatile(cells, cell * STRIDE + sum);
  }

  boolean isTaken(int cell) {
    return cell != 0 && (long) LONGS.getAcquire(cells, cell * STRIDE + KEY) != 0;
  }
}
