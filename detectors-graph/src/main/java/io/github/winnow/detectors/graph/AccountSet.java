package io.github.winnow.detectors.graph;

import java.util.Arrays;

/** A set of accounts, in the order in which they came. Not thread-safe. */
final class AccountSet {
  private final boolean[] is;
  private int[] account = new int[16];
  private int size;

  AccountSet(int accounts) {
    is = new boolean[accounts];
  }

  void add(int a) {
    if (!is[a]) {
      is[a] = true;
      if (size == account.length) {
        account = Arrays.copyOf(account, 2 * size);
      }
      account[size++] = a;
    }
  }

  int size() {
    return size;
  }

  int get(int i) {
    return account[i];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      is[account[i]] = false;
    }
    size = 0;
  }
}
