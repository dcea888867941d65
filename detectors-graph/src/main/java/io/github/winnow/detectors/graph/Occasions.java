package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The acts on one target in one span: a window is divided into equal spans, of which those in which
 * anybody acted are numbered. A window begins at a phase drawn from the host's secret, so nobody
 * can aim at where spans end.
 *
 * <p>Immutable. Memory: 4 bytes an act, 16 an occasion, 4 a span.
 */
final class Occasions {
  final int count;

  /** How many spans there are. */
  final int spans;

  /** By act. */
  final int[] of;

  /** Where an occasion's acts begin; one more than there are occasions. */
  final int[] begin;

  /** By occasion, its span. */
  final int[] span;

  /** By occasion, the acts in its span on all targets of its publisher. */
  final int[] ofPublisher;

  /** By span, all acts in it. */
  final int[] acts;

  Occasions(Acts graph, long start, long length) {
    int[] spanOf = new int[graph.size()];
    spans = number(graph, start, length, spanOf);
    of = new int[graph.size()];
    int[] first = new int[graph.size() + 1];
    int n = 0;
    for (int t = 0; t < graph.targets; t++) {
      for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
        if (i == graph.begin[t] || spanOf[i] != spanOf[i - 1]) {
          first[n++] = i;
        }
        of[i] = n - 1;
      }
    }
    first[n] = graph.size();
    count = n;
    begin = Arrays.copyOf(first, n + 1);
    span = new int[n];
    acts = new int[spans];
    for (int o = 0; o < n; o++) {
      span[o] = spanOf[begin[o]];
      acts[span[o]] += size(o);
    }
    ofPublisher = byPublisher(graph);
  }

  /** Numbers the spans in which there are acts, and says how many there are. */
  private static int number(Acts graph, long start, long length, int[] spanOf) {
    long[] which = new long[graph.size()];
    for (int i = 0; i < which.length; i++) {
      long sinceStart = graph.time[i] - start;
      boolean overflows = ((graph.time[i] ^ start) & (graph.time[i] ^ sinceStart)) < 0;
      which[i] = Math.floorDiv(overflows ? graph.time[i] : sinceStart, length);
    }
    long[] sorted = which.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    for (int i = 0; i < which.length; i++) {
      spanOf[i] = Arrays.binarySearch(sorted, 0, n, which[i]);
    }
    return n;
  }

  private int[] byPublisher(Acts graph) {
    long[] keys = new long[count];
    for (int o = 0; o < count; o++) {
      keys[o] = (long) graph.publisher[graph.target[begin[o]]] << 32 | span[o];
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] sum = new int[count];
    for (int o = 0; o < count; o++) {
      sum[firstOf(sorted, keys[o])] += size(o);
    }
    int[] all = new int[count];
    for (int o = 0; o < count; o++) {
      all[o] = sum[firstOf(sorted, keys[o])];
    }
    return all;
  }

  private static int firstOf(long[] sorted, long key) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many accounts acted on an occasion. */
  int size(int o) {
    return begin[o + 1] - begin[o];
  }
}
