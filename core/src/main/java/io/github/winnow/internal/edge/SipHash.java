package io.github.winnow.internal.edge;

/**
 * SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) under one key: one
 * round a word, three at the end. A pseudorandom function, so whoever lacks the key can neither
 * choose ids that collide nor trace a hash back.
 *
 * <p>Text is hashed as its UTF-16 code units in little-endian order, a number as its eight bytes;
 * numbers and text take different keys, so that none can be mistaken for the other. Immutable; 0
 * bytes allocated.
 */
public final class SipHash {
  private static final long INIT_0 = 0x736f6d6570736575L;
  private static final long INIT_1 = 0x646f72616e646f6dL;
  private static final long INIT_2 = 0x6c7967656e657261L;
  private static final long INIT_3 = 0x7465646279746573L;

  private final long k0;
  private final long k1;

  /**
   * A hash function.
   *
   * @param k0 the key's first half
   * @param k1 the key's second half
   */
  public SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  /**
   * Hashes one word.
   *
   * @param word eight bytes
   * @return the hash
   */
  public long hash(long word) {
    return hash(word, 8L << 56, 0, 2);
  }

  /**
   * Hashes two words.
   *
   * @param first eight bytes
   * @param second eight more
   * @return the hash
   */
  public long hash(long first, long second) {
    return hash(first, second, 16L << 56, 3);
  }

  private long hash(long a, long b, long c, int words) {
    long v0 = k0 ^ INIT_0;
    long v1 = k1 ^ INIT_1;
    long v2 = k0 ^ INIT_2;
    long v3 = k1 ^ INIT_3;
    for (int i = 0; i < words; i++) {
      long m = i == 0 ? a : i == 1 ? b : c;
      v3 ^= m;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= m;
    }
    return finish(v0, v1, v2, v3);
  }

  /**
   * Hashes text.
   *
   * @param text any text
   * @return the hash
   */
  public long hash(String text) {
    long v0 = k0 ^ INIT_0;
    long v1 = k1 ^ INIT_1;
    long v2 = k0 ^ INIT_2;
    long v3 = k1 ^ INIT_3;
    int length = text.length();
    int whole = length & ~3;
    for (int i = 0; i <= whole; i += 4) {
      long m;
      if (i < whole) {
        m = text.charAt(i)
            | (long) text.charAt(i + 1) << 16
            | (long) text.charAt(i + 2) << 32
            | (long) text.charAt(i + 3) << 48;
      } else {
        m = (2L * length) << 56;
        for (int j = length - 1; j >= whole; j--) {
          m |= (long) text.charAt(j) << (16 * (j - whole));
        }
      }
      v3 ^= m;
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      v0 ^= m;
    }
    return finish(v0, v1, v2, v3);
  }

  private static long finish(long a, long b, long c, long d) {
    long v0 = a;
    long v1 = b;
    long v2 = c ^ 0xff;
    long v3 = d;
    for (int i = 0; i < 3; i++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
