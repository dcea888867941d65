package io.github.winnow.internal.audit;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** What a group's accounts did in its orders: how many acted in each, and from where each acted. */
final class OrderActs {
  private static final int FEW = 10;

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

  Campaign.Origins origins(int account) {
    List<Integer> events = eventsOf.get(account);
    List<Integer> all = allOf.getOrDefault(account, List.of());
    return events == null
        ? Campaign.Origins.UNKNOWN
        : new Campaign.Origins(
            frequent(events, all, slice::device, slice::deviceHash),
            frequent(events, all, slice::network, slice::networkHash));
  }

  /**
   * Those that a tenth of the acts in orders came from, and from which the account acts in orders at
   * least half as often as it does altogether: its owner may come by some orders, too. Where there
   * is none, as with a new one for each order, the most frequent: else nothing would seem to be
   * known.
   */
  private static List<Integer> frequent(
      List<Integer> events, List<Integer> all, IntUnaryOperator trait, IntUnaryOperator hash) {
    Map<Integer, Integer> inOrders = counts(events, trait);
    Map<Integer, Integer> altogether = counts(all, trait);
    List<Integer> frequent = inOrders.entrySet().stream()
        .filter(entry -> entry.getValue() * FEW >= events.size())
        .filter(entry -> 2L * entry.getValue() * all.size()
            >= (long) altogether.getOrDefault(entry.getKey(), 0) * events.size())
        .map(entry -> hash.applyAsInt(entry.getKey()))
        .toList();
    return frequent.isEmpty() ? mostFrequent(inOrders, hash) : frequent;
  }

  private static List<Integer> mostFrequent(Map<Integer, Integer> counts, IntUnaryOperator hash) {
    int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(entry -> hash.applyAsInt(entry.getKey()))
        .sorted()
        .limit(1)
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
