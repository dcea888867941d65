package io.github.winnow.detectors.graph;

import java.util.Arrays;

/** What a group acted on together, and when: targets, each with one interval. Not thread-safe. */
final class Orders {
  int size;
  int[] target = new int[16];

  /** Where the interval begins, inclusive. */
  long[] from = new long[16];

  /** Where it ends, inclusive. */
  long[] to = new long[16];

  /** How many members acted in it. */
  int[] members = new int[16];

  /** How many other accounts did. */
  int[] others = new int[16];

  void clear() {
    size = 0;
  }

  void add(int t, long begin, long end, int membersIn, int othersIn) {
    if (size == target.length) {
      target = Arrays.copyOf(target, 2 * size);
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      members = Arrays.copyOf(members, 2 * size);
      others = Arrays.copyOf(others, 2 * size);
    }
    target[size] = t;
    from[size] = begin;
    to[size] = end;
    members[size] = membersIn;
    others[size++] = othersIn;
  }

  /** Whether a time is in an order's interval. */
  boolean includes(int o, long time) {
    return time >= from[o] && time <= to[o];
  }

  /**
   * On how many targets the members acted, were they acted on alike: (Σ m)² ÷ Σ m², m the members'
   * acts on a target; 1 for none. Orders for one target must lie side by side.
   */
  double effectiveTargets() {
    double sum = 0;
    double squares = 0;
    double onTarget = 0;
    for (int o = 0; o < size; o++) {
      onTarget = (o > 0 && target[o] == target[o - 1] ? onTarget : 0) + members[o];
      if (o + 1 == size || target[o + 1] != target[o]) {
        sum += onTarget;
        squares += onTarget * onTarget;
      }
    }
    return squares == 0 ? 1 : sum * sum / squares;
  }
}
