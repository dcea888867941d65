package io.github.winnow.detectors.basic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Slices;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Farms' deliveries are cliffs; what is genuine and looks a little like them is not. */
class ReleaseCurveTest {
  /** No genuine target of the traffic below may reach it, and most of the farms' must. */
  private static final double LINE = -20;

  private static final long START = 1_709_481_600_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final Random random = new Random(Long.getLong("winnow.seed", 1));
  private final List<Engagement> window = new ArrayList<>();

  /** Articles of every noon, read in a wave and then by the way, the first before the window. */
  private void noonArticles(int articles, int readers) {
    for (int day = 0; day < articles; day++) {
      wave("noon-" + day, START + day * DAY + 4 * HOUR, readers);
    }
  }

  private void wave(String target, long released, int readers) {
    for (int i = 0; i < readers; i++) {
      double hours = random.nextBoolean()
          ? 0.3 * Math.exp(random.nextGaussian())
          : 30 * random.nextDouble() * random.nextDouble();
      read(target, released + (long) (hours * HOUR));
    }
  }

  private void read(String target, long time) {
    window.add(Engagement.read("a" + random.nextInt(1_000_000), target, time)
        .publisher("p")
        .build());
  }

  private void deliver(String target, long from, long length, int reads) {
    for (int i = 0; i < reads; i++) {
      read(target, from + (long) (length * random.nextDouble()));
    }
  }

  private Found audit(String target) {
    Slice slice = Slices.of(window);
    return Found.of(slice, number(target));
  }

  private int number(String target) {
    List<Engagement> ordered = new ArrayList<>(window);
    ordered.sort(java.util.Comparator.comparingLong(Engagement::time));
    List<String> names =
        ordered.stream().map(e -> e.target().toString()).distinct().toList();
    return names.indexOf(target);
  }

  @Test
  void aReleaseIsNoCliff() {
    noonArticles(6, 150);
    Found found = audit("noon-4");
    assertTrue(found.logP("cliff") > -5, found::toString);
    assertTrue(found.logP("curve") > -5, found::toString);
  }

  @Test
  void aDeliveryIsACliffAndItsBlockIsWhatWasDelivered() {
    noonArticles(6, 150);
    long from = START + 4 * DAY + 20 * HOUR;
    deliver("noon-4", from, HOUR, 100);
    Found found = audit("noon-4");
    assertTrue(found.logP("cliff") < LINE, found::toString);
    assertTrue(Math.abs(found.of("cliff").from() - from) < 5 * MINUTE, found::toString);
    assertTrue(Math.abs(found.of("cliff").to() - from - HOUR) < 10 * MINUTE, found::toString);
    assertEquals(105, found.of("cliff").observed(), 15);
    assertTrue(found.of("cliff").expected() < 25, found::toString);
  }

  @Test
  void aDeliveryThatTakesHalfADayDepartsFromTheCurve() {
    noonArticles(6, 150);
    deliver("noon-3", START + 4 * DAY + 8 * HOUR, 14 * HOUR, 200);
    Found found = audit("noon-3");
    assertTrue(found.logP("curve") < -8, found::toString);
    assertTrue(found.of("curve").from() > START + 4 * DAY, found::toString);
    assertTrue(found.of("curve").observed() > 180, found::toString);
  }

  @Test
  void aBiggerSuccessIsNoCliff() {
    noonArticles(6, 60);
    wave("success", START + 3 * DAY + 9 * HOUR, 3_000);
    Found found = audit("success");
    assertTrue(found.logP("cliff") > -5, found::toString);
  }

  @Test
  void aPostThatGoesRoundIsWideAndDecays() {
    noonArticles(6, 60);
    wave("viral", START + 3 * DAY + 4 * HOUR, 60);
    for (int i = 0; i < 3_000; i++) {
      double hours = 14 + 3 * (random.nextGaussian() + Math.abs(2 * random.nextGaussian()));
      read("viral", START + 3 * DAY + (long) (hours * HOUR));
    }
    Found found = audit("viral");
    assertTrue(found.logP("cliff") > -8, found::toString);
  }

  @Test
  void readersAtABellAreExplainedByTheOthersAtThatHour() {
    for (int day = 0; day < 6; day++) {
      for (int article = 0; article < 2; article++) {
        String target = "course-" + day + "-" + article;
        wave(target, START + day * DAY + (2L + article) * HOUR, 30);
        for (int bell = 4; bell < 14; bell += 3) {
          deliver(target, START + day * DAY + bell * HOUR, 8 * MINUTE, 40);
        }
      }
    }
    Found found = audit("course-4-0");
    assertTrue(found.logP("cliff") > -8, found::toString);
  }

  @Test
  void regularsAtTheHourOfReleaseAreExplained() {
    for (int evening = 0; evening < 6; evening++) {
      deliver("column-" + evening, START + evening * DAY + 12 * HOUR, 6 * MINUTE, 120);
      deliver("column-" + evening, START + evening * DAY + 12 * HOUR, 20 * HOUR, 10);
    }
    Found found = audit("column-4");
    assertTrue(found.logP("cliff") > -8, found::toString);
  }

  @Test
  void withoutAPublisherOrWithFewEngagementsItIsSilent() {
    noonArticles(6, 100);
    deliver("tiny", START + 3 * DAY, HOUR, 19);
    assertTrue(audit("tiny").all().isEmpty());
    window.replaceAll(e ->
        Engagement.read(e.account().toString(), e.target().toString(), e.time()).build());
    assertTrue(audit("noon-4").all().isEmpty());
  }

  @Test
  void everyTargetThatCanBeJudgedIsReportedWhole() {
    noonArticles(6, 100);
    Found found = audit("noon-4");
    Found.Excess cliff = found.of("cliff");
    assertEquals(0, cliff.logP(), 1e-12, found::toString);
    assertEquals(100, cliff.observed(), 1e-9);
    assertEquals(100, cliff.expected(), 1e-9);
  }

  /** A row that stands for many is no burst of its own; many such rows are. */
  @Test
  void cumulatedCountsAreWeighed() {
    noonArticles(6, 100);
    Engagement thousand = Engagement.read("robot", "noon-4", START + 5 * DAY)
        .publisher("p")
        .count(1_000)
        .build();
    window.add(thousand);
    assertTrue(audit("noon-4").all().isEmpty() || audit("noon-4").logP("cliff") > -1);
    window.replaceAll(e -> Engagement.read(e.account().toString(), e.target().toString(), e.time())
        .publisher("p")
        .count(7)
        .build());
    deliver("noon-4", START + 4 * DAY + 20 * HOUR, HOUR, 100);
    window.replaceAll(e -> Engagement.read(e.account().toString(), e.target().toString(), e.time())
        .publisher("p")
        .count(7)
        .build());
    Found found = audit("noon-4");
    assertTrue(found.logP("cliff") < LINE, found::toString);
    assertEquals(700, found.of("cliff").observed(), 120);
  }

  @Test
  void ofASimulatedWeekTheFarmsTargetsAreCliffsAndTheGenuineAreNot() {
    List<LabelledEngagement> week =
        Traffic.week(1_011).scale(0.5).fabricated(0.1).generate();
    Slice slice = Slices.of(week.stream().map(LabelledEngagement::engagement).toList());
    Map<Integer, Integer> delivered = new HashMap<>();
    for (int i = 0; i < week.size(); i++) {
      if (week.get(i).fabricated()) {
        delivered.merge(slice.target(i), 1, Integer::sum);
      }
    }
    Map<Integer, Found> all = Found.ofAll(slice);
    int bought = 0;
    int found = 0;
    for (Map.Entry<Integer, Found> entry : all.entrySet()) {
      int target = entry.getKey();
      double logP = entry.getValue().logP("cliff");
      int fabricated = delivered.getOrDefault(target, 0);
      if (fabricated == 0) {
        assertTrue(logP > LINE, () -> "a genuine target: " + entry);
      }
      if (2 * fabricated > Slices.target(slice, target).size() && fabricated >= 60) {
        bought++;
        found += logP < LINE ? 1 : 0;
      }
    }
    assertTrue(bought >= 5, "only " + bought + " targets of farms");
    assertTrue(found >= 0.8 * bought, "of " + bought + " only " + found);
  }
}
