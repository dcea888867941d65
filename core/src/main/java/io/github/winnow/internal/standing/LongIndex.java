package io.github.winnow.internal.standing;

import java.util.Arrays;

/**
 * Numbers keyed hashes from 0 in the order in which they come. The keys are as good as random, so
 * they are probed linearly as they are. One thread writes; reading is safe from any thread once it
 * is published and no longer written.
 */
public final class LongIndex {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private int[] slots;
  private int shift;
  private long[] keys = new long[8];
  private int size;

  /** An empty index. */
  public LongIndex() {
    shift = 64 - 4;
    slots = new int[1 << 4];
  }

  /**
   * The number of a key, which gets one if it has none.
   *
   * @param key the key
   * @return 0 to the size
   */
  public int add(long key) {
    int slot = slotOf(key);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
    slots[slot] = size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    shift--;
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[slotOf(keys[i])] = i + 1;
    }
  }

  /**
   * The number of a key.
   *
   * @param key the key
   * @return its number, or -1 when it has none
   */
  public int find(long key) {
    return slots[slotOf(key)] - 1;
  }

  private int slotOf(long key) {
    int mask = slots.length - 1;
    int slot = (int) ((key * GOLDEN) >>> shift);
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /**
   * The key of a number.
   *
   * @param number 0 to the size
   * @return the key
   */
  public long key(int number) {
    return keys[number];
  }

  /**
   * How many keys have a number.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }
}
