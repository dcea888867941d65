package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.MixedFarm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who meet because they have lessons, or work together, in a log without publishers. */
class LessonsTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;
  private static final long START = 52 * 52 * WEEK;
  private static final int WEEKS = 12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aClassAloneIsNoGroup(long seed) {
    assertNobody(classAndStrangers(seed, 3, "article", 0), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aClassAmongStrangersIsNoGroup(long seed) {
    assertNobody(classAndStrangers(seed, 3, "article", 500), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aClassWhosePagesStrangersReadIsNoGroup(long seed) {
    assertNobody(classAndStrangers(seed, 3, "page", 300), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aClassThatIsAllItsPagesHaveIsNoGroup(long seed) {
    assertNobody(classAndStrangers(seed, 1, "article", 500), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFarmBesideAClassIsOne(long seed) {
    List<Engagement> events = classAndStrangers(seed, 3, "article", 500);
    events.sort(Comparator.comparingLong(Engagement::time));
    List<LabelledEngagement> mixed =
        MixedFarm.of(40, 16).share(0.7).camouflage(1).into(events, seed);
    Set<Id> farm = new HashSet<>();
    mixed.stream()
        .filter(LabelledEngagement::fabricated)
        .forEach(e -> farm.add(e.engagement().account()));
    assertEquals(farm, Found.accounts(Found.engagements(mixed)), () -> "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aFarmWithWorkingHoursIsOne(long seed) {
    Random random = new Random(seed);
    List<Engagement> events = strangers(random, "article", 500);
    for (int week = 0; week < WEEKS; week++) {
      for (int order = 0; order < 2; order++) {
        String target = "article" + random.nextInt(400);
        for (int a = 0; a < 40; a++) {
          if (random.nextDouble() < 0.7) {
            long time = START + week * WEEK + 20 * HOUR + random.nextInt(40) * MINUTE;
            events.add(Engagement.read("worker" + a, target, time).build());
          }
        }
      }
    }
    Set<Id> named = Found.accounts(events);
    assertEquals(40, named.size(), () -> "seed " + seed);
    assertTrue(named.stream().allMatch(a -> a.toString().contains("worker")), () -> "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aHandfulOfColleaguesAtATimeIsNoGroup(long seed) {
    Random random = new Random(seed);
    List<Engagement> events = strangers(random, "article", 500);
    for (int i = 0; i < 30; i++) {
      long time = START + random.nextInt(WEEKS * 7) * DAY + (8 + random.nextInt(9)) * HOUR;
      Set<Integer> readers = new HashSet<>();
      while (readers.size() < 5) {
        int reader = (int) (20 * random.nextDouble() * random.nextDouble());
        if (readers.add(reader)) {
          long its = time + random.nextInt(40) * MINUTE;
          events.add(Engagement.read("colleague" + reader, "link" + i, its).build());
        }
      }
    }
    assertNobody(events, seed);
  }

  private static void assertNobody(List<Engagement> events, long seed) {
    assertEquals(Set.of(), Found.accounts(events), () -> "seed " + seed);
  }

  private static List<Engagement> classAndStrangers(
      long seed, int groups, String what, int strangers) {
    Random random = new Random(seed);
    List<Engagement> events = lessons(random, groups);
    events.addAll(strangers(random, what, strangers));
    return events;
  }

  /**
   * Groups of fifteen, each with an hour in the week, in which four of five are there and open the
   * three pages of the week; of those who are not, most do so at home some day.
   */
  private static List<Engagement> lessons(Random random, int groups) {
    List<Engagement> events = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      for (int pupil = 0; pupil < 15 * groups; pupil++) {
        long monday = START + week * WEEK;
        boolean there = random.nextDouble() < 0.8;
        for (int page = 0; page < 3; page++) {
          if (random.nextDouble() < (there ? 0.9 : 0.6)) {
            long time = there
                ? monday + (9 + 2L * (pupil % groups)) * HOUR + random.nextInt(50) * MINUTE
                : monday + random.nextInt(6) * DAY + (17 + random.nextInt(6)) * HOUR;
            events.add(Engagement.read("pupil" + pupil, "page" + (3 * week + page), time)
                .build());
          }
        }
      }
    }
    return events;
  }

  /** Accounts that turn to anything at any time, rather to what comes first. */
  private static List<Engagement> strangers(Random random, String what, int accounts) {
    int all = what.equals("page") ? 3 * WEEKS : 400;
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      for (int i = 0; i < 15; i++) {
        long time = START + (long) (WEEKS * WEEK * random.nextDouble());
        int which = (int) (all * random.nextDouble() * random.nextDouble());
        events.add(Engagement.read("stranger" + a, what + which, time).build());
      }
    }
    return events;
  }
}
