package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The edges of blocks, and the groups around them, against their definitions. */
class CompanyTest {
  private static final long SPAN = 6_000;
  private static final long SITTING = 3_000;
  private static final double RARE = 0.4;
  private static final double LINE = 0.1;

  @Test
  void edgesWeighWhatOtherChoicesSay() {
    int[] edges = {0};
    Property.holds(300, random -> {
      boolean byHabit = random.nextBoolean();
      Slice slice = Slices.of(draw(random));
      Acts acts = Acts.of(slice);
      Occasions occasions = new Occasions(acts, slice.from(), SPAN);
      Rarities rarities =
          new Rarities(acts, byHabit ? new Habits(acts) : null, occasions, RARE, 1_000);
      Bipartite graph = Overlaps.graph(acts, rarities, LINE, new Groups(false));
      Map<Long, Integer> expected = new Model(acts, slice.from()).edges(byHabit);
      Map<Long, Integer> found = new HashMap<>();
      for (int a = 0; a < graph.first; a++) {
        for (int i = graph.begin[a]; i < graph.end[a]; i++) {
          int t = graph.neighbour[i] - graph.first;
          found.put((long) a << 32 | t, (int) graph.weight[i]);
        }
      }
      assertEquals(expected, found);
      edges[0] += found.size();
    });
    assertTrue(edges[0] > 100 || Long.getLong("winnow.seed") != null, "edges " + edges[0]);
  }

  @Test
  void ofManyRareActsSomeAreKept() {
    Property.holds(100, random -> {
      Slice slice = Slices.of(draw(random));
      Acts acts = Acts.of(slice);
      Occasions occasions = new Occasions(acts, slice.from(), SPAN);
      Rarities all = new Rarities(acts, new Habits(acts), occasions, RARE, 1_000);
      Rarities some = new Rarities(acts, new Habits(acts), occasions, RARE, 3);
      int[] kept = new int[acts.accounts];
      for (int act = 0; act < acts.size(); act++) {
        assertTrue(all.rare[act] || !some.rare[act]);
        kept[acts.account[act]] += some.rare[act] ? 1 : 0;
      }
      for (int a = 0; a < kept.length; a++) {
        assertEquals(Math.min(3, all.ofAccount[a]), kept[a]);
        assertEquals(kept[a], some.ofAccount[a]);
      }
    });
  }

  @Test
  void membersAreThoseWhoseChoicesAreTheGroups() {
    int[] members = {0};
    Property.holds(300, random -> {
      List<Engagement> events = draw(random);
      Slice slice = Slices.of(events);
      Acts acts = Acts.of(slice);
      Occasions occasions = new Occasions(acts, slice.from(), SPAN);
      Company company = new Company(acts, occasions, new Company.Settings(SITTING, 3, 2, 0.5));
      int[] seed = IntStream.range(0, slice.size())
          .filter(i -> events.get(i).account().toString().contains("crew"))
          .map(slice::account)
          .distinct()
          .toArray();
      Model model = new Model(acts, slice.from());
      Crew crew = company.of(seed);
      Map<Integer, Double> expected = model.company(seed, 3, 2, 0.5);
      assertArrayEquals(
          expected.keySet().stream().mapToInt(Integer::intValue).toArray(), crew.members());
      for (int i = 0; i < crew.size; i++) {
        assertEquals(expected.getOrDefault(crew.account[i], Double.NaN), crew.weight[i], 1e-9);
      }
      Crew again = company.of(seed);
      assertArrayEquals(crew.members(), again.members(), "nothing is left over");
      assertArrayEquals(crew.members(), members(again));
      members[0] += crew.size;
    });
    assertTrue(members[0] > 100 || Long.getLong("winnow.seed") != null, "members " + members[0]);
  }

  @Test
  void suspiciousnessIsTheNegativeLogarithmOfChance() {
    double c = 50;
    double n = 10_000;
    double f = 20.0 / 1_000 * 10 / 500;
    double expected = c * (Math.log(c / n) - 1) + n * f - c * Math.log(f);
    assertEquals(expected, Suspiciousness.of(50, 10_000, 20, 1_000, 10, 500), 1e-9);
    assertEquals(0, Suspiciousness.of(4, 10_000, 20, 1_000, 10, 500));
    assertEquals(0, Suspiciousness.of(0, 0, 0, 0, 0, 0));
  }

  @Test
  void theDensestPartOfTwoGroupsIsOne() {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 20; a++) {
      for (int t = 0; t < 10; t++) {
        events.add(Engagement.read("x" + a, "x" + t, t * 1_000L + a).build());
      }
    }
    for (int a = 0; a < 20; a++) {
      for (int t = 0; t < 6; t++) {
        events.add(Engagement.read("y" + a, t == 5 ? "x0" : "y" + t, 20_000 + a).build());
      }
    }
    Acts acts = Acts.of(Slices.of(events));
    Crew crew = new Crew();
    for (int a = 0; a < acts.accounts; a++) {
      crew.add(a, 1, 1, 1, 1);
    }
    for (int t = 0; t < acts.targets; t++) {
      crew.orders.add(t, 0, 30_000, 0, 0);
    }
    int[] densest = DensestPart.of(crew, acts);
    Arrays.sort(densest);
    assertArrayEquals(IntStream.range(0, 20).toArray(), densest);
  }

  private static int[] members(Crew crew) {
    return Arrays.copyOf(crew.account, crew.size);
  }

  /** A few accounts that share targets, amid others. */
  private static List<Engagement> draw(Random random) {
    int targets = 10 + random.nextInt(20);
    int publishers = 1 + random.nextInt(9);
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 6; a++) {
      for (int o = 0; o < 6; o++) {
        if (random.nextInt(4) > 0) {
          events.add(event("crew" + a, o, publishers, 6_000 * o + random.nextInt(4_000)));
        }
      }
    }
    for (int i = random.nextInt(30); i > 0; i--) {
      String who = (random.nextBoolean() ? "crew" : "a") + random.nextInt(6);
      events.add(Engagement.of(
              Action.FOLLOW, Id.of(who), Id.of("crew" + i % 4), 6_000 + random.nextInt(9_000))
          .build());
    }
    for (int i = random.nextInt(400); i > 0; i--) {
      String who = "a" + random.nextInt(60);
      events.add(event(who, random.nextInt(targets), publishers, random.nextInt(36_000)));
    }
    events.sort((a, b) -> Long.compare(a.time(), b.time()));
    return events;
  }

  private static Engagement event(String who, int target, int publishers, long time) {
    Engagement.Builder event = Engagement.of(Action.READ, Id.of(who), Id.of("t" + target), time);
    int publisher = target % publishers;
    return publisher == 0
        ? event.build()
        : event.publisher(Id.of("p" + publisher)).build();
  }

  /** All of it as the formulas have it. */
  private static final class Model {
    final Acts acts;
    final long start;

    Model(Acts acts, long start) {
      this.acts = acts;
      this.start = start;
    }

    long span(int act) {
      return Math.floorDiv(acts.time[act] - start, SPAN);
    }

    boolean sameOccasion(int one, int other) {
      return acts.target[one] == acts.target[other] && span(one) == span(other);
    }

    int owner(int act) {
      return acts.publisher[acts.target[act]];
    }

    int count(IntPredicate which) {
      return (int) IntStream.range(0, acts.size()).filter(which).count();
    }

    boolean isRare(int act, boolean byHabit) {
      int size = count(i -> sameOccasion(i, act));
      int k = count(i -> acts.account[i] == acts.account[act]);
      int p = owner(act);
      int own = count(i -> acts.account[i] == acts.account[act] && owner(i) == p);
      double habit = !byHabit || p == acts.nobody() ? 0 : (own - 1.0) / count(i -> owner(i) == p);
      return size > 1 && size * (k / (double) acts.size() + habit) < RARE;
    }

    Map<Long, Integer> edges(boolean byHabit) {
      Map<Integer, List<Integer>> rareOf = new TreeMap<>();
      for (int a = 0; a < acts.accounts; a++) {
        for (int i = acts.ownBegin[a]; i < acts.ownBegin[a + 1]; i++) {
          if (isRare(acts.own[i], byHabit)) {
            rareOf.computeIfAbsent(a, x -> new ArrayList<>()).add(acts.target[acts.own[i]]);
          }
        }
      }
      rareOf.values().removeIf(list -> list.size() < 2);
      double ends = 0;
      double pairs = 0;
      for (List<Integer> list : rareOf.values()) {
        ends += list.size();
        pairs += list.size() * (list.size() - 1.0);
      }
      double chance = pairs / (ends * ends);
      Map<Long, Integer> edges = new HashMap<>();
      rareOf.forEach((a, list) -> {
        for (int t : list) {
          double sum = 0;
          for (int u : list) {
            boolean another = t != u
                && (acts.publisher[t] == acts.nobody() || acts.publisher[t] != acts.publisher[u]);
            if (another) {
              double common = rareOf.values().stream()
                  .filter(l -> l.contains(t) && l.contains(u))
                  .count();
              double ofT = rareOf.values().stream().filter(l -> l.contains(t)).count();
              double ofU = rareOf.values().stream().filter(l -> l.contains(u)).count();
              double surprise = Surprise.of(common, chance * ofT * ofU);
              sum += common >= 3 && surprise >= LINE ? surprise / common : 0;
            }
          }
          if (4 * sum >= 1) {
            edges.put((long) a << 32 | t, (int) Math.min(127, 4 * sum));
          }
        }
      });
      return edges;
    }

    Map<Integer, Double> company(int[] seed, int visits, int publishers, double least) {
      Set<Integer> members = new HashSet<>();
      Arrays.stream(seed).forEach(members::add);
      Map<Integer, Double> found = new TreeMap<>();
      for (int round = 0; round < 8; round++) {
        found = new TreeMap<>();
        double share = Math.min(0.5, members.size() / (double) acts.accounts);
        for (int a = 0; a < acts.accounts; a++) {
          double weight = weight(a, members, visits, publishers);
          if (weight + Math.log(share / (1 - share)) >= Math.log(least / (1 - least))) {
            found.put(a, weight);
          }
        }
        if (found.keySet().equals(members)) {
          break;
        }
        members = new HashSet<>(found.keySet());
      }
      return found;
    }

    boolean isCommon(int act, Set<Integer> members) {
      if (!isChosen(act, members)) {
        return false;
      }
      int self = acts.self[acts.target[act]];
      return self < 0
          || (!members.contains(self)
              && count(i -> acts.account[i] == self && isChosen(i, members)) < 2);
    }

    boolean isChosen(int act, Set<Integer> members) {
      int in = count(i -> sameOccasion(i, act) && members.contains(acts.account[i]));
      int size = count(i -> sameOccasion(i, act));
      int all = count(i -> span(i) == span(act));
      int inAll = count(i -> span(i) == span(act) && members.contains(acts.account[i]));
      return in >= 2 && in >= 3 * (inAll * (size / (double) all));
    }

    /** The most that its share may be of what others chose from the publisher in the span. */
    double othersShare(int act, Set<Integer> members) {
      double these = count(i -> sameOccasion(i, act) && !members.contains(acts.account[i]));
      double all = count(i -> sameOffer(i, act) && !members.contains(acts.account[i]));
      return (these + 3) / (all + 3);
    }

    boolean sameOffer(int one, int other) {
      return owner(one) == owner(other) && span(one) == span(other);
    }

    boolean isInStep(int act, Set<Integer> members) {
      if (owner(act) == acts.nobody() || !isCommon(act, members)) {
        return false;
      }
      int these = count(i -> sameOccasion(i, act) && members.contains(acts.account[i]));
      int all = count(i -> sameOffer(i, act) && members.contains(acts.account[i]));
      return these >= 1.5 * all * othersShare(act, members);
    }

    double weight(int a, Set<Integer> members, int leastVisits, int leastPublishers) {
      int k = acts.degree(a);
      Map<Integer, Integer> times = new HashMap<>();
      for (int i = acts.ownBegin[a]; i < acts.ownBegin[a + 1]; i++) {
        if (!isInStep(acts.own[i], members)) {
          times.merge(owner(acts.own[i]), 1, Integer::sum);
        }
      }
      double regular = 0;
      for (Map.Entry<Integer, Integer> one : times.entrySet()) {
        regular += one.getKey() == acts.nobody() ? 0 : (one.getValue() - 1.0) / k;
      }
      Map<List<Long>, List<Double>> ratios = new HashMap<>();
      Map<Long, Set<Integer>> together = new TreeMap<>();
      Set<Integer> visited = new HashSet<>();
      for (int i = acts.ownBegin[a]; i < acts.ownBegin[a + 1]; i++) {
        int act = acts.own[i];
        double ratio = 0;
        int others = count(
            j -> sameOccasion(j, act) && acts.account[j] != a && members.contains(acts.account[j]));
        if (others >= 2 && isCommon(act, members)) {
          int inCommon = count(j -> span(j) == span(act)
              && acts.account[j] != a
              && members.contains(acts.account[j])
              && isCommon(j, members));
          double size = count(j -> sameOccasion(j, act));
          double chance = (1 - regular) * size / count(j -> span(j) == span(act));
          if (owner(act) != acts.nobody()) {
            double other = times.getOrDefault(owner(act), 0) - (isInStep(act, members) ? 0.0 : 1.0);
            chance += other / k * othersShare(act, members);
          }
          ratio = others / ((inCommon + 1.0) * chance);
        }
        long sitting = Math.floorDiv(acts.time[act], SITTING);
        ratios
            .computeIfAbsent(List.of(sitting, (long) owner(act)), x -> new ArrayList<>())
            .add(ratio);
        if (ratio >= 3) {
          together.computeIfAbsent(sitting, x -> new HashSet<>()).add(owner(act));
          visited.add(owner(act) == acts.nobody() ? -1 - acts.target[act] : owner(act));
        }
      }
      int visits = together.values().stream().mapToInt(Set::size).sum();
      double mean = 0;
      for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
        double sum = 0;
        for (List<Double> visit : ratios.values()) {
          sum += visit.stream()
              .mapToDouble(r -> Math.log(1 - share + share * r))
              .average()
              .orElse(0);
        }
        mean += Math.exp(sum) / 5;
      }
      return visits >= leastVisits && together.size() >= 2 && visited.size() >= leastPublishers
          ? Math.log(mean)
          : Double.NEGATIVE_INFINITY;
    }
  }
}
