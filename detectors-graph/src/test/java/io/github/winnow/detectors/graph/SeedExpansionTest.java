package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Detached;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.MixedFarm;
import io.github.winnow.testkit.Slices;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom seed-expansion names, and whom it must not. */
class SeedExpansionTest {
  private static final DetectorProvider EXPANSION = new SeedExpansionProvider();
  private static final long HOUR = 3_600_000;
  private static final int CREW = 40;

  private static List<Engagement> genuine = List.of();
  private static final Map<String, List<Id>> PEOPLE = new TreeMap<>();
  private static List<Engagement> mixed = List.of();
  private static List<Id> crew = List.of();
  private static long start;

  @BeforeAll
  static void generate() {
    List<LabelledEngagement> world = Traffic.world("genuine", 2_301).scale(0.4).generate();
    genuine = Found.engagements(world);
    start = genuine.stream().mapToLong(Engagement::time).min().orElse(0);
    Map<String, Set<Id>> people = new TreeMap<>();
    for (LabelledEngagement e : world) {
      people
          .computeIfAbsent(e.scenario(), s -> new TreeSet<>(Comparator.comparing(Id::toString)))
          .add(e.engagement().account());
    }
    people.forEach((scenario, accounts) -> PEOPLE.put(scenario, List.copyOf(accounts)));
    List<LabelledEngagement> both = MixedFarm.of(CREW, 16).jitter(6 * HOUR).into(genuine, 1);
    mixed = Found.engagements(both);
    Map<Id, Boolean> fabricated = Found.fabricated(both);
    crew = fabricated.keySet().stream()
        .filter(id -> Boolean.TRUE.equals(fabricated.get(id)))
        .sorted(Comparator.comparing(Id::toString))
        .toList();
    assertEquals(CREW, crew.size());
  }

  private static Groups in(Slice slice) {
    return Groups.in(slice, Detached.of(GraphDetector.class, EXPANSION));
  }

  private static Set<Id> named(
      List<Engagement> events, Collection<Id> confirmed, Collection<Id> cleared) {
    List<Engagement> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(Engagement::time));
    Slice slice = Slices.of(sorted, Set.copyOf(confirmed), Set.copyOf(cleared));
    boolean[] member = in(slice).members(slice.accounts());
    Set<Id> named = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (member[slice.account(i)]) {
        named.add(sorted.get(i).account());
      }
    }
    return named;
  }

  private static Set<Id> named(List<Engagement> events, Collection<Id> confirmed) {
    return named(events, confirmed, Set.of());
  }

  private static List<Id> some(List<Id> of, int n, long seed) {
    List<Id> shuffled = new ArrayList<>(of);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, Math.min(n, shuffled.size()));
  }

  @Test
  void findsACrewFromThreeOfItAndNobodyElse() {
    for (int draw = 0; draw < 3; draw++) {
      List<Id> confirmed = some(crew, 3, draw);
      Set<Id> found = named(mixed, confirmed);
      assertTrue(crew.containsAll(found), "nobody else");
      assertTrue(found.size() >= 0.9 * (CREW - 3), found.size() + " of " + (CREW - 3));
      assertTrue(Collections.disjoint(found, confirmed), "who is confirmed is known already");
    }
  }

  @Test
  void saysNothingWhereFewerThanThreeAreConfirmed() {
    assertEquals(Set.of(), named(mixed, List.of()));
    assertEquals(Set.of(), named(mixed, some(crew, 2, 1)));
  }

  @Test
  void aWrongOneAmongThemNamesNobodyOfItsOwn() {
    for (List<Id> people : PEOPLE.values()) {
      List<Id> confirmed = new ArrayList<>(some(crew, 3, 7));
      confirmed.addAll(some(people, 1, 7));
      Set<Id> found = named(mixed, confirmed);
      assertTrue(crew.containsAll(found), "nobody else");
      assertTrue(found.size() >= 0.9 * (CREW - 3), found.size() + " of " + (CREW - 3));
    }
  }

  @Test
  void peopleWhoWereConfirmedWronglyNameNobody() {
    List<Id> all = new ArrayList<>();
    PEOPLE.values().forEach(all::addAll);
    for (int draw = 0; draw < 10; draw++) {
      assertEquals(Set.of(), named(genuine, some(all, 20, draw)));
    }
  }

  /** Classes, clubs, staff, neighbours: ten of one kind at once. */
  @Test
  void norDoManyOfOneKind() {
    PEOPLE.forEach((scenario, people) ->
        assertEquals(Set.of(), named(genuine, some(people, 10, 3)), scenario));
  }

  @Test
  void readersOfWhatIsPopularHaveNothingToDoWithOneWhoReadsItToo() {
    Map<Id, Integer> readers = new HashMap<>();
    genuine.forEach(e -> readers.merge(e.target(), 1, Integer::sum));
    List<Id> popular = readers.entrySet().stream()
        .sorted(Map.Entry.<Id, Integer>comparingByValue()
            .reversed()
            .thenComparing(e -> e.getKey().toString()))
        .limit(10)
        .map(Map.Entry::getKey)
        .toList();
    List<Engagement> events = new ArrayList<>(genuine);
    Set<Id> fakes = new HashSet<>();
    Random random = new Random(5);
    for (int a = 0; a < 10; a++) {
      for (Engagement e : genuine) {
        if (popular.contains(e.target()) && random.nextInt(60) == 0) {
          Engagement act = Engagement.read("fake" + a, e.target().toString(), e.time() + 1_000)
              .build();
          events.add(act);
          fakes.add(act.account());
        }
      }
    }
    assertEquals(10, fakes.size());
    assertEquals(Set.of(), named(events, fakes));
  }

  /** A household of six on one tablet reads the same few articles of the same few publishers. */
  @Test
  void aHouseholdIsTooSmall() {
    List<Engagement> events = new ArrayList<>(genuine);
    Set<Id> confirmed = new HashSet<>();
    for (int a = 0; a < 6; a++) {
      for (int i = 0; i < 14; i++) {
        Engagement act = Engagement.read("home" + a, "page" + i, start + (10 * i + 1) * HOUR + a)
            .publisher("p" + i % 7)
            .build();
        events.add(act);
        if (a < 4) {
          confirmed.add(act.account());
        }
      }
    }
    assertEquals(Set.of(), named(events, confirmed));
  }

  @Test
  void trustOutweighsSuspicion() {
    List<Id> confirmed = some(crew, 4, 11);
    List<Id> rest = new ArrayList<>(crew);
    rest.removeAll(confirmed);
    Set<Id> one = Set.of(rest.get(0));
    Set<Id> found = named(mixed, confirmed, one);
    assertFalse(found.contains(rest.get(0)), "who is cleared is no member");
    assertTrue(found.size() >= 0.8 * (CREW - 5), found.size() + " of " + (CREW - 5));
    assertEquals(Set.of(), named(mixed, confirmed, rest.subList(0, 18)), "a class, after all");
    List<Id> strangers = some(PEOPLE.getOrDefault("readers", List.of()), 300, 12);
    Set<Id> still = named(mixed, confirmed, strangers);
    assertTrue(still.size() >= 0.8 * (CREW - 4), still.size() + " of " + (CREW - 4));
  }

  @Test
  void neitherNumbersNorTheOrderOfEngagementsPlayAPart() {
    Set<Id> confirmed = Set.copyOf(some(crew, 5, 2));
    Slice slice = Slices.of(mixed, confirmed, Set.of());
    List<Integer> shuffled = new ArrayList<>();
    for (int a = 0; a < slice.accounts(); a++) {
      shuffled.add(a);
    }
    Collections.shuffle(shuffled, new Random(12));
    RenumberedSlice renumbered =
        new RenumberedSlice(slice, shuffled.stream().mapToInt(a -> a).toArray());
    Set<String> lines = lines(slice);
    assertFalse(lines.isEmpty());
    assertEquals(lines, lines(renumbered));
    List<Engagement> apart = new ArrayList<>(); // no two of them at one time
    Set<Long> times = new HashSet<>();
    for (Engagement e : mixed) {
      if (times.add(e.time())) {
        apart.add(e);
      }
    }
    Set<String> before = lines(Slices.of(apart, confirmed, Set.of()));
    assertFalse(before.isEmpty());
    Collections.shuffle(apart, new Random(13));
    assertEquals(before, lines(Slices.of(apart, confirmed, Set.of())));
  }

  private static Set<String> lines(Slice slice) {
    Set<String> lines = new TreeSet<>();
    for (Group group : in(slice).all()) {
      lines.add("strength " + group.strength());
      for (int i = 0; i < group.accounts(); i++) {
        lines.add(slice.hash(group.account(i)) + " " + group.weight(i) + " " + group.observed(i));
      }
      for (int i = 0; i < group.orders(); i++) {
        lines.add(group.from(i) + " " + group.to(i));
      }
    }
    return lines;
  }

  @Test
  void saysWhatItHadNoTimeFor() {
    Slice slice = Slices.of(
        genuine, Set.copyOf(some(PEOPLE.getOrDefault("readers", List.of()), 300, 1)), Set.of());
    assertTrue(in(slice).leftOut() > 0);
  }

  @Test
  void givesUpWhenCancelled() {
    Slice slice = Slices.of(mixed, Set.copyOf(some(crew, 5, 2)), Set.of());
    Groups found = new Groups(true);
    Detached.of(GraphDetector.class, EXPANSION).audit(slice, found);
    assertEquals(List.of(), found.all());
  }
}
