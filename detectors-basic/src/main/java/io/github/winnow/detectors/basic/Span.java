package io.github.winnow.detectors.basic;

import io.github.winnow.spi.Slice;
import java.util.function.IntPredicate;

/**
 * From when to when a slice has events for which something holds.
 *
 * @param from the first one's time
 * @param to the last one's
 */
record Span(long from, long to) {
  /** The span of the events of a slice that has at least one of them. */
  static Span of(Slice slice, IntPredicate holds) {
    int first = 0;
    while (!holds.test(first)) {
      first++;
    }
    int last = slice.size() - 1;
    while (!holds.test(last)) {
      last--;
    }
    return new Span(slice.time(first), slice.time(last));
  }
}
