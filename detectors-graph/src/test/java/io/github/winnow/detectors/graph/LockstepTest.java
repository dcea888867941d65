package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lockstep sees and what it must not see. */
class LockstepTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static List<Engagement> genuine = List.of();

  @BeforeAll
  static void generate() {
    genuine = Found.engagements(Traffic.week(1_101).scale(0.3).fabricated(0).generate());
  }

  @Test
  void namesNobodyInAGenuineWeek() {
    assertEquals(Set.of(), Found.accounts(genuine));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.5})
  void findsTheSellersOfAWeek(double share) {
    List<LabelledEngagement> week =
        Traffic.week(1_102).scale(0.5).fabricated(share).generate();
    assertFinds(0.95, 0, week);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 3})
  void camouflageDoesNotHide(double camouflage) {
    assertFinds(0.95, 0.0005, MixedFarm.of(60, 10).camouflage(camouflage).into(genuine, 1));
  }

  @Test
  void findsALargeFarmOnLargeTargets() {
    assertFinds(
        0.95, 0.0005, MixedFarm.of(1_000, 10).share(0.6).onPopularTargets().into(genuine, 2));
  }

  @Test
  void findsSmallOrdersSpreadOverManyTargets() {
    assertFinds(0.9, 0.0005, MixedFarm.of(60, 40).share(0.25).into(genuine, 3));
  }

  @Test
  void regularsOfOnePublisherAreNoGroup() {
    List<Engagement> events = new ArrayList<>(genuine);
    Random random = new Random(4);
    for (int evening = 0; evening < 7; evening++) {
      for (int a = 0; a < 150; a++) {
        if (random.nextDouble() < 0.85) {
          long time = time() + evening * DAY + 20 * HOUR + random.nextInt(10 * 60_000);
          events.add(Engagement.read("regular" + a, "evening" + evening, time)
              .publisher("evening")
              .build());
        }
      }
    }
    assertEquals(Set.of(), Found.accounts(events));
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
    assertEquals(Set.of(), Found.accounts(events));
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
    assertEquals(Set.of(), Found.accounts(events));
  }

  @Test
  void severalTargetsInOneSecondAreOneOccasion() {
    List<Engagement> apart = new ArrayList<>(genuine);
    List<Engagement> atOnce = new ArrayList<>(genuine);
    for (int a = 0; a < 40; a++) {
      for (int i = 0; i < 8; i++) {
        long time = time() + DAY + a * 10_000L;
        atOnce.add(Engagement.read("cc" + a, "named" + i, time).build());
        apart.add(Engagement.read("cc" + a, "named" + i, time + i * 10_000L).build());
      }
    }
    assertEquals(Set.of(), Found.accounts(atOnce));
    assertEquals(40, Found.accounts(apart).size());
  }

  @Test
  void saysWhoAndWhatAndWhen() {
    List<LabelledEngagement> mixed = MixedFarm.of(30, 8).into(genuine, 6);
    List<Engagement> events = Found.engagements(mixed);
    Slice slice = Slices.of(events);
    Groups found = Found.in(slice);
    assertEquals(1, found.all().size());
    Group group = found.all().get(0);
    Set<Integer> ordered = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (mixed.get(i).fabricated()) {
        ordered.add(slice.target(i));
      }
    }
    assertTrue(group.orders() >= 7, () -> group.orders() + " orders");
    for (int i = 0; i < group.orders(); i++) {
      assertTrue(ordered.contains(group.target(i)));
      assertTrue(group.to(i) - group.from(i) <= HOUR);
    }
    assertEquals(30, group.accounts());
    double weights = 0;
    for (int i = 0; i < group.accounts(); i++) {
      assertTrue(group.observed(i) >= 7 && group.expected(i) < 1);
      assertTrue(group.probability(i) > 0.99);
      weights += group.weight(i);
    }
    double most = weights / 30 * Math.log(group.orders() / 2.0) / Math.log(2);
    assertTrue(group.strength() <= most && group.strength() > 0.95 * most);
  }

  @Test
  void numbersOfAccountsPlayNoPart() {
    List<Engagement> events = Found.engagements(MixedFarm.of(300, 10).share(0.5).into(genuine, 7));
    Slice slice = Slices.of(events);
    List<Integer> order = new ArrayList<>();
    for (int a = 0; a < slice.accounts(); a++) {
      order.add(a);
    }
    Collections.shuffle(order, new Random(7));
    int[] renamed = order.stream().mapToInt(Integer::intValue).toArray();
    boolean[] before = Found.in(slice).members(slice.accounts());
    boolean[] after = Found.in(new RenumberedSlice(slice, renamed)).members(slice.accounts());
    for (int a = 0; a < before.length; a++) {
      assertEquals(before[a], after[renamed[a]]);
    }
  }

  @Test
  void sameSliceSameGroups() {
    List<Engagement> events = Found.engagements(MixedFarm.of(60, 10).into(genuine, 8));
    Group one = Found.in(Slices.of(events)).all().get(0);
    Group two = Found.in(Slices.of(events)).all().get(0);
    assertEquals(one.strength(), two.strength());
    assertEquals(one.accounts(), two.accounts());
  }

  @Test
  void emptyAndTinySlices() {
    assertEquals(List.of(), Found.in(Slices.of(List.of())).all());
    assertEquals(
        List.of(),
        Found.in(Slices.of(List.of(Engagement.read("a", "t", 0).build()))).all());
  }

  @Test
  void everythingAtOneInstant() {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 300; a++) {
      for (int t = 0; t < 20; t++) {
        events.add(Engagement.read("a" + a, "t" + t, 1_000).build());
      }
    }
    assertEquals(List.of(), Found.in(Slices.of(events)).all());
  }

  @Test
  void timesAtTheEndsOfTheRange() {
    List<Engagement> events = new ArrayList<>(genuine);
    long[] times = {Long.MIN_VALUE + 1, Long.MIN_VALUE + HOUR, -1, 0, Long.MAX_VALUE - 1};
    for (int a = 0; a < 50; a++) {
      for (int t = 0; t < times.length; t++) {
        events.add(Engagement.read("a" + a, "far" + t, times[t]).build());
      }
    }
    assertEquals(50, Found.accounts(events).size());
  }

  @Test
  void returnsWhenCancelled() {
    List<Engagement> events = Found.engagements(MixedFarm.of(60, 10).into(genuine, 9));
    assertEquals(List.of(), Found.whenCancelled(Slices.of(events)).all());
  }

  private static long time() {
    return genuine.get(0).time();
  }

  /** Whether it names so many of the fabricated, and at most such a share of the others. */
  private static void assertFinds(double least, double most, List<LabelledEngagement> labelled) {
    Map<Id, Boolean> fabricated = Found.fabricated(labelled);
    Set<Id> named = Found.accounts(Found.engagements(labelled));
    int events = 0;
    int hits = 0;
    for (LabelledEngagement e : labelled) {
      events += e.fabricated() ? 1 : 0;
      hits += e.fabricated() && named.contains(e.engagement().account()) ? 1 : 0;
    }
    double recall = hits / (double) events;
    long wronged =
        named.stream().filter(a -> !fabricated.getOrDefault(a, false)).count();
    assertTrue(recall >= least, () -> "found only " + recall + " of what is fabricated");
    assertTrue(
        wronged <= most * fabricated.size(),
        () -> "names " + wronged + " genuine accounts of " + fabricated.size());
  }
}
