package io.github.winnow.internal.audit;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.standing.LongIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings what a window shows together with the campaigns that are known: a group that shares half
 * of its accounts with a campaign is that campaign, found again; one that has half of a campaign's
 * accounts is the campaign grown, if it was measured and is no weaker: else a crowd would be
 * convicted by the few in it that are known. One that is several makes them one, under the oldest
 * id.
 *
 * <p>What another statistic found is the same only if three quarters of either are in the other,
 * and both are beyond chance or neither is; and each statistic keeps its strength, as a reason:
 * strengths of two are not comparable, and whom one has found must not be named for what the other
 * says. Once one is beyond chance, those that are not no longer count.
 */
final class Merging {
  private static final double SAME = 0.5;
  private static final double SAME_BY_ANOTHER = 0.75;

  private final Map<String, Campaign> known = new LinkedHashMap<>();
  private final Set<String> changed = new TreeSet<>(Comparator.comparingLong(Merging::number));
  private final List<String> dissolved = new ArrayList<>();
  private final LongIndex accounts = new LongIndex();
  private final List<List<String>> campaignsOf = new ArrayList<>();
  private final double line;
  private long last;

  /**
   * Among campaigns that are known.
   *
   * @param campaigns the campaigns
   * @param last the last number that was given
   * @param line the q-value up to which a group is no chance
   */
  Merging(List<Campaign> campaigns, long last, double line) {
    this.last = last;
    this.line = line;
    for (Campaign campaign : campaigns) {
      known.put(campaign.id(), campaign);
      index(campaign);
    }
  }

  private static long number(String id) {
    return Long.parseLong(id.substring(1));
  }

  /** The campaigns that a group is; in the order in which they were found. */
  List<Campaign> same(Candidate candidate) {
    Map<String, Integer> common = new HashMap<>();
    for (Campaign.Member member : candidate.members()) {
      int number = accounts.find(member.account().hash());
      if (number >= 0) {
        campaignsOf.get(number).forEach(id -> common.merge(id, 1, Integer::sum));
      }
    }
    List<Campaign> same = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : common.entrySet()) {
      Campaign campaign = known.get(entry.getKey());
      if (campaign != null) { // else it is no more
        if (isSame(candidate, campaign, entry.getValue())) {
          same.add(campaign);
        }
      }
    }
    same.sort(Comparator.comparingLong(campaign -> number(campaign.id())));
    return same;
  }

  private boolean isSame(Candidate candidate, Campaign campaign, int both) {
    int before = campaign.members().size();
    int now = candidate.members().size();
    if (!isBy(candidate.statistic(), campaign)) {
      boolean asSure = candidate.qValue() <= line == campaign.qValue() <= line;
      return asSure && both >= SAME_BY_ANOTHER * Math.max(before, now);
    }
    boolean grown =
        candidate.qValue() <= Math.max(line, campaign.qValue()) && both >= SAME * before;
    return grown || both >= SAME * now;
  }

  /** Whether a campaign was found by a statistic, be it among others. */
  static boolean isBy(StatisticInfo statistic, Campaign campaign) {
    return campaign.statistic().name().equals(statistic.name())
        || campaign.reasons().stream()
            .anyMatch(
                reason -> isStrength(reason) && reason.statistic().name().equals(statistic.name()));
  }

  private static boolean isStrength(Reason reason) {
    return reason.statistic().kind() == StatisticInfo.Kind.GROUP;
  }

  private void index(Campaign campaign) {
    for (Campaign.Member member : campaign.members()) {
      int number = accounts.add(member.account().hash());
      if (number == campaignsOf.size()) {
        campaignsOf.add(new ArrayList<>(1));
      }
      List<String> ids = campaignsOf.get(number);
      if (!ids.contains(campaign.id())) {
        ids.add(campaign.id());
      }
    }
  }

  void add(Candidate candidate) {
    List<Campaign> same = same(candidate);
    String id = same.isEmpty() ? "c" + ++last : same.get(0).id();
    double qValue = candidate.qValue();
    Set<String> beyondChance = new HashSet<>();
    Map<String, Reason> reasons = new LinkedHashMap<>();
    Map<Pseudonym, Campaign.Member> members = new HashMap<>();
    List<Campaign.Order> orders = new ArrayList<>();
    for (Campaign campaign : same) {
      qValue = Math.min(qValue, campaign.qValue());
      campaign.members().forEach(member -> keep(members, member));
      orders.addAll(campaign.orders());
      campaign.reasons().forEach(reason -> keep(reasons, reason));
      note(campaign.qValue(), campaign.reasons(), beyondChance);
      if (!campaign.id().equals(id)) {
        known.remove(campaign.id());
        changed.remove(campaign.id());
        dissolved.add(campaign.id());
      }
    }
    candidate.members().forEach(member -> keep(members, member));
    orders.addAll(candidate.orders());
    candidate.reasons().forEach(reason -> keep(reasons, reason));
    note(candidate.qValue(), candidate.reasons(), beyondChance);
    if (!beyondChance.isEmpty()) {
      reasons
          .values()
          .removeIf(reason ->
              isStrength(reason) && !beyondChance.contains(reason.statistic().name()));
    }
    Reason shown =
        shown(reasons, same.isEmpty() ? candidate.statistic() : same.get(0).statistic());
    List<Campaign.Order> united = united(orders);
    Campaign campaign = new Campaign(
        id,
        shown.statistic(),
        shown.value(),
        qValue,
        false,
        false,
        Set.of(candidate.statistic().family()),
        List.copyOf(reasons.values()),
        members.values().stream()
            .sorted(Comparator.comparingDouble(Campaign.Member::weight)
                .reversed()
                .thenComparing(member -> member.account().hash()))
            .toList(),
        united,
        0,
        united.stream().mapToLong(Campaign.Order::start).min().orElse(0),
        united.stream().mapToLong(Campaign.Order::end).max().orElse(0));
    if (same.size() != 1 || !isAsBefore(campaign, same.get(0))) {
      known.put(id, campaign);
      index(campaign);
      changed.add(id);
    }
  }

  /** Notes the statistics that found what is beyond chance. */
  private void note(double qValue, List<Reason> reasons, Set<String> into) {
    if (qValue <= line) {
      reasons.stream()
          .filter(Merging::isStrength)
          .forEach(reason -> into.add(reason.statistic().name()));
    }
  }

  /** The strength to show: that of one statistic, or of the first if it does not count. */
  private static Reason shown(Map<String, Reason> reasons, StatisticInfo statistic) {
    Reason own = reasons.get(statistic.name());
    return own != null
        ? own
        : reasons.values().stream().filter(Merging::isStrength).findFirst().orElseThrow();
  }

  /** Whether nothing new is known; what is decided about it afterwards does not matter here. */
  private static boolean isAsBefore(Campaign now, Campaign before) {
    return now.strength() == before.strength()
        && now.qValue() == before.qValue()
        && now.reasons().equals(before.reasons())
        && now.members().equals(before.members())
        && now.orders().equals(before.orders());
  }

  private static void keep(Map<Pseudonym, Campaign.Member> members, Campaign.Member member) {
    members.merge(member.account(), member, Merging::united);
  }

  /** What weighs more, with the homes that either saw. */
  private static Campaign.Member united(Campaign.Member a, Campaign.Member b) {
    Campaign.Member more = a.weight() >= b.weight() ? a : b;
    return new Campaign.Member(
        more.account(),
        more.probability(),
        more.weight(),
        more.observed(),
        more.expected(),
        a.home().and(b.home()));
  }

  private static void keep(Map<String, Reason> reasons, Reason reason) {
    reasons.merge(reason.statistic().name(), reason, (a, b) -> a.weight() >= b.weight() ? a : b);
  }

  /** Orders of one target that overlap are one. */
  private static List<Campaign.Order> united(List<Campaign.Order> orders) {
    List<Campaign.Order> sorted = new ArrayList<>(orders);
    sorted.sort(Comparator.comparingLong((Campaign.Order o) -> o.target().hash())
        .thenComparingLong(Campaign.Order::start)
        .thenComparingLong(Campaign.Order::end));
    List<Campaign.Order> united = new ArrayList<>();
    for (Campaign.Order order : sorted) {
      Campaign.Order before = united.isEmpty() ? null : united.get(united.size() - 1);
      if (before != null
          && before.target().equals(order.target())
          && order.start() <= before.end()) {
        united.set(
            united.size() - 1,
            new Campaign.Order(
                order.target(),
                before.start(),
                Math.max(before.end(), order.end()),
                Math.max(before.members(), order.members())));
      } else {
        united.add(order);
      }
    }
    united.sort(Comparator.comparingLong(Campaign.Order::start)
        .thenComparingLong(o -> o.target().hash()));
    return united;
  }

  /** All campaigns as they are now, in the order in which they were found. */
  List<Campaign> campaigns() {
    return List.copyOf(known.values());
  }

  /** Those that are new or changed. */
  List<Campaign> changed() {
    List<Campaign> some = new ArrayList<>();
    for (String id : changed) {
      Campaign campaign = known.get(id);
      if (campaign != null) {
        some.add(campaign);
      }
    }
    return some;
  }

  /** Ids of those that are no more. */
  List<String> dissolved() {
    return dissolved;
  }
}
