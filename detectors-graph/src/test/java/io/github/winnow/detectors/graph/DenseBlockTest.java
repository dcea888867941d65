package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.MixedFarm;
import io.github.winnow.testkit.Slices;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dense-block sees and what it must not see. */
class DenseBlockTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static List<Engagement> genuine = List.of();

  @BeforeAll
  static void generate() {
    genuine = Found.engagements(Traffic.week(1_201).scale(0.3).fabricated(0).generate());
  }

  @Test
  void namesNobodyInAGenuineWeek() {
    assertEquals(Set.of(), accounts(genuine));
  }

  @Test
  void namesNobodyAmongAllWhoLookBought() {
    List<Engagement> events = Found.engagements(Traffic.world("genuine", 1_203).generate());
    assertEquals(Set.of(), accounts(events));
  }

  @ParameterizedTest
  @ValueSource(longs = {15 * MINUTE, 6 * HOUR, 12 * HOUR})
  void hoursBetweenTheActsOfAnOrderDoNotHide(long jitter) {
    assertFinds(0.9, MixedFarm.of(60, 12).jitter(jitter).into(genuine, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3})
  void camouflageDoesNotHide(double camouflage) {
    List<Engagement> week = Found.engagements(Traffic.week(1_202).fabricated(0).generate());
    assertFinds(
        0.9, MixedFarm.of(40, 16).camouflage(camouflage).jitter(6 * HOUR).into(week, 2));
  }

  @Test
  void smallOrdersAreFoundTogether() {
    assertFinds(0.85, MixedFarm.of(60, 60).share(0.2).jitter(6 * HOUR).into(genuine, 3));
  }

  /** Readers of the week who work off what is on offer, several orders at a time. */
  @Test
  void peopleWhoTakeOrdersInAFewSittingsAreFound() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(8);
    List<Engagement> offers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      offers.add(genuine.get(random.nextInt(genuine.size())));
    }
    Set<Id> workers = new HashSet<>();
    while (workers.size() < 90) {
      workers.add(genuine.get(random.nextInt(genuine.size())).account());
    }
    for (Id worker : workers) {
      for (int sitting = 0; sitting < 4; sitting++) {
        long time = time() + (long) (random.nextDouble() * 7 * DAY);
        List<Engagement> open = new ArrayList<>(offers);
        open.removeIf(offer -> time < offer.time() || time > offer.time() + 36 * HOUR);
        Collections.shuffle(open, random);
        for (int task = 0; task < Math.min(5, open.size()); task++) {
          Engagement offer = open.get(task);
          events.add(Engagement.of(Action.READ, worker, offer.target(), time + task * 30_000L)
              .publisher(offer.publisher())
              .build());
        }
      }
    }
    Set<Id> named = accounts(events);
    Set<Id> others = new HashSet<>(named);
    others.removeAll(workers);
    assertEquals(Set.of(), others);
    assertTrue(named.size() >= 45, () -> named.size() + " of 90");
  }

  @Test
  void twoCrewsAreTwoGroups() {
    List<Engagement> one = new ArrayList<>();
    MixedFarm.of(50, 12).jitter(3 * HOUR).into(genuine, 4).forEach(e -> one.add(e.engagement()));
    List<Engagement> both = new ArrayList<>(one);
    MixedFarm.of(40, 12).jitter(3 * HOUR).into(genuine, 5).stream()
        .filter(LabelledEngagement::fabricated)
        .forEach(e -> both.add(e.engagement()));
    assertEquals(2, audit(slice(both)).all().size());
  }

  @Test
  void regularsOfTwoPublishersAreNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(4);
    for (int issue = 0; issue < 14; issue++) {
      for (int a = 0; a < 150; a++) {
        if (random.nextDouble() < 0.85) {
          long time = time() + issue / 2 * DAY + 20 * HOUR + random.nextInt(10 * 60_000);
          events.add(Engagement.read("regular" + a, "issue" + issue, time)
              .publisher("evening" + issue % 2)
              .build());
        }
      }
    }
    assertEquals(Set.of(), accounts(events));
  }

  /** Of all that three small publishers have, hardly anybody else reads anything. */
  @Test
  void aCircleThatAloneReadsThreePublishersIsNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(9);
    for (int issue = 0; issue < 60; issue++) {
      double appeal = 0.2 + 0.7 * random.nextDouble();
      for (int a = 0; a < 60; a++) {
        boolean isOfTheCircle = a < 50;
        if (random.nextDouble() < (isOfTheCircle ? appeal : appeal / 5)) {
          long time = time() + issue % 7 * DAY + (long) (20 * HOUR * random.nextDouble());
          events.add(
              Engagement.read((isOfTheCircle ? "friend" : "guest") + a, "piece" + issue, time)
                  .publisher("small" + issue % 3)
                  .build());
        }
      }
    }
    assertEquals(Set.of(), accounts(events));
  }

  /** Its orders are two thirds of what it does, for four publishers: to each account a habit. */
  @Test
  void ordersForAFewPublishersAreNoHabit() {
    List<LabelledEngagement> week = Traffic.world("vendors", 3_001).generate();
    Set<Id> named = accounts(Found.engagements(week));
    Set<Id> crew = week.stream()
        .filter(e -> e.scenario().equals("patient-habits"))
        .map(e -> e.engagement().account())
        .collect(Collectors.toSet());
    long found = crew.stream().filter(named::contains).count();
    assertTrue(found >= 0.9 * crew.size(), () -> found + " of " + crew.size());
    assertEquals(
        Set.of(),
        week.stream()
            .filter(e -> !e.fabricated() && named.contains(e.engagement().account()))
            .map(LabelledEngagement::scenario)
            .collect(Collectors.toSet()));
  }

  @Test
  void aClassThatIsToldToReadEveryDayIsNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(6);
    for (int day = 0; day < 5; day++) {
      Engagement page = genuine.get(random.nextInt(genuine.size()));
      for (int a = 0; a < 60; a++) {
        if (random.nextDouble() < 0.82) {
          events.add(Engagement.of(
                  Action.READ,
                  Id.of("pupil" + a),
                  page.target(),
                  page.time() + random.nextInt(300_000))
              .publisher(page.publisher())
              .build());
        }
      }
    }
    for (int i = 0; i < 60 * 15; i++) {
      Engagement other = genuine.get(random.nextInt(genuine.size()));
      events.add(Engagement.of(
              Action.READ, Id.of("pupil" + random.nextInt(60)), other.target(), other.time() + 1)
          .publisher(other.publisher())
          .build());
    }
    assertEquals(Set.of(), accounts(events));
  }

  /** In this week seven rented accounts were taken for a part of a class. */
  @Test
  void aClassIsNoStrongerForAFewWhoReadItsPagesToo() {
    List<LabelledEngagement> week =
        Traffic.world("mixed", 3_001).fabricated(0.01).generate();
    Set<Id> named = accounts(Found.engagements(week));
    assertFalse(named.isEmpty());
    assertEquals(
        Set.of(),
        week.stream()
            .filter(e -> e.scenario().equals("told-to-read"))
            .map(e -> e.engagement().account())
            .filter(named::contains)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(longs = {2 * HOUR, 4 * DAY})
  void aClubThatFollowsItselfIsNoGroup(long within) {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(7);
    for (int a = 0; a < 36; a++) {
      for (int b = 0; b < 36; b++) {
        if (a != b && random.nextDouble() < 0.35) {
          long time = time() + 2 * DAY + 21 * HOUR + random.nextInt((int) within);
          events.add(Engagement.of(Action.FOLLOW, Id.of("club" + a), Id.of("club" + b), time)
              .publisher(Id.of("club" + b))
              .build());
        }
      }
    }
    assertEquals(Set.of(), accounts(events));
  }

  @Test
  void aWaveOfNewAccountsOnNewContentIsNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(5);
    for (int a = 0; a < 800; a++) {
      long time = time() + 3 * DAY + (long) (4 * HOUR * random.nextDouble() * random.nextDouble());
      events.add(
          Engagement.read("new" + a, "novelty", time).publisher("newcomer").build());
      for (int i = random.nextInt(4); i > 0; i--) {
        Engagement other = genuine.get(random.nextInt(genuine.size()));
        events.add(Engagement.of(
                Action.READ, Id.of("new" + a), other.target(), time + random.nextInt(7_200_000))
            .publisher(other.publisher())
            .build());
      }
    }
    assertEquals(Set.of(), accounts(events));
  }

  @Test
  void aChainOfStrangersIsNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    for (int a = 0; a < 100; a++) {
      for (int i = 0; i < 4; i++) {
        long time = time() + a * HOUR + i * 10L * MINUTE;
        events.add(Engagement.read("link" + a, "link" + a + "-" + i, time).build());
        events.add(Engagement.read("link" + (a + 1), "link" + a + "-" + i, time).build());
      }
    }
    assertEquals(Set.of(), accounts(events));
  }

  @Test
  void saysWhoAndWhatAndWhen() {
    List<LabelledEngagement> mixed = MixedFarm.of(30, 10).jitter(6 * HOUR).into(genuine, 6);
    List<Engagement> events = Found.engagements(mixed);
    Slice slice = Slices.of(events);
    Groups found = audit(slice);
    assertEquals(1, found.all().size());
    Group group = found.all().get(0);
    Set<Integer> ordered = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (mixed.get(i).fabricated()) {
        ordered.add(slice.target(i));
      }
    }
    Set<Integer> said = new HashSet<>();
    for (int i = 0; i < group.orders(); i++) {
      assertTrue(ordered.contains(group.target(i)));
      assertTrue(group.to(i) - group.from(i) <= 12 * HOUR);
      said.add(group.target(i));
    }
    assertTrue(said.size() >= 9, () -> said.size() + " of 10 orders");
    double weights = 0;
    for (int i = 0; i < group.accounts(); i++) {
      assertTrue(group.observed(i) >= 3 && group.expected(i) < 2);
      assertTrue(group.probability(i) >= 0.95);
      weights += group.weight(i);
    }
    double most = weights / group.accounts() * Math.log(said.size() / 2.0) / Math.log(2);
    assertTrue(group.strength() <= most && group.strength() > 0.9 * most);
  }

  @Test
  void numbersOfAccountsPlayNoPart() {
    Slice slice = slice(
        Found.engagements(MixedFarm.of(100, 12).share(0.7).jitter(6 * HOUR).into(genuine, 7)));
    List<Integer> order = new ArrayList<>();
    for (int a = 0; a < slice.accounts(); a++) {
      order.add(a);
    }
    Collections.shuffle(order, new Random(7));
    int[] renamed = order.stream().mapToInt(Integer::intValue).toArray();
    Groups one = audit(slice);
    Groups other = audit(new RenumberedSlice(slice, renamed));
    boolean[] before = one.members(slice.accounts());
    boolean[] after = other.members(slice.accounts());
    for (int a = 0; a < before.length; a++) {
      assertEquals(before[a], after[renamed[a]]);
    }
    assertTrue(one.all().size() >= 1);
  }

  @Test
  void emptyAndTinySlices() {
    assertEquals(List.of(), audit(Slices.of(List.of())).all());
    assertEquals(
        List.of(),
        audit(Slices.of(List.of(Engagement.read("a", "t", 0).build()))).all());
  }

  @Test
  void everythingAtOneInstant() {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 300; a++) {
      for (int t = 0; t < 20; t++) {
        events.add(Engagement.read("a" + a, "t" + t, 1_000).build());
      }
    }
    assertEquals(List.of(), audit(Slices.of(events)).all());
  }

  @Test
  void returnsWhenCancelled() {
    List<Engagement> events = Found.engagements(MixedFarm.of(60, 12).into(genuine, 9));
    assertEquals(
        List.of(),
        Found.whenCancelled(Slices.of(events), new DenseBlockProvider()).all());
  }

  private static Groups audit(Slice slice) {
    return Found.in(slice, new DenseBlockProvider());
  }

  private static Set<Id> accounts(List<Engagement> engagements) {
    return Found.accounts(engagements, new DenseBlockProvider());
  }

  private static Slice slice(List<Engagement> engagements) {
    List<Engagement> sorted = new ArrayList<>(engagements);
    sorted.sort((a, b) -> Long.compare(a.time(), b.time()));
    return Slices.of(sorted);
  }

  private static long time() {
    return genuine.get(0).time();
  }

  /** Whether it names so many of the farm's accounts, and nobody else. */
  private static void assertFinds(double least, List<LabelledEngagement> labelled) {
    Map<Id, Boolean> fabricated = Found.fabricated(labelled);
    Set<Id> named = accounts(Found.engagements(labelled));
    long farm = fabricated.values().stream().filter(is -> is).count();
    long hits = named.stream().filter(a -> fabricated.getOrDefault(a, false)).count();
    assertTrue(hits >= least * farm, () -> "found only " + hits + " of " + farm);
    assertEquals(hits, named.size(), "genuine accounts among those named");
  }
}
