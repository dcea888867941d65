package io.github.winnow.evidence;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample of bounded size (Vitter's algorithm R), the same for the same seed and input. The
 * sample is the whole input as long as that fits. Each value belongs to a part of the input, and the
 * sample can be had without one of them.
 */
final class Sample {
  /** How many parts there may be. */
  static final int PARTS = 8;

  private static final int MOST = 1 << 18;

  private final SplittableRandom random;
  private final long[] seen = new long[PARTS];
  private double[] kept = new double[64];
  private byte[] parts = new byte[64];
  private long all;

  Sample(long seed) {
    random = new SplittableRandom(seed);
  }

  void add(double value) {
    add(value, 0);
  }

  void add(double value, int part) {
    all++;
    seen[part]++;
    long at = all <= MOST ? all - 1 : random.nextLong(all);
    if (at < MOST) {
      if (at == kept.length) {
        kept = Arrays.copyOf(kept, 2 * kept.length);
        parts = Arrays.copyOf(parts, 2 * parts.length);
      }
      kept[(int) at] = value;
      parts[(int) at] = (byte) part;
    }
  }

  long seen() {
    return all;
  }

  double[] values() {
    return Arrays.copyOf(kept, size());
  }

  long seenOutside(int part) {
    return all - seen[part];
  }

  double[] valuesOutside(int part) {
    double[] values = new double[size()];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (parts[i] != part) {
        values[n++] = kept[i];
      }
    }
    return Arrays.copyOf(values, n);
  }

  private int size() {
    return (int) Math.min(all, MOST);
  }
}
