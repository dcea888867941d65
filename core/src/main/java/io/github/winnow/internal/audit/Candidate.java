package io.github.winnow.internal.audit;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A group that a detector found in a window, under hashes instead of the window's own numbers.
 *
 * @param statistic what found it
 * @param strength its strength
 * @param qValue its q-value
 * @param members its accounts
 * @param orders what it acted on
 * @param reasons what speaks for it: first that it acts together, then what corroborates
 */
record Candidate(
    StatisticInfo statistic,
    double strength,
    double qValue,
    List<Campaign.Member> members,
    List<Campaign.Order> orders,
    List<Reason> reasons) {

  static Candidate of(
      Group group, StatisticInfo statistic, List<Reason> corroborating, RowSlice slice) {
    List<Campaign.Member> members = new ArrayList<>(group.accounts());
    Set<Integer> accounts = new HashSet<>();
    for (int i = 0; i < group.accounts(); i++) {
      accounts.add(group.account(i));
    }
    OrderActs acts = new OrderActs(group, accounts, slice);
    for (int i = 0; i < group.accounts(); i++) {
      members.add(new Campaign.Member(
          new Pseudonym(slice.hash(group.account(i))),
          group.probability(i),
          group.weight(i),
          group.observed(i),
          group.expected(i),
          acts.home(group.account(i))));
    }
    List<Campaign.Order> orders = new ArrayList<>(group.orders());
    for (int i = 0; i < group.orders(); i++) {
      orders.add(new Campaign.Order(
          new Pseudonym(slice.targetHash(group.target(i))),
          group.from(i),
          group.to(i),
          acts.members(i)));
    }
    List<Reason> reasons = new ArrayList<>();
    reasons.add(together(group, statistic));
    reasons.addAll(corroborating);
    return new Candidate(statistic, group.strength(), 1, members, orders, reasons);
  }

  private static Reason together(Group group, StatisticInfo statistic) {
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < group.accounts(); i++) {
      observed += group.observed(i) / group.accounts();
      expected += group.expected(i) / group.accounts();
    }
    return new Reason(statistic, group.strength(), true, group.strength(), observed, expected);
  }

  Candidate withQ(double q) {
    return new Candidate(statistic, strength, q, members, orders, reasons);
  }
}
