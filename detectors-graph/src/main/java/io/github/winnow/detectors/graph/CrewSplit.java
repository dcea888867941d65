package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a crew apart where it was several. Two members, who acted in the crew's orders on d and d'
 * targets, would have d d' Σ m<sub>t</sub>²/(Σ m<sub>t</sub>)² of them in common if all members chose
 * alike, m<sub>t</sub> being how many acted on target t. They agree when they have two or more, and
 * so many times as many as that; and a part is a {@linkplain Trusses community} of those who agree.
 * The more of a crew is another one, the more its members have in common with their own. So this is
 * asked first with a high factor, then with lower ones: until parts of four or more have four fifths
 * of the members, and on until two large ones would become one. A part that is much the same for
 * three factors is one for good, for a class that met a crew on a few targets would be taken in.
 *
 * <p>Of a target that many members acted on, each is compared with the {@code REACH} that follow in
 * the order of their hashes, which are much the same ones on every target. Cost: the acts on the
 * orders' targets, and for each of them {@code REACH}; then a few truss decompositions of at most 32
 * edges a member. Memory: 4 bytes each, 500 a member, and 50 an edge.
 */
final class CrewSplit {
  private static final int TRUSS = 4;
  private static final int LEAST_TARGETS = 2;
  private static final int REACH = 128;
  private static final int NEIGHBOURS = 32;
  private static final double[] FACTORS = {3, 2.4, 1.9, 1.5, 1.2, 1, 0.75};
  private static final double COVERED = 0.8;
  private static final double MUCH_THE_SAME = 0.85;
  private static final int SETTLED = 3;
  private static final int MOST_PARTS = 16;

  /** Who agreed, and for how many factors they were much the same. */
  private static final class Part {
    final int[] members;
    final int age;

    Part(int[] members, int age) {
      this.members = members;
      this.age = age;
    }
  }

  private final int[] member;

  /** By target and by member, in the order of hashes: the members, and the targets. */
  private final int[][] acting;

  private final int[][] targetsOf;

  /** Σ m²/(Σ m)². */
  private final double chance;

  /**
   * The crews that one was: of its sixteen largest parts each as it grows again by itself, or as it is
   * where it would take in the others again.
   *
   * @param found what company was taken for one crew
   * @param least a smaller one is none
   */
  static List<Crew> apart(Crew found, Company company, Acts graph, int least, Findings out) {
    List<Crew> crews = new ArrayList<>();
    if (found.size < least) {
      return crews;
    }
    int[][] parts = parts(found, graph, least);
    Arrays.sort(parts, Comparator.comparingInt(part -> -part.length));
    for (int i = 0; i < Math.min(parts.length, MOST_PARTS) && !out.isCancelled(); i++) {
      int[] part = parts[i];
      Crew crew = part.length == found.size ? found : company.of(part);
      Known in = new Known(graph.accounts);
      in.add(part);
      if (crew.size * MUCH_THE_SAME > in.count(crew.members())) {
        crew = company.among(part);
      }
      if (crew.size >= least) {
        crews.add(crew);
      }
    }
    return crews;
  }

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
    double acts = 0;
    double squares = 0;
    for (int t = 0; t < targets; t++) {
      acts += acting[t].length;
      squares += acting[t].length * (double) acting[t].length;
    }
    chance = squares / Math.max(1, acts * acts);
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
    double[] factor = split.factors(begin, list);
    List<int[]> settled = new ArrayList<>();
    boolean[] isSettled = new boolean[n];
    List<Part> parts = List.of();
    for (double times : FACTORS) {
      int[][] next = communities(begin, list, factor, times, isSettled);
      if (covered(parts) >= COVERED * rest(isSettled) && unites(next, parts, least, n)) {
        break;
      }
      List<Part> open = new ArrayList<>();
      for (int[] members : next) {
        Part part = new Part(members, 1 + age(members, parts, n));
        if (part.age == SETTLED) {
          settled.add(members);
          Arrays.stream(members).forEach(i -> isSettled[i] = true);
        } else {
          open.add(part);
        }
      }
      parts = open;
    }
    return Stream.concat(settled.stream(), parts.stream().map(part -> part.members))
        .filter(part -> part.length >= least)
        .map(part -> Arrays.stream(part).map(i -> split.member[i]).toArray())
        .toArray(int[][]::new);
  }

  private static long rest(boolean[] isSettled) {
    return IntStream.range(0, isSettled.length).filter(i -> !isSettled[i]).count();
  }

  /** For how many factors some members were much the same part. */
  private static int age(int[] members, List<Part> parts, int n) {
    Known in = new Known(n);
    in.add(members);
    return parts.stream()
        .filter(part ->
            in.count(part.members) >= MUCH_THE_SAME * Math.max(part.members.length, members.length))
        .mapToInt(part -> part.age)
        .max()
        .orElse(0);
  }

  /** How many times as many targets as if all chose alike two members have in common. */
  private double[] factors(int[] begin, int[] list) {
    double[] factor = new double[begin[member.length]];
    for (int i = 0; i < member.length; i++) {
      for (int at = begin[i]; at < begin[i + 1]; at++) {
        int both = 0;
        for (int t : targetsOf[i]) {
          both += Arrays.binarySearch(acting[t], list[at]) >= 0 ? 1 : 0;
        }
        double alike = chance * targetsOf[i].length * targetsOf[list[at]].length;
        factor[at] = both / alike;
      }
    }
    return factor;
  }

  private static int[][] communities(
      int[] begin, int[] list, double[] factor, double least, boolean[] without) {
    int n = begin.length - 1;
    int[] keptBegin = new int[n + 1];
    int[] kept = new int[begin[n]];
    int size = 0;
    for (int i = 0; i < n; i++) {
      for (int at = begin[i]; at < begin[i + 1]; at++) {
        if (factor[at] >= least && !without[i] && !without[list[at]]) {
          kept[size++] = list[at];
        }
      }
      keptBegin[i + 1] = size;
    }
    return new Trusses(new Undirected(n, keptBegin, kept)).communities(TRUSS, TRUSS);
  }

  /** Whether one of the next parts has half of two large ones. */
  private static boolean unites(int[][] next, List<Part> parts, int least, int n) {
    for (int[] united : next) {
      Known in = new Known(n);
      in.add(united);
      long large = parts.stream()
          .filter(one -> one.members.length >= least && in.hasHalf(one.members))
          .count();
      if (large > 1) {
        return true;
      }
    }
    return false;
  }

  private static long covered(List<Part> parts) {
    return parts.stream()
        .flatMapToInt(part -> Arrays.stream(part.members))
        .distinct()
        .count();
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
