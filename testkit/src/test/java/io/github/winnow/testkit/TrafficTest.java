package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
  private static final long SEED = 42;

  /** What this week's bytes hash to, on every JDK and processor. */
  private static final String SHA_256 =
      "c839d1ed56157e9f70d9eb45294faaadd4c2566aa37f4c4ea83d2c3e01f0f845";

  private static Traffic small() {
    return Traffic.week(SEED).scale(0.05);
  }

  @Test
  void theSameSeedGivesTheSameBytesEverywhere() {
    String hash = Canonical.sha256(small().generate());
    assertEquals(hash, Canonical.sha256(small().generate()));
    assertEquals(SHA_256, hash);
    assertNotEquals(hash, Canonical.sha256(Traffic.week(SEED + 1).scale(0.05).generate()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.01, 0.1, 0.5, 0.9})
  void theShareIsWhatWasAskedForAndTheGenuinePartStays(double share) {
    List<LabelledEngagement> events = small().fabricated(share).generate();
    List<LabelledEngagement> genuine = only(events, e -> !e.fabricated());
    int fabricated = events.size() - genuine.size();
    assertEquals(share * events.size(), fabricated, 1);
    assertEquals(Canonical.lines(small().fabricated(0).generate()), Canonical.lines(genuine));
  }

  @Test
  void aSmallerShareHasTheFirstOfTheSameSellersEvents() {
    Set<String> more = new HashSet<>(Canonical.lines(small().fabricated(0.3).generate()));
    assertTrue(more.containsAll(Canonical.lines(small().fabricated(0.03).generate())));
  }

  @Test
  void leavingOutAScenarioMovesNoOther() {
    for (String name : Traffic.scenarios()) {
      if (isGenuine(name)) {
        List<LabelledEngagement> all = small().fabricated(0).generate();
        List<LabelledEngagement> rest = small().fabricated(0).without(name).generate();
        assertEquals(
            Canonical.lines(only(all, e -> !e.scenario().equals(name))), Canonical.lines(rest));
      }
    }
  }

  @Test
  void leavingOutASellerLeavesTheShare() {
    List<LabelledEngagement> events = small().without("phone-farm").generate();
    List<LabelledEngagement> fabricated = only(events, LabelledEngagement::fabricated);
    assertEquals(0.1 * events.size(), fabricated.size(), 1);
    assertTrue(fabricated.stream().allMatch(e -> e.scenario().equals("protocol-bot")));
  }

  @Test
  void everyScenarioIsThereWithTheRightLabel() {
    List<LabelledEngagement> events = Week.scaleOne();
    Map<String, Integer> counts = new HashMap<>();
    for (LabelledEngagement e : events) {
      counts.merge(e.scenario(), 1, Integer::sum);
      assertEquals(!isGenuine(e.scenario()), e.fabricated());
    }
    assertEquals(Set.copyOf(Traffic.scenarios()), counts.keySet());
    assertBetween(130_000, 170_000, events.size());
    assertBetween(80_000, 110_000, count(counts, "readers"));
    assertBetween(6_000, 20_000, count(counts, "viral-post"));
    assertBetween(6_000, 16_000, count(counts, "campus"));
    assertBetween(3_000, 12_000, count(counts, "loyal-readers"));
    assertBetween(1_000, 4_000, count(counts, "shop-tablet"));
    assertEquals(count(counts, "phone-farm"), count(counts, "protocol-bot"), 1);
    assertEquals(3_000, accounts(Week.of("readers")).size(), 10);
  }

  @Test
  void noAccountIsInTwoScenarios() {
    Map<Object, String> scenario = new HashMap<>();
    for (LabelledEngagement e : Week.scaleOne()) {
      String other = scenario.putIfAbsent(e.engagement().account(), e.scenario());
      assertTrue(other == null || other.equals(e.scenario()), e::toString);
    }
  }

  @Test
  void eventsAreInOrderInTheWeekAndNumberedOnce() {
    long last = Calendar.START;
    Set<Object> ids = new HashSet<>();
    int again = 0;
    for (LabelledEngagement event : Week.scaleOne()) {
      Engagement e = event.engagement();
      assertTrue(e.time() >= last && e.time() < Calendar.END);
      assertTrue(e.time() >= e.accountCreated(), e::toString);
      last = e.time();
      again += ids.add(String.valueOf(e.id())) ? 0 : 1;
    }
    assertEquals(0, again);
  }

  @Test
  void aStreamGivesWhatAListGives() {
    assertEquals(
        Canonical.lines(small().generate()), Canonical.lines(small().stream().toList()));
    Traffic large = Traffic.week(3).scale(1.5);
    assertEquals(
        Canonical.sha256(large.generate()), Canonical.sha256(large.stream().toList()));
  }

  @Test
  void daysHaveTheirPeaks() {
    long[] hours = new long[24];
    for (LabelledEngagement e : Week.of("readers")) {
      if ("CN-GD".equals(e.engagement().region())) {
        hours[hour(e)]++;
      }
    }
    long night = hours[1] + hours[2] + hours[3] + hours[4];
    assertTrue(hours[7] + hours[8] > 6 * night, "morning");
    assertTrue(hours[12] > 1.3 * hours[15], "noon");
    assertTrue(hours[20] + hours[21] > 2 * (hours[15] + hours[16]), "evening");
  }

  @Test
  void readersActAtThePublishedRates() {
    List<LabelledEngagement> events = Week.of("readers");
    double reads = with(events, Action.READ);
    assertBetween(0.008, 0.010, with(events, Action.LIKE) / reads);
    assertBetween(0.013, 0.017, with(events, Action.WOW) / reads);
    assertBetween(0.030, 0.035, with(events, Action.SHARE) / reads);
    for (Action rare : List.of(Action.COMMENT, Action.FAVORITE, Action.FOLLOW, Action.UNFOLLOW)) {
      assertTrue(with(events, rare) > 20, rare.name());
    }
    assertBetween(0.48, 0.62, through(events, Source.CONVERSATION));
    assertBetween(0.17, 0.27, through(events, Source.MOMENTS));
    assertBetween(0.005, 0.02, through(events, Source.HISTORY));
  }

  @Test
  void householdsShareAnAddressAndCarriersShareMore() {
    Map<String, Set<Object>> wifi = new HashMap<>();
    Map<String, Set<Object>> mobile = new HashMap<>();
    Map<Object, Set<Object>> devices = new HashMap<>();
    for (LabelledEngagement event : Week.of("readers")) {
      Engagement e = event.engagement();
      String type = e.networkType();
      if (e.ip() != null && type != null && !type.equals(Place.LAN)) {
        (type.equals(Place.WIFI) ? wifi : mobile)
            .computeIfAbsent(e.ip(), ip -> new HashSet<>())
            .add(e.account());
      }
      devices.computeIfAbsent(e.account(), a -> new HashSet<>()).add(String.valueOf(e.device()));
    }
    long families =
        wifi.values().stream().filter(a -> a.size() >= 2 && a.size() <= 5).count();
    long carriers = mobile.values().stream().filter(a -> a.size() >= 100).count();
    long several = devices.values().stream().filter(d -> d.size() >= 2).count();
    assertTrue(families > 200, () -> families + " families");
    assertTrue(carriers >= 5, () -> carriers + " shared mobile addresses");
    assertTrue(several > 500, () -> several + " people with several devices");
  }

  @Test
  void settingsOutOfRangeSayWhatIsAllowed() {
    Traffic traffic = Traffic.week(1);
    assertMessage("viral-post", () -> traffic.without("virus"));
    assertMessage("above 0", () -> traffic.scale(0));
    assertMessage("above 0", () -> traffic.scale(Double.NaN));
    assertMessage("0 to 0.9", () -> traffic.fabricated(1));
    assertMessage("0 to 0.9", () -> traffic.fabricated(Double.NaN));
    Traffic nobody = small().without("phone-farm").without("protocol-bot");
    assertThrows(IllegalStateException.class, nobody::generate);
    assertEquals(
        0, only(nobody.fabricated(0).generate(), LabelledEngagement::fabricated).size());
  }

  private static void assertMessage(String part, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(String.valueOf(e.getMessage()).contains(part), String.valueOf(e.getMessage()));
  }

  private static void assertBetween(double low, double high, double value) {
    assertTrue(value >= low && value <= high, () -> value + " is not in " + low + " … " + high);
  }

  private static boolean isGenuine(String scenario) {
    return !Set.of("phone-farm", "protocol-bot").contains(scenario);
  }

  private static List<LabelledEngagement> only(
      List<LabelledEngagement> events, Predicate<LabelledEngagement> which) {
    return events.stream().filter(which).toList();
  }

  private static int count(Map<String, Integer> counts, String scenario) {
    return counts.getOrDefault(scenario, 0);
  }

  private static Set<Object> accounts(List<LabelledEngagement> events) {
    return events.stream().map(e -> e.engagement().account()).collect(Collectors.toSet());
  }

  private static long with(List<LabelledEngagement> events, Action action) {
    return events.stream().filter(e -> e.engagement().action().equals(action)).count();
  }

  private static double through(List<LabelledEngagement> events, Source source) {
    long n = events.stream().filter(e -> source.equals(e.engagement().source())).count();
    return (double) n / events.size();
  }

  private static int hour(LabelledEngagement e) {
    return (int) (Calendar.timeOfDay(e.engagement().time(), Region.BEIJING) / Calendar.HOUR);
  }
}
