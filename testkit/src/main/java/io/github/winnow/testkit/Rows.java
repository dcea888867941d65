package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;
import io.github.winnow.runtime.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel's rows in plain maps: nothing is ever evicted.
 *
 * <p>Threading: confined to one thread. Memory: a row for every key that is met.
 */
final class Rows {
  private final Kernel kernel;
  private final List<Map<Long, long[]>> tables = new ArrayList<>();

  Rows(Kernel kernel) {
    this.kernel = kernel;
    for (int key = 0; key < kernel.keys(); key++) {
      tables.add(new HashMap<>());
    }
  }

  /** Observes the engagement and applies it to its rows. */
  void update(Engagement engagement, Kernel.Event event) {
    String wrong = kernel.observe(engagement, engagement.time(), event);
    if (wrong != null) {
      throw new AssertionError("the kernel can't judge " + engagement + ": " + wrong);
    }
    apply(event);
  }

  /** Applies an observed engagement to its rows. */
  void apply(Kernel.Event event) {
    for (int key = 0; key < kernel.keys(); key++) {
      long value = kernel.keyOf(key, event);
      if (value != 0) {
        int size = kernel.rowLongs(key);
        kernel.update(key, event, tables.get(key).computeIfAbsent(value, v -> new long[size]));
      }
    }
  }
}
