package io.github.winnow.internal.audit;

import static java.util.stream.Collectors.toSet;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * What a group's accounts did in its orders: how many acted in each, and where each is at home.
 *
 * <p>Where the accounts, taken together, return to publishers besides their orders three quarters as
 * often as {@linkplain ReturnRates all others who act as much}, they are people who took orders, and
 * lead lives of their own everywhere. What they do at home on another device is not looked at for
 * this; and fewer than fifty returns to be expected say nothing.
 */
final class OrderActs {
  private static final int LEAST = 3;
  private static final double AS_HABITUAL = 0.75;
  private static final double FEWEST_RETURNS = 50;

  private final RowSlice slice;
  private final List<Set<Integer>> who = new ArrayList<>();
  private final Map<Integer, List<Integer>> eventsOf = new HashMap<>();
  private final Map<Integer, List<Integer>> allOf = new HashMap<>();
  private final boolean haveLives;

  /**
   * Reads the slice once.
   *
   * @param group the group
   * @param accounts its accounts
   * @param slice where they acted
   */
  OrderActs(Group group, Set<Integer> accounts, RowSlice slice) {
    this.slice = slice;
    Map<Integer, List<Integer>> ordersOf = new HashMap<>();
    for (int i = 0; i < group.orders(); i++) {
      ordersOf.computeIfAbsent(group.target(i), target -> new ArrayList<>()).add(i);
      who.add(new HashSet<>());
    }
    for (int event = 0; event < slice.size(); event++) {
      if (accounts.contains(slice.account(event))) {
        allOf.computeIfAbsent(slice.account(event), a -> new ArrayList<>()).add(event);
        add(event, ordersOf.getOrDefault(slice.target(event), List.of()), group);
      }
    }
    haveLives = haveLives();
  }

  private boolean haveLives() {
    List<ReturnRates.Count> all = new ArrayList<>();
    List<ReturnRates.Count> besides = new ArrayList<>();
    allOf.forEach((account, events) -> {
      Set<Integer> ordered = new HashSet<>(eventsOf.getOrDefault(account, List.of()));
      Set<Integer> homes = own(ordered, events, slice::device).collect(toSet());
      all.add(count(events.stream()));
      besides.add(count(events.stream()
          .filter(event -> !ordered.contains(event) && !homes.contains(slice.device(event)))));
    });
    ReturnRates others = slice.view(ReturnRates.class, ReturnRates::new).without(all);
    long returns = 0;
    double expected = 0;
    for (ReturnRates.Count count : besides) {
      double its = others.expected(count);
      returns += its > 0 ? count.returns() : 0;
      expected += its;
    }
    return expected >= FEWEST_RETURNS && returns >= AS_HABITUAL * expected;
  }

  private ReturnRates.Count count(Stream<Integer> events) {
    return ReturnRates.Count.of(slice, events.mapToInt(Integer::intValue).toArray());
  }

  private void add(int event, List<Integer> some, Group group) {
    long time = slice.time(event);
    int account = slice.account(event);
    boolean within = false;
    for (int order : some) {
      if (time >= group.from(order) && time <= group.to(order)) {
        who.get(order).add(account);
        within = true;
      }
    }
    if (within) {
      eventsOf.computeIfAbsent(account, a -> new ArrayList<>()).add(event);
    }
  }

  /** How many accounts acted in an order. */
  int members(int order) {
    return who.get(order).size();
  }

  Campaign.Home home(int account) {
    List<Integer> ordered = eventsOf.getOrDefault(account, List.of());
    List<Integer> all = allOf.getOrDefault(account, List.of());
    return new Campaign.Home(
        own(ordered, all, slice::device).map(slice::deviceHash).toList(),
        own(ordered, all, slice::network).map(slice::networkHash).toList(),
        haveLives);
  }

  private static Stream<Integer> own(
      Collection<Integer> ordered, List<Integer> all, IntUnaryOperator trait) {
    Map<Integer, Integer> inOrders = counts(ordered, trait);
    return counts(all, trait).entrySet().stream()
        .filter(entry -> {
          int number = inOrders.getOrDefault(entry.getKey(), 0);
          return entry.getValue() - number >= LEAST
              && 2L * number * all.size() < (long) entry.getValue() * ordered.size();
        })
        .map(Map.Entry::getKey);
  }

  private static Map<Integer, Integer> counts(Collection<Integer> events, IntUnaryOperator trait) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int event : events) {
      int number = trait.applyAsInt(event);
      if (number != Slice.NONE) {
        counts.merge(number, 1, Integer::sum);
      }
    }
    return counts;
  }
}
