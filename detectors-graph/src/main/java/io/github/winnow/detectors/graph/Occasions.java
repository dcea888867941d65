package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * The acts on one target in one span: a window is divided into equal spans, of which those in which
 * anybody acted are numbered. A window begins at a phase drawn from the host's secret, so nobody
 * can aim at where spans end.
 *
 * <p>Immutable. Memory: 4 bytes an act, 20 an occasion, 4 a span.
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

  /** By occasion, its offer: what its publisher had in its span. */
  final int[] offer;

  /** By offer, the acts on all of it. */
  final int[] onOffer;

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
    long[] keys = new long[count];
    for (int o = 0; o < count; o++) {
      keys[o] = (long) graph.publisher[graph.target[begin[o]]] << 32 | span[o];
    }
    long[] offers = distinct(keys);
    offer = new int[count];
    onOffer = new int[offers.length];
    for (int o = 0; o < count; o++) {
      offer[o] = Arrays.binarySearch(offers, keys[o]);
      onOffer[offer[o]] += size(o);
    }
  }

  /** Numbers the spans in which there are acts, and says how many there are. */
  private static int number(Acts graph, long start, long length, int[] spanOf) {
    long[] which = new long[graph.size()];
    for (int i = 0; i < which.length; i++) {
      long sinceStart = graph.time[i] - start;
      boolean overflows = ((graph.time[i] ^ start) & (graph.time[i] ^ sinceStart)) < 0;
      which[i] = Math.floorDiv(overflows ? graph.time[i] : sinceStart, length);
    }
    long[] spans = distinct(which);
    for (int i = 0; i < which.length; i++) {
      spanOf[i] = Arrays.binarySearch(spans, which[i]);
    }
    return spans.length;
  }

  /** In order, each of them once. */
  private static long[] distinct(long[] some) {
    long[] sorted = some.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, n);
  }

  /** How many accounts acted on an occasion. */
  int size(int o) {
    return begin[o + 1] - begin[o];
  }
}
