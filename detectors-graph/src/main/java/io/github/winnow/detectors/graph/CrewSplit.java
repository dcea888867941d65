package io.github.winnow.detectors.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Takes a crew apart where it was several: two members agree when both acted in the crew's orders
 * on at least two of the same targets, and a part is a {@linkplain Trusses community} of those who
 * agree. Members of two crews that were taken for one rarely do.
 *
 * <p>Of a target that many members acted on, each is compared with the {@code REACH} that follow in
 * the order of their hashes, which are much the same ones on every target. Cost: the acts on the
 * orders' targets, and for each of them {@code REACH}. Memory: 4 bytes each, 150 a member.
 */
final class CrewSplit {
  private static final int TRUSS = 4;
  private static final int LEAST_TARGETS = 2;
  private static final int REACH = 128;
  private static final int NEIGHBOURS = 32;

  private final int[] member;

  /** By target and by member, in the order of hashes: the members, and the targets. */
  private final int[][] acting;

  private final int[][] targetsOf;

  private CrewSplit(Crew crew, Acts graph) {
    member = IntStream.range(0, crew.size)
        .mapToObj(i -> crew.account[i])
        .sorted(Comparator.comparingLong(a -> graph.hash[a]))
        .mapToInt(a -> a)
        .toArray();
    int[] rank = new int[graph.accounts];
    Arrays.fill(rank, -1);
    for (int i = 0; i < member.length; i++) {
      rank[member[i]] = i;
    }
    Orders orders = crew.orders;
    acting = new int[orders.size][];
    int targets = 0;
    for (int o = 0; o < orders.size; ) {
      IntStream.Builder some = IntStream.builder();
      int t = orders.target[o];
      for (; o < orders.size && orders.target[o] == t; o++) {
        for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
          int who = rank[graph.account[i]];
          if (who >= 0 && graph.time[i] >= orders.from[o] && graph.time[i] <= orders.to[o]) {
            some.add(who);
          }
        }
      }
      acting[targets++] = some.build().sorted().distinct().toArray();
    }
    int[] size = new int[member.length];
    for (int t = 0; t < targets; t++) {
      for (int who : acting[t]) {
        size[who]++;
      }
    }
    targetsOf = new int[member.length][];
    for (int i = 0; i < member.length; i++) {
      targetsOf[i] = new int[size[i]];
    }
    for (int t = targets - 1; t >= 0; t--) {
      for (int who : acting[t]) {
        targetsOf[who][--size[who]] = t;
      }
    }
  }

  /**
   * The parts.
   *
   * @param crew members and orders, those for one target side by side
   * @param least how many accounts a part has at least
   * @return accounts of each part
   */
  static int[][] parts(Crew crew, Acts graph, int least) {
    CrewSplit split = new CrewSplit(crew, graph);
    int n = split.member.length;
    int[] begin = new int[n + 1];
    int[] list = new int[n * NEIGHBOURS];
    int[] common = new int[n];
    for (int i = 0; i < n; i++) {
      begin[i + 1] = split.agree(i, common, list, begin[i]);
    }
    int[][] parts = new Trusses(new Undirected(n, begin, list)).communities(TRUSS, least);
    for (int[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        part[i] = split.member[part[i]];
      }
    }
    return parts;
  }

  /** Writes with whom a member agrees most; returns where that ends. */
  private int agree(int i, int[] common, int[] list, int from) {
    IntStream.Builder met = IntStream.builder();
    for (int t : targetsOf[i]) {
      int[] others = acting[t];
      int at = Arrays.binarySearch(others, i);
      for (int step = 1; step <= Math.min(REACH, others.length - 1); step++) {
        int other = others[(at + step) % others.length];
        if (common[other]++ == 0) {
          met.add(other);
        }
      }
    }
    int[] some = met.build().toArray();
    int[] best = Arrays.stream(some)
        .filter(other -> common[other] >= LEAST_TARGETS)
        .boxed()
        .sorted(Comparator.comparingInt((Integer other) -> -common[other])
            .thenComparingInt(other -> Math.floorMod(other - i, common.length)))
        .limit(NEIGHBOURS)
        .mapToInt(other -> other)
        .toArray();
    for (int other : some) {
      common[other] = 0;
    }
    System.arraycopy(best, 0, list, from, best.length);
    return from + best.length;
  }
}
