package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Scenarios do what they say, in the worlds in which they take part. */
class ScenariosTest {
  private static final long SEED = 7;
  private static final List<LabelledEngagement> MIXED =
      Traffic.world("mixed", SEED).scale(0.4).generate();
  private static final List<LabelledEngagement> VENDORS =
      Traffic.world("vendors", SEED).scale(0.4).generate();

  @Test
  void groupsAreToldToReadTheSamePageInTheSameMinutes() {
    Map<Id, List<Engagement>> pages = of(MIXED, "told-to-read").stream()
        .filter(e -> e.action().equals(Action.READ))
        .collect(Collectors.groupingBy(Engagement::target));
    long together = pages.values().stream().filter(p -> within(p, 8) >= 20).count();
    assertTrue(together >= 2, () -> together + " pages");
  }

  @Test
  void candidatesComeBackAgainAndAgain() {
    Map<Object, Long> opened = of(MIXED, "exam-night").stream()
        .filter(e -> e.action().equals(Action.READ))
        .collect(Collectors.groupingBy(e -> e.account() + " " + e.target(), Collectors.counting()));
    long often = opened.values().stream().filter(n -> n >= 6).count();
    assertTrue(often >= 30, () -> often + " candidates");
  }

  @Test
  void rowsComeLateAndTwiceAndByWrongClocks() {
    long last = 0;
    int late = 0;
    for (LabelledEngagement e : MIXED) {
      late += e.engagement().time() < last - Calendar.HOUR ? 1 : 0;
      last = Math.max(last, e.engagement().time());
    }
    int behind = late;
    assertTrue(behind > 200, () -> behind + " rows an hour late");
    List<Engagement> batches = of(MIXED, "late-batches");
    int ids = batches.stream().map(Engagement::id).collect(Collectors.toSet()).size();
    double again = 1 - (double) ids / batches.size();
    assertTrue(again > 0.03 && again < 0.12, () -> again + " twice");
    assertTrue(of(MIXED, "delayed-feed").stream().allMatch(e -> e.time() % Calendar.MINUTE == 0));
  }

  @Test
  void anAdvertisementHasItsTokensOrNone() {
    List<Engagement> taps = of(MIXED, "post-payment-ad").stream()
        .filter(e -> e.action().equals(Action.READ))
        .toList();
    Set<Id> paid = payments(of(MIXED, "post-payment-ad"));
    long proven = taps.stream().filter(e -> e.payment() != null).count();
    assertTrue(proven > 5 && proven < taps.size() / 2, () -> proven + " of " + taps.size());
    assertTrue(taps.stream().allMatch(e -> e.payment() == null || paid.contains(e.payment())));
    assertTrue(taps.stream().allMatch(e -> e.promotion() != null));
    List<Engagement> claimed =
        of(MIXED, "false-claim").stream().filter(e -> e.promotion() != null).toList();
    assertTrue(claimed.size() > 100);
    assertTrue(claimed.stream().allMatch(e -> e.impression() == null && e.payment() == null));
  }

  @Test
  void aRingFollowsBackAndACircleOnlyInPart() {
    double ring = reciprocity(of(MIXED, "follow-ring"));
    assertTrue(ring > 0.72, () -> "ring " + ring);
    double circle = reciprocity(of(MIXED, "hobby-circle"));
    assertTrue(circle > 0.4 && circle < ring, () -> "circle " + circle);
  }

  @Test
  void boughtFollowersLeaveAndReadLittle() {
    List<Engagement> events = of(MIXED, "bought-followers");
    long follows = count(events, e -> e.action().equals(Action.FOLLOW));
    long leaves = count(events, e -> e.action().equals(Action.UNFOLLOW));
    assertTrue(leaves > 0.02 * follows && leaves < 0.25 * follows, () -> leaves + " leave");
    assertTrue(follows > 0.35 * events.size(), () -> follows + " of " + events.size());
  }

  @Test
  void crowdWorkersStayTenSecondsWhereverTheyWork() {
    double[] dwell = of(MIXED, "crowd-workers").stream()
        .mapToDouble(Engagement::dwell)
        .filter(d -> !Double.isNaN(d))
        .sorted()
        .toArray();
    assertEquals(10_800, dwell[dwell.length / 2], 1_500);
    List<Engagement> events = of(MIXED, "crowd-workers");
    int networks = events.stream()
        .map(e -> String.valueOf(Columns.network(e.ip())))
        .collect(Collectors.toSet())
        .size();
    int workers =
        events.stream().map(Engagement::account).collect(Collectors.toSet()).size();
    assertTrue(networks > 0.5 * workers, () -> networks + " networks, " + workers + " workers");
  }

  @Test
  void theFramedAreReadByRealReadersToo() {
    Set<Object> framed = publishers(of(MIXED, "framed-victim"));
    List<Engagement> regulars = of(MIXED, "victims-readers");
    Set<Object> theirs = publishers(regulars);
    theirs.retainAll(framed);
    assertTrue(!theirs.isEmpty());
  }

  @Test
  void shelteredAccountsHaveTheStudentsAddress() {
    Map<String, Long> campus = of(VENDORS, "campus").stream()
        .filter(e -> e.ip() != null)
        .collect(Collectors.groupingBy(e -> "" + e.ip(), Collectors.counting()));
    String address = campus.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
    List<Engagement> events = of(VENDORS, "sheltered");
    double there = (double) count(events, e -> address.equals(e.ip())) / events.size();
    assertTrue(there > 0.35 && there < 0.65, () -> there + " behind the campus");
  }

  @Test
  void forgersTakeTheNumberBeforeTheReaderDoes() {
    Map<Object, Engagement> forged = new HashMap<>();
    int preempted = 0;
    int sameTarget = 0;
    for (LabelledEngagement e : VENDORS) {
      Engagement now = e.engagement();
      if (e.scenario().equals("forged-ids")) {
        forged.put(Objects.requireNonNull(now.id()), now);
      } else if (now.id() != null && !e.fabricated()) {
        Engagement first = forged.get(now.id());
        preempted += first != null ? 1 : 0;
        sameTarget += first != null && first.target().equals(now.target()) ? 1 : 0;
      }
    }
    int all = preempted;
    assertTrue(all > 100, () -> all + " numbers");
    assertEquals(0.5, (double) sameTarget / all, 0.15);
  }

  @Test
  void vendorsPayForTheirTokens() {
    List<Engagement> events = of(VENDORS, "paid-tokens");
    Set<Id> paid = payments(events);
    List<Engagement> taps = events.stream()
        .filter(e -> Source.POST_PAYMENT.equals(e.source()) && e.action().equals(Action.READ))
        .toList();
    assertTrue(taps.size() > 50);
    long valid = count(taps, e -> e.payment() != null && paid.contains(e.payment()));
    assertTrue(valid > 0.95 * taps.size(), () -> valid + " of " + taps.size());
  }

  @Test
  void aFloodIsMostlyIdsThatNeverComeAgain() {
    Map<Id, Long> acts = of(VENDORS, "id-flood").stream()
        .collect(Collectors.groupingBy(Engagement::account, Collectors.counting()));
    long once = acts.values().stream().filter(n -> n == 1).count();
    assertTrue(once > 0.9 * acts.size(), () -> once + " of " + acts.size());
  }

  @Test
  void smallOrdersAreSmallAndMany() {
    Map<Id, Set<Id>> targets = new HashMap<>();
    for (Engagement e : of(VENDORS, "small-orders")) {
      targets.computeIfAbsent(e.target(), t -> new HashSet<>()).add(e.account());
    }
    assertTrue(targets.size() > 80, () -> targets.size() + " targets");
    int most = targets.values().stream().mapToInt(Set::size).max().orElse(0);
    assertTrue(most < 40, () -> "one of " + most);
  }

  @Test
  void strippedClientsTellNothingOrSomethingNew() {
    Map<Object, Long> devices = of(VENDORS, "stripped-clients").stream()
        .collect(Collectors.groupingBy(e -> "" + e.device(), Collectors.counting()));
    long all = devices.values().stream().mapToLong(n -> n).sum();
    double silent = (double) devices.getOrDefault("null", 0L) / all;
    assertEquals(0.4, silent, 0.08);
  }

  private static List<Engagement> of(List<LabelledEngagement> events, String scenario) {
    return events.stream()
        .filter(e -> e.scenario().equals(scenario))
        .map(LabelledEngagement::engagement)
        .toList();
  }

  private static long count(Collection<Engagement> events, Predicate<Engagement> which) {
    return events.stream().filter(which).count();
  }

  private static Set<Object> publishers(List<Engagement> events) {
    return events.stream()
        .map(e -> (Object) String.valueOf(e.publisher()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<Id> payments(List<Engagement> events) {
    Set<Id> tokens = new HashSet<>();
    for (Engagement e : events) {
      if (e.action().equals(Action.PAYMENT) && e.payment() != null) {
        tokens.add(e.payment());
      }
    }
    return tokens;
  }

  /** How many of a target's events fall into its fullest minutes. */
  private static int within(List<Engagement> events, int minutes) {
    long[] times = events.stream().mapToLong(Engagement::time).sorted().toArray();
    int most = 0;
    for (int low = 0, high = 0; high < times.length; high++) {
      while (times[high] - times[low] > minutes * Calendar.MINUTE) {
        low++;
      }
      most = Math.max(most, high - low + 1);
    }
    return most;
  }

  /** How many of the follows between the accounts are returned. */
  private static double reciprocity(List<Engagement> events) {
    Set<Id> accounts = events.stream().map(Engagement::account).collect(Collectors.toSet());
    Set<List<Id>> edges = new HashSet<>();
    for (Engagement e : events) {
      if (e.action().equals(Action.FOLLOW) && accounts.contains(e.target())) {
        edges.add(Arrays.asList(e.account(), e.target()));
      }
    }
    long back = edges.stream()
        .filter(e -> edges.contains(Arrays.asList(e.get(1), e.get(0))))
        .count();
    return (double) back / edges.size();
  }
}
