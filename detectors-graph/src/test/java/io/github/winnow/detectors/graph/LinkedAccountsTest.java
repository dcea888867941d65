package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What linked-accounts sees and what it must not see. */
class LinkedAccountsTest {
  private static final DetectorProvider LINKED = new LinkedAccountsProvider();

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static List<Engagement> genuine = List.of();
  private static long start;

  @BeforeAll
  static void generate() {
    genuine = Found.engagements(Traffic.world("genuine", 1_301).scale(0.4).generate());
    start = genuine.stream().mapToLong(Engagement::time).min().orElse(0);
  }

  private static Set<Id> named(List<Engagement> events) {
    return Found.accounts(events, LINKED);
  }

  /** How accounts come by their ages and devices. */
  private interface Origin {
    Engagement.Builder of(int account, Engagement.Builder act);
  }

  /** Accounts of which each reads half of ten articles of one publisher, over all of the week. */
  private static List<Engagement> amid(int accounts, Origin origin) {
    Random random = new Random(accounts);
    List<Engagement> events = new ArrayList<>(genuine);
    for (int a = 0; a < accounts; a++) {
      for (int i = 0; i < 10; i++) {
        if (random.nextBoolean()) {
          long time = start + (long) (6 * DAY * random.nextDouble());
          Engagement.Builder act =
              Engagement.read("farm" + a, "article" + i, time).publisher("client");
          events.add(origin.of(a, act).build());
        }
      }
    }
    return events;
  }

  private static long batch(int account, int size) {
    return start - (200 + 37L * (account / size)) * DAY;
  }

  private static long ages(int account) {
    return start - 100 * DAY - new Random(account).nextInt(2_000) * DAY - account * HOUR;
  }

  @Test
  void namesNobodyAmongAllThatIsGenuine() {
    assertEquals(Set.of(), named(genuine));
  }

  @Test
  void findsAPublishersOwnFarmThatHabitsExplain() {
    List<Engagement> events =
        amid(60, (a, act) -> act.accountCreated(batch(a, 15) + a % 15 * 120_000L));
    Set<Id> found = named(events);
    assertTrue(found.size() >= 50, found.size() + " of 60");
    assertTrue(found.stream().allMatch(id -> id.toString().contains("farm")), found::toString);
  }

  @Test
  void findsTheSellersOfAWorldAndNobodyElse() {
    List<LabelledEngagement> mixed =
        Traffic.world("mixed", 1_302).fabricated(0.1).generate();
    Map<Id, String> scenario = new HashMap<>();
    Set<Id> fabricated = new HashSet<>();
    for (LabelledEngagement e : mixed) {
      scenario.putIfAbsent(e.engagement().account(), e.scenario());
      if (e.fabricated()) {
        fabricated.add(e.engagement().account());
      }
    }
    Set<Id> found = named(Found.engagements(mixed));
    assertTrue(fabricated.containsAll(found), "nobody else");
    long own = found.stream()
        .filter(id -> "single-client-farm".equals(scenario.get(id)))
        .count();
    assertTrue(own >= 30, own + " of a publisher's own farm");
  }

  @Test
  void regularsOfAllAgesAreNoGroup() {
    assertEquals(Set.of(), named(amid(60, (a, act) -> act.accountCreated(ages(a)))));
  }

  @Test
  void withoutAgesNothingIsSaid() {
    assertEquals(Set.of(), named(amid(60, (a, act) -> act.device("d" + a / 3))));
  }

  @Test
  void aDayOfManyRegistrationsLinksNobody() {
    List<Engagement> events = new ArrayList<>(amid(40, (a, act) -> act.accountCreated(ages(7))));
    for (int a = 0; a < 60; a++) {
      events.add(Engagement.read("other" + a, "t" + a, start + a * HOUR)
          .accountCreated(ages(7))
          .build());
    }
    assertEquals(Set.of(), named(events));
  }

  @Test
  void whoIsOnAMembersPhoneAndDoesTheSameIsAMember() {
    List<Engagement> events = amid(
        40,
        (a, act) ->
            act.device("phone" + a / 2).accountCreated(a % 2 == 0 ? batch(a / 2, 10) : ages(a)));
    Set<Id> found = named(events);
    assertTrue(found.size() >= 30, found.size() + " of 40");
    List<Engagement> apart = amid(
        40,
        (a, act) ->
            act.device("phone" + a).accountCreated(a % 2 == 0 ? batch(a / 2, 10) : ages(a)));
    Set<Id> batches = named(apart);
    assertTrue(batches.size() <= 20 && batches.size() >= 15, batches.size() + " of 20");
  }

  @Test
  void aTabletThatManyUseLinksNobody() {
    List<Engagement> events =
        amid(60, (a, act) -> act.device("tablet").accountCreated(a < 20 ? batch(a, 10) : ages(a)));
    Set<Id> found = named(events);
    assertFalse(found.isEmpty());
    assertTrue(found.size() <= 20, found.size() + " of the 20 that were registered together");
  }

  @Test
  void ordersAreWhatTheGroupActedOn() {
    Slice slice = Slices.of(amid(60, (a, act) -> act.accountCreated(batch(a, 15))));
    List<Group> groups = Found.in(slice, LINKED).all();
    assertEquals(1, groups.size());
    Group group = groups.get(0);
    assertEquals(10, group.orders());
    for (int i = 0; i < group.orders(); i++) {
      assertTrue(group.to(i) - group.from(i) > 3 * DAY, "it took days");
    }
    for (int i = 0; i < group.accounts(); i++) {
      assertTrue(group.observed(i) >= 3 && group.observed(i) <= 10);
      assertTrue(group.expected(i) < 1 && group.probability(i) >= 0.95);
    }
  }

  @Test
  void numbersPlayNoPart() {
    Slice slice = Slices.of(amid(
        60,
        (a, act) ->
            act.device("phone" + a / 2).accountCreated(a % 3 == 0 ? ages(a) : batch(a, 20))));
    List<Integer> shuffled = new ArrayList<>();
    for (int a = 0; a < slice.accounts(); a++) {
      shuffled.add(a);
    }
    Collections.shuffle(shuffled, new Random(12));
    int[] number = shuffled.stream().mapToInt(a -> a).toArray();
    RenumberedSlice renumbered = new RenumberedSlice(slice, number);
    Set<String> lines = lines(Found.in(slice, LINKED), slice);
    assertFalse(lines.isEmpty());
    assertEquals(lines, lines(Found.in(renumbered, LINKED), renumbered));
  }

  private static Set<String> lines(Groups found, Slice slice) {
    Set<String> lines = new TreeSet<>();
    for (Group group : found.all()) {
      lines.add("strength " + group.strength());
      for (int i = 0; i < group.accounts(); i++) {
        lines.add(slice.hash(group.account(i)) + " " + group.weight(i) + " " + group.observed(i));
      }
      for (int i = 0; i < group.orders(); i++) {
        lines.add(group.target(i) + " " + group.from(i) + " " + group.to(i));
      }
    }
    return lines;
  }

  @Test
  void givesUpWhenCancelled() {
    Slice slice = Slices.of(amid(60, (a, act) -> act.accountCreated(batch(a, 15))));
    assertEquals(List.of(), Found.whenCancelled(slice, LINKED).all());
  }
}
