package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is genuine and looks bought really looks bought, in small traffic too. */
class HardNegativesTest {
  private static List<Engagement> play(String scenario, double scale) {
    Traffic traffic = Traffic.week(Week.SEED).scale(scale).fabricated(0);
    for (String other : Traffic.scenarios()) {
      traffic = other.equals(scenario) ? traffic : traffic.without(other);
    }
    List<LabelledEngagement> events = traffic.generate();
    assertTrue(events.stream().noneMatch(LabelledEngagement::fabricated));
    return events.stream().map(LabelledEngagement::engagement).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1})
  void aViralPostIsAWaveOfNewAccountsThroughMoments(double scale) {
    List<Engagement> events = play("viral-post", scale);
    Id post = largest(events, Engagement::target).get(0).target();
    List<Engagement> reads = events.stream()
        .filter(e -> e.target().equals(post) && e.action().equals(Action.READ))
        .toList();
    assertTrue(reads.size() >= (scale < 1 ? 250 : 3_500), () -> reads.size() + " reads");
    assertEquals(reads.size(), accounts(reads).size());
    double moments = share(reads, e -> Source.MOMENTS.equals(e.source()));
    assertTrue(moments > 0.5 && moments < 0.75, () -> moments + " through Moments");
    double fresh = share(reads, e -> e.time() - e.accountCreated() <= 5 * Calendar.DAY && known(e));
    assertTrue(fresh > 0.12 && fresh <= 0.32, () -> fresh + " new accounts");
    long shares = events.stream()
        .filter(e -> e.target().equals(post) && e.action().equals(Action.SHARE))
        .count();
    assertEquals(0.12, (double) shares / reads.size(), 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1})
  void aCampusIsHundredsOfAccountsBehindOneAddressWhenTheBellRings(double scale) {
    List<Engagement> events = play("campus", scale);
    List<Engagement> here = largest(events, Engagement::ip);
    int students = accounts(here).size();
    assertTrue(students >= (scale < 1 ? 250 : 500), () -> students + " students");
    long bells = here.stream()
        .filter(e -> {
          double minute = e.time() / (double) Calendar.MINUTE % 1_440;
          return List.of(100, 220, 435, 550, 810).stream()
              .anyMatch(bell -> minute >= bell && minute < bell + 12);
        })
        .count();
    assertTrue(bells > 0.4 * here.size(), () -> bells + " of " + here.size() + " after the bell");
    long publishers = here.stream().map(Engagement::publisher).distinct().count();
    double own = (double) largest(here, Engagement::publisher).size() / here.size();
    assertTrue(own > 0.15 && own < 0.6, () -> own + " own articles");
    assertTrue(publishers > 20, () -> publishers + " publishers");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1})
  void loyalReadersReadWithinMinutesAtEightEveryEvening(double scale) {
    List<Engagement> events = play("loyal-readers", scale);
    List<Engagement> evenings = largest(
        events.stream().filter(e -> e.action().equals(Action.READ)).toList(),
        Engagement::publisher);
    Map<Id, Set<Integer>> nights = new HashMap<>();
    Map<Id, Set<Id>> together = new HashMap<>();
    for (Engagement e : evenings) {
      long afterEight = Calendar.timeOfDay(e.time(), Region.BEIJING) - 20 * Calendar.HOUR;
      if (afterEight >= 0 && afterEight < 15 * Calendar.MINUTE) {
        nights
            .computeIfAbsent(e.account(), a -> new HashSet<>())
            .add(Calendar.day(e.time(), Region.BEIJING));
        together.computeIfAbsent(e.target(), t -> new HashSet<>()).add(e.account());
      }
    }
    long regulars = nights.values().stream().filter(n -> n.size() >= 4).count();
    assertTrue(regulars >= (scale < 1 ? 35 : 100), () -> regulars + " regulars");
    assertEquals(7, together.values().stream().filter(a -> a.size() >= 30).count());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1})
  void aShopsTabletIsDozensOfAccountsOnOneDevice(double scale) {
    List<Engagement> events = play("shop-tablet", scale);
    List<Engagement> tablet = largest(events, Engagement::device);
    int people = accounts(tablet).size();
    assertTrue(people >= 35, () -> people + " accounts");
    for (Engagement e : tablet) {
      Region region = region(e.region());
      if (region != null) {
        long timeOfDay = Calendar.timeOfDay(e.time(), region);
        assertTrue(timeOfDay > 9 * Calendar.HOUR && timeOfDay < 23 * Calendar.HOUR, e::toString);
      }
    }
    List<Engagement> follows =
        tablet.stream().filter(e -> e.action().equals(Action.FOLLOW)).toList();
    int shop = largest(follows, Engagement::target).size();
    assertTrue(shop >= 12, () -> shop + " follow the shop");
    assertFalse(tablet.stream().allMatch(e -> e.action().equals(Action.FOLLOW)));
  }

  private static @Nullable Region region(@Nullable String code) {
    for (Region region : Region.values()) {
      if (region.code().equals(code)) {
        return region;
      }
    }
    return null;
  }

  private static boolean known(Engagement e) {
    return e.accountCreated() != Engagement.ABSENT;
  }

  private static double share(List<Engagement> events, Function<Engagement, Boolean> which) {
    return (double) events.stream().filter(which::apply).count() / events.size();
  }

  private static Set<Id> accounts(Collection<Engagement> events) {
    return events.stream().map(Engagement::account).collect(Collectors.toSet());
  }

  /** The events of the column's most frequent value. */
  private static List<Engagement> largest(
      List<Engagement> events, Function<Engagement, @Nullable Object> column) {
    Map<Object, List<Engagement>> groups = events.stream()
        .filter(e -> column.apply(e) != null)
        .collect(Collectors.groupingBy(e -> String.valueOf(column.apply(e))));
    return groups.values().stream()
        .max(Comparator.comparingInt(List::size))
        .orElseThrow(() -> new AssertionError("no events"));
  }
}
