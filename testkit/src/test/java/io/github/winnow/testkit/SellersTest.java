package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Fabricated traffic keeps to what is known of its makers. */
class SellersTest {
  private static final int SELLERS = 40;

  @Test
  void farmsAreWithinTheStatedRanges() {
    World world = new World(Week.SEED, 1);
    for (int i = 0; i < SELLERS; i++) {
      PhoneFarm.Farm farm = new PhoneFarm.Farm(world, i, new Rng(i));
      for (int phones : farm.phones()) {
        assertIn(20, 100, phones, "phones a PC");
      }
      assertIn(1, 5, farm.lines().length, "/24 networks");
      assertIn(5, 20, farm.orders().length, "orders");
      for (Order order : farm.orders()) {
        assertIn(0.25 * Calendar.HOUR, 2.0 * Calendar.HOUR, order.window(), "jitter");
        assertFresh(order);
      }
      assertSpread(farm.orders());
    }
  }

  @Test
  void botsAreWithinTheStatedRanges() {
    World world = new World(Week.SEED, 1);
    for (int i = 0; i < SELLERS; i++) {
      ProtocolBot.Net net = new ProtocolBot.Net(world, i, new Rng(i));
      assertIn(200, 5_000, net.accounts(), "accounts");
      assertIn(2, 9, Set.of(net.clients()).size(), "client versions");
      for (Order order : net.orders()) {
        assertIn(10 * Calendar.MINUTE, 60 * Calendar.MINUTE, order.window(), "window");
        assertFresh(order);
      }
      assertSpread(net.orders());
    }
  }

  @Test
  void aFarmsOrderIsDeliveredInItsWindowAndDwellsEightSeconds() {
    World world = new World(Week.SEED, 1);
    Sink sink = new Sink(0, Sink.HOURS);
    sink.begin(new PhoneFarm(), Long.MAX_VALUE);
    PhoneFarm.Farm farm = new PhoneFarm.Farm(world, 0, new Rng(2));
    farm.work(new Scribe(sink));
    List<Engagement> events = engagements(sink.kept());
    for (Order order : farm.orders()) {
      Id target = Id.of(
          order.kind() == Order.Kind.FOLLOWS
              ? order.article().publisher().id()
              : order.article().id());
      long delivered = events.stream()
          .filter(e -> e.target().equals(target))
          .filter(e -> e.time() >= order.start())
          .filter(e -> e.time() <= order.start() + order.window() + Calendar.MINUTE)
          .map(Engagement::account)
          .distinct()
          .count();
      assertTrue(delivered >= 15, () -> delivered + " accounts for " + order);
    }
    double[] dwell = events.stream()
        .mapToDouble(Engagement::dwell)
        .filter(d -> !Double.isNaN(d))
        .toArray();
    double mean = java.util.Arrays.stream(dwell).average().orElseThrow();
    double variance = java.util.Arrays.stream(dwell)
        .map(d -> (d - mean) * (d - mean))
        .average()
        .orElseThrow();
    assertEquals(8_000, mean, 200);
    assertEquals(2_000, Math.sqrt(variance), 200);
    assertPhones(events);
    assertCamouflage(farm, events);
  }

  private static void assertPhones(List<Engagement> events) {
    Map<Id, Set<Id>> phones = new HashMap<>();
    for (Engagement e : events) {
      if (e.device() != null) {
        phones.computeIfAbsent(e.device(), d -> new HashSet<>()).add(e.account());
      }
    }
    assertIn(20, 200, phones.size(), "phones with an id");
    phones.values().forEach(accounts -> assertIn(1, 5, accounts.size(), "accounts a phone"));
    assertTrue(phones.values().stream().anyMatch(accounts -> accounts.size() > 1));
  }

  private static void assertCamouflage(PhoneFarm.Farm farm, List<Engagement> events) {
    Set<Id> ordered = new HashSet<>();
    for (Order order : farm.orders()) {
      ordered.add(Id.of(order.article().id()));
      ordered.add(Id.of(order.article().publisher().id()));
    }
    long other = events.stream().filter(e -> !ordered.contains(e.target())).count();
    assertIn(0.25 * events.size(), 0.75 * events.size(), (double) other, "camouflage");
  }

  @Test
  void networksAndClientsOfSellersAreUsedByPeopleToo() {
    Set<String> networks = new HashSet<>();
    Set<String> clients = new HashSet<>();
    for (LabelledEngagement e : Week.scaleOne()) {
      if (!e.fabricated()) {
        networks.add(String.valueOf(Columns.network(e.engagement().ip())));
        clients.add(String.valueOf(e.engagement().client()));
      }
    }
    for (String seller : List.of("phone-farm", "protocol-bot")) {
      List<Engagement> events = engagements(Week.of(seller));
      long shared = events.stream()
          .filter(e -> networks.contains(String.valueOf(Columns.network(e.ip()))))
          .count();
      assertTrue(shared > 0.6 * events.size(), () -> shared + " of " + events.size());
      assertTrue(events.stream().allMatch(e -> clients.contains(String.valueOf(e.client()))));
    }
  }

  @Test
  void botsInventDevicesAndOmitThemAsTheirClientsDo() {
    List<Engagement> events = engagements(Week.of("protocol-bot"));
    Map<Id, Set<Id>> devices = new HashMap<>();
    int told = 0;
    for (Engagement e : events) {
      if (e.device() != null) {
        told++;
        devices.computeIfAbsent(e.device(), d -> new HashSet<>()).add(e.account());
      }
    }
    assertTrue(devices.size() > 0.8 * told, () -> devices.size() + " devices");
    assertTrue(devices.values().stream().allMatch(accounts -> accounts.size() == 1));
    double missing = 1 - (double) told / events.size();
    assertIn(0.02, 0.25, missing, "without a device");
  }

  @Test
  void botsDeliverHundredsOnOneTargetWithinAnHour() {
    Map<Id, List<Engagement>> targets = engagements(Week.of("protocol-bot")).stream()
        .collect(Collectors.groupingBy(Engagement::target));
    long large = targets.values().stream()
        .filter(events -> {
          long[] times = events.stream().mapToLong(Engagement::time).sorted().toArray();
          int most = 0;
          for (int low = 0, high = 0; high < times.length; high++) {
            while (times[high] - times[low] > Calendar.HOUR) {
              low++;
            }
            most = Math.max(most, high - low + 1);
          }
          return most >= 200;
        })
        .count();
    assertTrue(large >= 5, () -> large + " large orders");
    Set<Action> actions = engagements(Week.of("protocol-bot")).stream()
        .map(Engagement::action)
        .collect(Collectors.toSet());
    assertTrue(actions.containsAll(Set.of(Action.READ, Action.LIKE)), actions::toString);
  }

  private static List<Engagement> engagements(List<LabelledEngagement> events) {
    return events.stream().map(LabelledEngagement::engagement).toList();
  }

  private static void assertFresh(Order order) {
    assertNotNull(order.article());
    long age = order.start() - order.article().released();
    assertIn(0, 2.0 * Calendar.DAY, (double) age, "the target's age");
  }

  private static void assertSpread(Order[] orders) {
    Set<Integer> days = new HashSet<>();
    for (Order order : orders) {
      days.add(Calendar.day(order.start(), Region.BEIJING));
    }
    assertTrue(days.size() >= 5, () -> "orders on " + days);
  }

  private static void assertIn(double low, double high, double value, String what) {
    assertTrue(
        value >= low && value <= high, () -> what + " " + value + " not in " + low + " … " + high);
  }
}
