package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.fixture.Statistics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final double LINE = 0.05;

  static final StatisticInfo TOGETHER = Statistics.group("test", "together");

  static final StatisticInfo CHOSEN = Statistics.group("another", "chosen");

  private static Candidate candidate(double strength, List<Campaign.Order> orders, long... who) {
    return new Candidate(
        TOGETHER,
        strength,
        0.01,
        LongStream.of(who)
            .mapToObj(a -> new Campaign.Member(new Pseudonym(a), 0.9, strength, 5, 1))
            .toList(),
        orders,
        List.of(new Reason(TOGETHER, strength, true, strength, 5, 1)));
  }

  private static Candidate chosen(double strength, double q, long... who) {
    Candidate one = candidate(strength, List.of(order(1, 10, 20, 4)), who);
    return new Candidate(
        CHOSEN,
        strength,
        q,
        one.members(),
        one.orders(),
        List.of(new Reason(CHOSEN, strength, true, strength, 5, 1)));
  }

  private static double strength(Campaign campaign, StatisticInfo statistic) {
    return campaign.reasons().stream()
        .filter(reason -> reason.statistic().equals(statistic))
        .mapToDouble(Reason::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Campaign.Order order(long target, long start, long end, int members) {
    return new Campaign.Order(new Pseudonym(target), start, end, members);
  }

  private static Set<Long> accounts(Campaign campaign) {
    Set<Long> all = new TreeSet<>();
    campaign.members().forEach(m -> all.add(m.account().hash()));
    return all;
  }

  private static List<String> ids(List<Campaign> campaigns) {
    return campaigns.stream().map(Campaign::id).toList();
  }

  @Test
  void aGroupThatIsFoundAgainKeepsItsIdentity() {
    Merging first = new Merging(List.of(), 0, LINE);
    first.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4));
    assertEquals(List.of("c1"), ids(first.changed()));
    Merging second = new Merging(first.campaigns(), 1, LINE);
    second.add(candidate(7, List.of(order(2, 30, 40, 3)), 3, 4, 5, 6));
    Campaign campaign = second.changed().get(0);
    assertEquals("c1", campaign.id());
    assertEquals(Set.of(1L, 2L, 3L, 4L, 5L, 6L), accounts(campaign));
    assertEquals(7, campaign.strength());
    assertEquals(10, campaign.start());
    assertEquals(40, campaign.end());
    assertEquals(2, campaign.orders().size());
    assertEquals(List.of(), second.dissolved());
  }

  @Test
  void whatIsKnownAlreadyChangesNothing() {
    Seeds.fixed(50, random -> {
      List<Candidate> candidates = some(random);
      Merging first = new Merging(List.of(), 0, LINE);
      candidates.forEach(first::add);
      Merging again = new Merging(first.campaigns(), 100, LINE);
      first
          .campaigns()
          .forEach(c -> again.add(new Candidate(
              c.statistic(), c.strength(), c.qValue(), c.members(), c.orders(), c.reasons())));
      // Only what the first pass left overlapping may still be brought together.
      if (again.dissolved().isEmpty()) {
        assertEquals(List.of(), again.changed());
        assertEquals(first.campaigns(), again.campaigns());
      }
    });
  }

  private static List<Candidate> some(SplittableRandom random) {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long base = 10L * random.nextInt(8);
      long[] who = LongStream.range(base, base + 4 + random.nextInt(8)).toArray();
      long start = random.nextInt(100);
      all.add(candidate(
          1 + random.nextInt(9),
          List.of(order(random.nextInt(3), start, start + random.nextInt(30), 3)),
          who));
    }
    return all;
  }

  @Test
  void oneThatJoinsTwoMakesThemOneUnderTheOldestId() {
    Merging merging = new Merging(List.of(), 0, LINE);
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4));
    merging.add(candidate(9, List.of(order(1, 15, 25, 5)), 11, 12, 13, 14));
    merging.add(candidate(2, List.of(order(2, 0, 5, 2)), 21, 22, 23));
    merging.add(candidate(3, List.of(order(1, 22, 30, 3)), 1, 2, 11, 12));
    assertEquals(List.of("c1", "c3"), ids(merging.campaigns()));
    assertEquals(List.of("c2"), merging.dissolved());
    Campaign one = merging.campaigns().get(0);
    assertEquals(8, one.members().size());
    assertEquals(9, one.strength());
    assertEquals(List.of(order(1, 10, 30, 5)), one.orders());
    assertEquals(List.of("c1", "c3"), ids(merging.changed()));
  }

  @Test
  void aCrowdIsNotACampaignForTheFewInItThatAreKnown() {
    Merging first = new Merging(List.of(), 0, LINE);
    first.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4));
    long[] crowd = LongStream.range(1, 200).toArray();
    for (double q : new double[] {1, 0.06, 0.05}) {
      Merging second = new Merging(first.campaigns(), 1, LINE);
      second.add(candidate(9, List.of(order(2, 30, 40, 3)), crowd).withQ(q));
      boolean grown = q <= LINE;
      assertEquals(List.of(grown ? "c1" : "c2"), ids(second.changed()), "q " + q);
      assertEquals(grown ? 0.01 : q, second.changed().get(0).qValue());
    }
    Merging third = new Merging(first.campaigns(), 1, LINE);
    third.add(candidate(9, List.of(order(2, 30, 40, 3)), 1, 2, 3, 70).withQ(1)); // not measured
    assertEquals(List.of("c1"), ids(third.changed()));
    assertEquals(0.01, third.changed().get(0).qValue());
  }

  @Test
  void strengthsOfTwoStatisticsStayApart() {
    Merging merging = new Merging(List.of(), 0, LINE);
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4));
    merging.add(chosen(40, 0.01, 2, 3, 4, 5));
    Campaign one = merging.campaigns().get(0);
    assertEquals(List.of("c1"), ids(merging.campaigns()));
    assertEquals(Set.of(1L, 2L, 3L, 4L, 5L), accounts(one));
    assertEquals(TOGETHER, one.statistic());
    assertEquals(5, one.strength());
    assertEquals(5, strength(one, TOGETHER));
    assertEquals(40, strength(one, CHOSEN));
    assertTrue(Merging.isBy(TOGETHER, one) && Merging.isBy(CHOSEN, one));
  }

  @Test
  void aCrowdIsNotNamedForTheFewInItThatAnotherStatisticFound() {
    Merging merging = new Merging(List.of(), 0, LINE);
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4, 5, 6));
    merging.add(chosen(40, 0.01, 1, 2, 3, 4));
    assertEquals(List.of("c1", "c2"), ids(merging.campaigns()));
    assertEquals(Set.of(1L, 2L, 3L, 4L), accounts(merging.campaigns().get(1)));
  }

  @Test
  void whatIsChanceByOneStatisticIsNotMadeSureByAnother() {
    Merging merging = new Merging(List.of(), 0, LINE);
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4).withQ(1));
    merging.add(chosen(40, 0.01, 1, 2, 3, 4));
    assertEquals(List.of("c1", "c2"), ids(merging.campaigns()));
    assertEquals(1, merging.campaigns().get(0).qValue());

    Merging unsure = new Merging(List.of(), 0, LINE);
    unsure.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4).withQ(1));
    unsure.add(chosen(40, 1, 1, 2, 3, 4));
    unsure.add(candidate(6, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4)); // measured now
    Campaign one = unsure.campaigns().get(0);
    assertEquals(0.01, one.qValue());
    assertEquals(6, strength(one, TOGETHER));
    assertEquals(Double.NaN, strength(one, CHOSEN));
  }

  @Test
  void theNumberOfADissolvedCampaignIsNotGivenAgain() {
    Merging merging = new Merging(List.of(), 7, LINE);
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 3, 4));
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 11, 12, 13, 14));
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 1, 2, 11, 12));
    merging.add(candidate(5, List.of(order(1, 10, 20, 4)), 31, 32));
    assertEquals(List.of("c8", "c10"), ids(merging.campaigns()));
  }

  @Test
  void ordersOfOneTargetThatOverlapAreOne() {
    Seeds.fresh(100, random -> {
      List<Campaign.Order> orders = new ArrayList<>();
      Set<List<Long>> covered = new HashSet<>();
      for (int i = 0; i < 30; i++) {
        long start = random.nextInt(200);
        long end = start + random.nextInt(20);
        long target = random.nextInt(3);
        orders.add(order(target, start, end, random.nextInt(9)));
        for (long t = start; t <= end; t++) {
          covered.add(List.of(target, t));
        }
      }
      Merging merging = new Merging(List.of(), 0, LINE);
      merging.add(candidate(5, orders, 1, 2, 3));
      Set<List<Long>> united = new HashSet<>();
      List<Campaign.Order> found = merging.changed().get(0).orders();
      for (Campaign.Order o : found) {
        for (long t = o.start(); t <= o.end(); t++) {
          assertTrue(united.add(List.of(o.target().hash(), t)), "two orders at once");
        }
      }
      assertEquals(covered, united);
      for (int i = 1; i < found.size(); i++) {
        assertTrue(found.get(i - 1).start() <= found.get(i).start());
      }
    });
  }

  @Test
  void isTheCampaignsThatAListOfThemWouldGive() {
    Seeds.fresh(50, random -> {
      Merging merging = new Merging(List.of(), 0, LINE);
      for (int step = 0; step < 40; step++) {
        long base = random.nextInt(60);
        Candidate one = candidate(
                1,
                List.of(order(1, 1, 2, 3)),
                LongStream.range(base, base + 2 + random.nextInt(12)).toArray())
            .withQ(random.nextInt(3) * 0.04);
        List<String> naive = merging.campaigns().stream()
            .filter(c -> {
              Set<Long> both = accounts(c);
              int size = both.size();
              both.removeIf(
                  a -> one.members().stream().noneMatch(m -> m.account().hash() == a));
              return 2 * both.size() >= one.members().size()
                  || (2 * both.size() >= size && one.qValue() <= Math.max(LINE, c.qValue()));
            })
            .map(Campaign::id)
            .toList();
        assertEquals(naive, ids(merging.same(one)));
        merging.add(one);
      }
    });
  }
}
