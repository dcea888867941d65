package io.github.winnow.internal.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.internal.state.Act;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import io.github.winnow.spi.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final long DAY = 86_400_000L;
  private static final long START = 1_700_000_000_000L;
  private static final Policy POLICY = Policy.standard();
  private static final int GENUINE =
      Stated.of(Disposition.COUNT, 0, TrafficClass.SOPHISTICATED, false);
  private static final Judge JUDGE = new Judge(
      new Ensemble(List.of(), new Settings(Map.of()), Map.of()), Calibration.none(), POLICY, false);

  private static StatisticInfo info(StatisticInfo.Kind kind, Subject subject) {
    return new StatisticInfo(
        "test",
        1,
        "",
        "statistic",
        kind,
        Family.GRAPH,
        subject,
        TrafficClass.SOPHISTICATED,
        Effect.HOLD,
        "");
  }

  private static Campaign.Member member(long account, double probability, double weight) {
    return new Campaign.Member(new Pseudonym(account), probability, weight, 5, 1);
  }

  private static Campaign campaign(
      int number, boolean excludes, long start, long end, Campaign.Member... members) {
    return new Campaign(
        "c" + number,
        info(StatisticInfo.Kind.GROUP, Subject.ACCOUNT),
        9,
        0.01,
        true,
        excludes,
        Set.of(Family.GRAPH),
        List.of(),
        List.of(members),
        List.of(),
        10,
        start,
        end);
  }

  private static Standing standing(List<Campaign> campaigns, Clearances clearances) {
    return new Standing(campaigns, List.of(), clearances, Confirmations.NONE, POLICY, 9);
  }

  private static Statement judged(Standing standing, long account, long time) {
    Statement out = new Statement();
    standing.judge(JUDGE, new Shown(time, account, 77), 0, GENUINE, out);
    return out;
  }

  @Test
  void aMembershipFadesEverMoreOnEitherSideAndInTheEndIsGone() {
    Standing standing = standing(
        List.of(campaign(1, true, START, START + 3 * DAY, member(1, 0.9, 6))), Clearances.NONE);
    for (int direction : new int[] {-1, 1}) {
      double weight = Double.MAX_VALUE;
      double q = 1;
      Disposition before = Disposition.EXCLUDE;
      long edge = direction < 0 ? START : START + 3 * DAY;
      for (int day = 0; day < 400; day++) {
        Statement out = judged(standing, 1, edge + (long) direction * day * DAY);
        assertTrue(out.weight() <= weight && out.q() <= q, "day " + day);
        assertTrue(out.disposition().compareTo(before) <= 0, "day " + day);
        weight = out.weight();
        q = out.q();
        before = out.disposition();
        Disposition expected = day <= 30
            ? Disposition.EXCLUDE
            : day <= 99 ? Disposition.HOLD : Disposition.COUNT; // 30 · log2(10) = 99.66
        assertEquals(expected, out.disposition(), "day " + day);
      }
      assertEquals(0, weight);
      assertEquals(GENUINE, judged(standing, 1, edge + direction * 400L * DAY).stated());
    }
  }

  @Test
  void anOldCampaignDoesNotShieldItsMemberFromANewOne() {
    long old = START - 400 * DAY;
    Campaign first = campaign(1, true, old, old + DAY, member(1, 0.95, 20));
    Campaign second = campaign(2, false, START, START + DAY, member(1, 0.9, 5));
    for (List<Campaign> order : List.of(List.of(first, second), List.of(second, first))) {
      Standing standing = standing(order, Clearances.NONE);
      assertEquals(Disposition.EXCLUDE, judged(standing, 1, old).disposition());
      Statement now = judged(standing, 1, START);
      assertEquals(Disposition.HOLD, now.disposition());
      assertEquals("c2", Objects.requireNonNull(now.campaign()).id());
      assertEquals(5, now.weight());
    }
  }

  @Test
  void aClearedCampaignDoesNotShieldItsMembersFromAnother() {
    Campaign first = campaign(1, true, START, START + DAY, member(1, 0.95, 20));
    Campaign second = campaign(2, true, START, START + DAY, member(1, 0.9, 5));
    Clearance clearance = Clearance.of(Clearance.Subject.CAMPAIGN, "c1", "a class");
    Clearances clearances = Clearances.NONE.with(new Clearances.Entry(clearance, 1));
    Statement out = judged(standing(List.of(first, second), clearances), 1, START);
    assertEquals(Disposition.EXCLUDE, out.disposition());
    assertEquals("c2", Objects.requireNonNull(out.campaign()).id());
  }

  @Test
  void ofSeveralCampaignsTheOneThatDoesMostCounts() {
    Seeds.fresh(200, random -> {
      List<Campaign> all = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        long start = START + random.nextInt(200) * DAY;
        all.add(campaign(
            i + 1,
            random.nextBoolean(),
            start,
            start + random.nextInt(5) * DAY,
            member(1, random.nextDouble(), random.nextDouble() * 10 - 1)));
      }
      long time = START + random.nextInt(300) * DAY;
      Statement out = judged(standing(all, Clearances.NONE), 1, time);
      Disposition most = Disposition.COUNT;
      double heaviest = 0;
      for (Campaign one : all) {
        Statement alone = judged(standing(List.of(one), Clearances.NONE), 1, time);
        int more = alone.disposition().compareTo(most);
        heaviest =
            more > 0 ? alone.weight() : more < 0 ? heaviest : Math.max(heaviest, alone.weight());
        most = more > 0 ? alone.disposition() : most;
      }
      assertEquals(most, out.disposition());
      assertEquals(heaviest, out.weight());
    });
  }

  @Test
  void earlierAndLaterEngagementsAreJudgedByOneFunction() {
    Seeds.fresh(100, random -> {
      Standing standing = random(random);
      for (int i = 0; i < 50; i++) {
        double score = random.nextDouble() * 10 - 2;
        long time = START + random.nextInt(100) * DAY;
        int first = Stated.of(
            List.of(Disposition.values()).get(random.nextInt(3)),
            random.nextDouble(),
            List.of(TrafficClass.values()).get(random.nextInt(2)),
            false);
        long account = random.nextInt(10);
        long target = random.nextInt(5);
        Statement once = new Statement();
        Statement again = new Statement();
        Act act = new Shown(time, account, target);
        standing.judge(JUDGE, act, (float) score, first, once);
        again.begin(Stated.of(Disposition.EXCLUDE, 1, TrafficClass.GENERAL, false)); // used before
        standing.judge(JUDGE, act, (float) score, first, again);
        assertEquals(once.stated(), again.stated());
        assertEquals(once.weight(), again.weight());
        assertTrue(once.q() >= 0 && once.q() <= 1 && Double.isFinite(once.weight()));
        if (once.isSilent()) {
          assertEquals(first, once.stated());
        } else if (once.clearance() == null) {
          assertTrue(once.q() >= Stated.q(first) - 1e-12, "looking back never speaks for anyone");
          assertTrue(once.disposition().compareTo(Stated.disposition(first)) >= 0);
        } else {
          assertEquals(Disposition.COUNT, once.disposition());
          assertEquals(0, once.q());
          assertFalse(once.isByCampaign());
        }
      }
    });
  }

  private static Standing random(SplittableRandom random) {
    List<Campaign> campaigns = new ArrayList<>();
    for (int i = 1; i < random.nextInt(5); i++) {
      long start = START + random.nextInt(50) * DAY;
      campaigns.add(campaign(
          i,
          random.nextBoolean(),
          start,
          start + random.nextInt(9) * DAY,
          member(random.nextInt(10), random.nextDouble(), random.nextDouble() * 9 - 2),
          member(10 + random.nextInt(10), random.nextDouble(), 4)));
    }
    List<Excess> excesses = new ArrayList<>();
    for (int i = 1; i < random.nextInt(5); i++) {
      long start = START + random.nextInt(50) * DAY;
      excesses.add(new Excess(
          info(StatisticInfo.Kind.LOG_P_VALUE, Subject.TARGET),
          new Pseudonym(random.nextInt(5)),
          start,
          start + random.nextInt(20) * DAY,
          random.nextBoolean() ? Trait.ANY : new Trait.Did(Action.READ),
          -30,
          random.nextDouble() * 8,
          20,
          10));
    }
    Clearances clearances = Clearances.NONE;
    for (int i = 0; i < random.nextInt(3); i++) {
      long account = random.nextInt(10);
      clearances = clearances.with(new Clearances.Entry(
          new Clearance(
              Clearance.Subject.ACCOUNT,
              Id.of(account),
              "x",
              START,
              START + (1 + random.nextInt(60)) * DAY),
          account));
    }
    return new Standing(campaigns, excesses, clearances, Confirmations.NONE, POLICY, 9);
  }

  @Test
  void clearancesSayWhatAListSays() {
    Seeds.fresh(50, random -> {
      Clearances clearances = Clearances.NONE;
      List<Clearances.Entry> naive = new ArrayList<>();
      Clearance.Subject[] subjects = Clearance.Subject.values();
      for (int i = 0; i < 60; i++) {
        int key = random.nextInt(4);
        long from = random.nextInt(50);
        Clearance one = new Clearance(
            subjects[random.nextInt(subjects.length)],
            Id.of(key),
            "reason " + i,
            from,
            from + 1 + random.nextInt(50));
        if (random.nextInt(4) == 0 && !naive.isEmpty()) {
          Clearance gone = naive.get(random.nextInt(naive.size())).clearance();
          clearances = clearances.without(gone);
          naive.removeIf(e -> e.clearance().coversAs(gone));
          assertFalse(clearances.have(gone));
        } else {
          clearances = clearances.with(new Clearances.Entry(one, key));
          naive.add(new Clearances.Entry(one, key));
          assertTrue(clearances.have(one));
        }
        assertEquals(naive.isEmpty(), clearances.isEmpty());
        for (int check = 0; check < 30; check++) {
          Clearance.Subject subject = subjects[random.nextInt(subjects.length)];
          long wanted = random.nextInt(5);
          long time = random.nextInt(110);
          assertEquals(first(naive, subject, wanted, time), clearances.of(subject, wanted, time));
        }
      }
    });
  }

  private static @Nullable Clearance first(
      List<Clearances.Entry> all, Clearance.Subject subject, long key, long time) {
    return all.stream()
        .filter(e -> e.key() == key)
        .map(Clearances.Entry::clearance)
        .filter(c -> c.subject() == subject && time >= c.from() && time < c.to())
        .findFirst()
        .orElse(null);
  }

  @Test
  void anIndexNumbersKeysAsAMapDoes() {
    Seeds.fresh(50, random -> {
      LongIndex index = new LongIndex();
      Map<Long, Integer> naive = new HashMap<>();
      int range = 1 + random.nextInt(3000);
      for (int i = 0; i < 5000; i++) {
        long key = random.nextInt(4) == 0
            ? random.nextInt(range)
            : random.nextInt(range) * 0x9E3779B97F4A7C15L;
        assertEquals(naive.getOrDefault(key, -1), index.find(key));
        if (random.nextBoolean()) {
          Integer known = naive.putIfAbsent(key, naive.size());
          assertEquals(known == null ? naive.size() - 1 : known, index.add(key));
        }
      }
      assertEquals(naive.size(), index.size());
      naive.forEach((key, number) -> assertEquals(key, index.key(number)));
    });
  }

  @Test
  void nobodyIsKnownAtFirst() {
    assertTrue(Standing.NONE.isEmpty());
    assertNull(judged(Standing.NONE, 1, START).campaign());
    for (String odd : List.of("", "c", "x1", "c1x", "c-1", "c12345678901")) {
      assertEquals(-1, Standing.numberOf(odd));
    }
    assertEquals(123, Standing.numberOf("c123"));
  }
}
