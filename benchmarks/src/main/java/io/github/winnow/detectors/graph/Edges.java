package io.github.winnow.detectors.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Edges between nodes of two kinds, each once and in no order, and amid them a block: of the edges
 * that the last nodes of either kind could have among each other there is every other one. All other
 * edges begin anywhere and end by a power law, at the nodes with the lowest numbers most often, as
 * in a slice, where what is popular is seen and numbered first.
 */
final class Edges {
  final int first;
  final int second;
  final int blockFirst;
  final int blockSecond;
  final int[] from;
  final int[] to;

  private Edges(int first, int second, int blockFirst, int blockSecond, long[] edges) {
    this.first = first;
    this.second = second;
    this.blockFirst = blockFirst;
    this.blockSecond = blockSecond;
    from = new int[edges.length];
    to = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      from[i] = (int) (edges[i] >>> 32);
      to[i] = (int) edges[i];
    }
  }

  /**
   * The same for the same arguments.
   *
   * @param edges how many to draw; those drawn twice are then left out
   * @param skew 1 for ends anywhere, more for popular ones
   */
  static Edges of(int edges, int first, int second, int blockFirst, int blockSecond, double skew) {
    SplittableRandom random = new SplittableRandom(19);
    long[] drawn = new long[edges + blockFirst * blockSecond];
    int n = 0;
    for (int a = first - blockFirst; a < first; a++) {
      for (int t = second - blockSecond; t < second; t++) {
        if (random.nextBoolean()) {
          drawn[n++] = (long) a << 32 | t;
        }
      }
    }
    while (n < edges) {
      int to = (int) (Math.pow(random.nextDouble(), skew) * second);
      drawn[n++] = (long) random.nextInt(first) << 32 | to;
    }
    long[] distinct = Arrays.stream(drawn, 0, n).sorted().distinct().toArray();
    shuffle(distinct, random);
    return new Edges(first, second, blockFirst, blockSecond, distinct);
  }

  private static void shuffle(long[] all, SplittableRandom random) {
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long moved = all[i];
      all[i] = all[j];
      all[j] = moved;
    }
  }

  int size() {
    return from.length;
  }

  /** Whether an edge is of the block. */
  boolean inBlock(int i) {
    return from[i] >= first - blockFirst && to[i] >= second - blockSecond;
  }
}
