package io.github.winnow.internal.audit;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** What a group's accounts did in its orders: how many acted in each, and where each is at home. */
final class OrderActs {
  private static final int LEAST = 3;

  private final RowSlice slice;
  private final List<Set<Integer>> who = new ArrayList<>();
  private final Map<Integer, List<Integer>> eventsOf = new HashMap<>();
  private final Map<Integer, List<Integer>> allOf = new HashMap<>();

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
        own(ordered, all, slice::device, slice::deviceHash),
        own(ordered, all, slice::network, slice::networkHash));
  }

  private static List<Integer> own(
      List<Integer> ordered, List<Integer> all, IntUnaryOperator trait, IntUnaryOperator hash) {
    Map<Integer, Integer> inOrders = counts(ordered, trait);
    return counts(all, trait).entrySet().stream()
        .filter(entry -> {
          int number = inOrders.getOrDefault(entry.getKey(), 0);
          return entry.getValue() - number >= LEAST
              && 2L * number * all.size() < (long) entry.getValue() * ordered.size();
        })
        .map(entry -> hash.applyAsInt(entry.getKey()))
        .toList();
  }

  private static Map<Integer, Integer> counts(List<Integer> events, IntUnaryOperator trait) {
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
