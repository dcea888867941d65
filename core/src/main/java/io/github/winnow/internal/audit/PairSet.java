package io.github.winnow.internal.audit;

/**
 * A set of pairs of whole numbers that are not negative, in an open table with linear probing; what
 * is taken out leaves no trace. Holds a fixed number of pairs. Not thread-safe. Memory: 13 to 27
 * bytes a pair.
 */
final class PairSet {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double FULLEST = 0.6;

  /** A pair plus one; 0 where there is none. */
  private final long[] slots;

  private final int shift;
  private final int mask;

  PairSet(int pairs) {
    int bits = 2;
    while (bits < 30 && (1 << bits) * FULLEST < pairs) {
      bits++;
    }
    slots = new long[1 << bits];
    shift = Long.SIZE - bits;
    mask = slots.length - 1;
  }

  private static long key(int a, int b) {
    return ((long) a << 32 | b) + 1;
  }

  private int home(long key) {
    return (int) (((key ^ key >>> 32) * GOLDEN) >>> shift);
  }

  /** Whether it was not in yet. */
  boolean add(int a, int b) {
    long key = key(a, b);
    int i = home(key);
    while (slots[i] != 0) {
      if (slots[i] == key) {
        return false;
      }
      i = i + 1 & mask;
    }
    slots[i] = key;
    return true;
  }

  boolean contains(int a, int b) {
    long key = key(a, b);
    int i = home(key);
    while (slots[i] != 0) {
      if (slots[i] == key) {
        return true;
      }
      i = i + 1 & mask;
    }
    return false;
  }

  /** Takes out a pair that is in; those behind it move up (Knuth, algorithm 6.4R). */
  void remove(int a, int b) {
    long key = key(a, b);
    int hole = home(key);
    while (slots[hole] != key) {
      hole = hole + 1 & mask;
    }
    int i = hole;
    while (true) {
      i = i + 1 & mask;
      if (slots[i] == 0) {
        break;
      }
      int far = i - home(slots[i]) & mask;
      if (far >= (i - hole & mask)) {
        slots[hole] = slots[i];
        hole = i;
      }
    }
    slots[hole] = 0;
  }
}
