package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Slices;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What ring sees and what it must not see. */
class RingTest {
  private static final DetectorProvider RING = new RingProvider();

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static List<Engagement> genuine = List.of();
  private static long start;

  @BeforeAll
  static void generate() {
    genuine = Found.engagements(Traffic.world("genuine", 1_201).scale(0.3).generate());
    start = genuine.stream().mapToLong(Engagement::time).min().orElse(0);
  }

  private static Set<Id> named(List<Engagement> events) {
    return Found.accounts(events, RING);
  }

  /** Accounts that follow each other with that density and answer, within four days. */
  private static List<Engagement> exchange(
      int accounts, double density, double answer, int reads, long from, long seed) {
    Random random = new Random(seed);
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      for (int b = a + 1; b < accounts; b++) {
        if (random.nextDouble() < density) {
          boolean turned = random.nextBoolean();
          long time = from + (long) (4 * DAY * random.nextDouble());
          events.add(follow(turned ? b : a, turned ? a : b, time));
          if (random.nextDouble() < answer) {
            events.add(follow(turned ? a : b, turned ? b : a, time + random.nextInt(36_000_000)));
          }
        }
      }
      for (int i = 0; i < reads; i++) {
        Engagement other = genuine.get(random.nextInt(genuine.size()));
        long time = from + (long) (6 * DAY * random.nextDouble());
        events.add(
            Engagement.of(Action.READ, Id.of("r" + a), other.target(), time).build());
      }
    }
    return events;
  }

  private static Engagement follow(int who, int whom, long time) {
    return Engagement.of(Action.FOLLOW, Id.of("r" + who), Id.of("r" + whom), time)
        .build();
  }

  private static List<Engagement> amid(List<Engagement> some) {
    List<Engagement> all = new ArrayList<>(genuine);
    all.addAll(some);
    return all;
  }

  @Test
  void namesNobodyAmongClubsAndAllElseThatIsGenuine() {
    assertEquals(Set.of(), named(genuine));
  }

  @Test
  void findsTheRingsOfAWorld() {
    List<LabelledEngagement> mixed =
        Traffic.world("mixed", 1_202).scale(0.5).fabricated(0.15).generate();
    Set<Id> members = new HashSet<>();
    mixed.stream()
        .filter(e -> e.scenario().equals("follow-ring"))
        .forEach(e -> members.add(e.engagement().account()));
    Set<Id> found = named(Found.engagements(mixed));
    assertTrue(members.containsAll(found), "none but members");
    assertTrue(found.size() >= 30, found.size() + " of " + members.size());
  }

  @Test
  void findsRingsOfAllSizes() {
    for (int size : new int[] {30, 80, 300}) {
      Set<Id> found = named(amid(exchange(size, 0.55, 0.9, 9, start, size)));
      assertTrue(found.size() >= 0.9 * size, found.size() + " of " + size);
    }
  }

  @Test
  void findsRoundsInWhichNobodyIsFollowedBack() {
    Set<Id> found = named(amid(exchange(100, 0.6, 0, 9, start, 1)));
    assertTrue(found.size() >= 90, found.size() + " of 100");
  }

  @Test
  void whoIsInARingAndLivesBesideIsNotNamed() {
    List<Engagement> events = exchange(60, 0.55, 0.9, 9, start, 2);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      Engagement other = genuine.get(random.nextInt(genuine.size()));
      long time = start + (long) (4 * DAY * random.nextDouble());
      events.add(Engagement.of(Action.READ, Id.of("r7"), other.target(), time).build());
    }
    Set<Id> found = named(amid(events));
    assertTrue(found.size() >= 50, found.size() + " of 60");
    assertTrue(!found.contains(Id.of("r7")));
  }

  @Test
  void aClassThatReadsIsNoRing() {
    assertEquals(Set.of(), named(amid(exchange(30, 0.9, 0.9, 200, start, 4))));
  }

  @Test
  void starsAndTheirFansAreNoRing() {
    List<Engagement> events = new ArrayList<>();
    Random random = new Random(5);
    for (int fan = 20; fan < 400; fan++) {
      for (int star = 0; star < 20; star++) {
        long time = start + (long) (4 * DAY * random.nextDouble());
        events.add(follow(fan, star, time));
        if (random.nextInt(20) == 0) {
          events.add(follow(star, fan, time + HOUR));
        }
      }
    }
    assertEquals(Set.of(), named(amid(events)));
  }

  @Test
  void followsThatComeBackMonthsLaterAreNoRing() {
    List<Engagement> events = new ArrayList<>();
    Random random = new Random(6);
    for (int a = 0; a < 60; a++) {
      for (int b = 0; b < 60; b++) {
        if (a != b) {
          events.add(follow(a, b, start + (long) (600 * DAY * random.nextDouble())));
        }
      }
    }
    assertEquals(Set.of(), named(amid(events)));
  }

  @Test
  void aRingIsFoundInALongPastToo() {
    List<Engagement> events = amid(exchange(50, 0.55, 0.9, 9, start, 7));
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      long time = start + (long) (300 * DAY * random.nextDouble());
      events.add(
          Engagement.read("old" + random.nextInt(500), "t" + i % 90, time).build());
      events.add(Engagement.of(Action.FOLLOW, Id.of("old" + i % 500), Id.of("old" + i % 7), time)
          .build());
    }
    Set<Id> found = named(events);
    assertTrue(found.size() >= 45, found.size() + " of 50");
  }

  @Test
  void whereNothingButFollowsIsLoggedNothingIsSaid() {
    assertEquals(Set.of(), named(exchange(60, 0.55, 0.9, 0, start, 9)));
  }

  @Test
  void ordersAreTheMembersAsTheyWereFollowed() {
    Slice slice = Slices.of(amid(exchange(40, 0.6, 1, 9, start, 10)));
    Group group = Found.in(slice, RING).all().get(0);
    Set<Integer> members = new TreeSet<>();
    for (int i = 0; i < group.accounts(); i++) {
      members.add(group.account(i));
    }
    Set<Integer> targets = new TreeSet<>();
    for (int i = 0; i < group.orders(); i++) {
      targets.add(slice.accountOf(group.target(i)));
      assertTrue(group.from(i) <= group.to(i) && group.to(i) < start + 6 * DAY);
    }
    assertTrue(targets.containsAll(members));
    for (int i = 0; i < group.accounts(); i++) {
      assertTrue(group.observed(i) >= 5 && group.observed(i) < 40, "of 39 others");
    }
  }

  @Test
  void numbersPlayNoPart() {
    Slice slice = Slices.of(amid(exchange(40, 0.55, 0.9, 9, start, 11)));
    List<Integer> shuffled = new ArrayList<>();
    for (int a = 0; a < slice.accounts(); a++) {
      shuffled.add(a);
    }
    Collections.shuffle(shuffled, new Random(12));
    int[] number = shuffled.stream().mapToInt(a -> a).toArray();
    assertEquals(
        lines(slice, Found.in(slice, RING)),
        lines(slice, number, Found.in(new RenumberedSlice(slice, number), RING)));
  }

  private static Set<String> lines(Slice slice, Groups found) {
    int[] same = new int[slice.accounts()];
    for (int a = 0; a < same.length; a++) {
      same[a] = a;
    }
    return lines(slice, same, found);
  }

  private static Set<String> lines(Slice slice, int[] number, Groups found) {
    long[] hash = new long[number.length];
    for (int a = 0; a < number.length; a++) {
      hash[number[a]] = slice.hash(a);
    }
    Set<String> lines = new TreeSet<>();
    for (Group group : found.all()) {
      lines.add("strength " + group.strength());
      for (int i = 0; i < group.accounts(); i++) {
        lines.add(hash[group.account(i)] + " " + group.weight(i) + " " + group.observed(i));
      }
      for (int i = 0; i < group.orders(); i++) {
        lines.add(group.target(i) + " " + group.from(i) + " " + group.to(i));
      }
    }
    return lines;
  }

  @Test
  void givesUpWhenCancelled() {
    Slice slice = Slices.of(amid(exchange(40, 0.55, 0.9, 9, start, 13)));
    assertEquals(List.of(), Found.whenCancelled(slice, RING).all());
  }
}
