package io.github.winnow.detectors.graph;

/**
 * The accounts that are in a group already: another, half of which they are, is that group found
 * again. Not thread-safe.
 */
final class Known {
  private final boolean[] is;

  /**
   * Nobody.
   *
   * @param size how many accounts there are, or nodes of a graph that begin with them
   */
  Known(int size) {
    is = new boolean[size];
  }

  void add(int[] accounts) {
    for (int a : accounts) {
      is[a] = true;
    }
  }

  int count(int[] accounts) {
    int n = 0;
    for (int a : accounts) {
      n += is[a] ? 1 : 0;
    }
    return n;
  }

  boolean hasHalf(int[] accounts) {
    return 2 * count(accounts) >= accounts.length;
  }

  /** By number, whether it is known. */
  boolean[] marks() {
    return is;
  }
}
