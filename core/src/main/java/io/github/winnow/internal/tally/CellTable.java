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
  static final int GROSS = 1;
  static final int GENERAL = 2;
  static final int SOPHISTICATED = 3;
  static final int VARIANCE = 4;
  static final int HELD = 5;
  private static final int KEY = 0;
  private static final int STRIDE = 6;

  /** The whole numbers in which fractions of engagements are kept. */
  static final double UNIT = 1 << 20;

  private static final double FULL = 0.75;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final int mask;
  private final long[] cells;
  private final int most;
  private int taken;
  private boolean full;

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

  /** Reads where a key's cell should be, so that it is in the cache when it is needed. */
  long touch(long key) {
    return cells[((int) (key >>> 32) & mask) * STRIDE];
  }

  /**
   * Whether there is no more room. Read without the lock: it never turns false, and a late sight of
   * it is harmless.
   */
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
