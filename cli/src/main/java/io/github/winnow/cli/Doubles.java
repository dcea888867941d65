package io.github.winnow.cli;

import java.util.Arrays;

/** A list of doubles that grows. Memory: 8 bytes each, and once more while it grows. */
final class Doubles {
  private double[] values = new double[16];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  void addAll(Doubles others) {
    values = Arrays.copyOf(values, Math.max(values.length, size + others.size));
    System.arraycopy(others.values, 0, values, size, others.size);
    size += others.size;
  }

  int size() {
    return size;
  }

  double[] sorted() {
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
