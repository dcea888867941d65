package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums by what they are about, in the order in which they came. Memory: 20 to 40 bytes for each
 * beside the sums. Confined to one thread.
 */
final class SumsIndex<T> {
  private static final int FEWEST = 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SumsCodec<T> codec;
  private final List<T> all = new ArrayList<>();
  private long[] hashes = new long[FEWEST];

  /** By a hash's upper bits, and from there on: 0, or one more than where the sums are. */
  private int[] slots = new int[2 * FEWEST];

  SumsIndex(SumsCodec<T> codec) {
    this.codec = codec;
  }

  /** The sums of that id and the rest, or null. */
  @Nullable
  T find(long id, Object rest) {
    long hash = hash(id, rest);
    for (int slot = slotOf(hash); slots[slot] != 0; slot = next(slot)) {
      int at = slots[slot] - 1;
      if (hashes[at] == hash) {
        T sums = all.get(at);
        if (codec.id(sums) == id && codec.rest(sums).equals(rest)) {
          return sums;
        }
      }
    }
    return null;
  }

  /** Takes sums of which there are none yet. */
  void add(T sums) {
    int size = all.size();
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      slots = new int[4 * size];
      for (int i = 0; i < size; i++) {
        put(i);
      }
    }
    all.add(sums);
    hashes[size] = hash(codec.id(sums), codec.rest(sums));
    put(size);
  }

  private void put(int at) {
    int slot = slotOf(hashes[at]);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = at + 1;
  }

  static long hash(long id, Object rest) {
    return id + rest.hashCode();
  }

  private int slotOf(long hash) {
    return (int) ((hash * GOLDEN) >>> (Long.numberOfLeadingZeros(slots.length) + 1));
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  int size() {
    return all.size();
  }

  /** All sums, in the order in which they came; not to be changed. */
  List<T> all() {
    return all;
  }

  void clear() {
    all.clear();
    Arrays.fill(slots, 0);
  }
}
