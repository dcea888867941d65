package io.github.winnow.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that were made from short cells before, so that the few regions, clients and actions of a
 * log are one object each.
 *
 * <p>Direct-mapped: a cell has one place, and the newest takes it. Hence any input, also one that
 * was built to collide, costs a miss at worst, and the size never changes. Confined to one thread.
 */
final class Interned<T> {
  private static final int LONGEST = 64;

  private final byte[] @Nullable [] keys;
  private final @Nullable Object[] values;

  Interned(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two, but is " + size);
    }
    keys = new byte[size][];
    values = new Object[size];
  }

  @SuppressWarnings("unchecked") // only put() writes values
  @Nullable
  T get(Cell cell) {
    if (cell.length() > LONGEST) {
      return null;
    }
    int slot = slot(cell);
    byte[] key = keys[slot];
    return key != null && Arrays.equals(key, 0, key.length, cell.bytes, cell.from, cell.to)
        ? (T) values[slot]
        : null;
  }

  void put(Cell cell, T value) {
    if (cell.length() <= LONGEST) {
      int slot = slot(cell);
      keys[slot] = Arrays.copyOfRange(cell.bytes, cell.from, cell.to);
      values[slot] = value;
    }
  }

  private int slot(Cell cell) {
    int h = 0;
    for (int i = cell.from; i < cell.to; i++) {
      h = 31 * h + cell.bytes[i];
    }
    h *= 0x9E3779B9;
    return h >>> (32 - Integer.numberOfTrailingZeros(keys.length)) & (keys.length - 1);
  }
}
