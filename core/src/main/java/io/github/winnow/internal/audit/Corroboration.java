package io.github.winnow.internal.audit;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.standing.LongIndex;
import io.github.winnow.spi.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a campaign may do, by what the other families of evidence say of its engagements. A
 * family agrees when the mean of its evidence e over the campaign's engagements in its orders has a
 * logarithm of the policy's family weight: a mean of e-values is an e-value, whatever their
 * dependence.
 */
@SuppressWarnings("EnumOrdinal") // sums by ordinal
final class Corroboration {
  private static final int FAMILIES = Family.values().length;

  private final List<Campaign> campaigns;
  private final LongIndex accounts = new LongIndex();
  private final List<List<Integer>> campaignsOf = new ArrayList<>();
  private final List<Map<Long, List<Campaign.Order>>> orders = new ArrayList<>();
  private final long[] events;
  private final double[] sums;
  private final long[] engagements;

  Corroboration(List<Campaign> campaigns) {
    this.campaigns = campaigns;
    for (int c = 0; c < campaigns.size(); c++) {
      for (Campaign.Member member : campaigns.get(c).members()) {
        int number = accounts.add(member.account().hash());
        if (number == campaignsOf.size()) {
          campaignsOf.add(new ArrayList<>(1));
        }
        campaignsOf.get(number).add(c);
      }
      Map<Long, List<Campaign.Order>> byTarget = new HashMap<>();
      for (Campaign.Order order : campaigns.get(c).orders()) {
        byTarget.computeIfAbsent(order.target().hash(), t -> new ArrayList<>(1)).add(order);
      }
      orders.add(byTarget);
    }
    events = new long[campaigns.size()];
    engagements = new long[campaigns.size()];
    sums = new double[campaigns.size() * FAMILIES];
  }

  /** Adds what the history holds. */
  void read(History history, RowList.TargetHashes hashes) {
    Row row = new Row();
    long end = history.appended();
    for (long position = history.oldest(); position < end; position++) {
      if (history.read(position, row.words)) {
        int number = accounts.find(row.account());
        if (number >= 0) {
          add(row, hashes.of(row.cell()), campaignsOf.get(number));
        }
      }
    }
  }

  private void add(Row row, long target, List<Integer> some) {
    for (int c : some) {
      List<Campaign.Order> onTarget = orders.get(c).getOrDefault(target, List.of());
      if (onTarget.stream().anyMatch(o -> row.time() >= o.start() && row.time() <= o.end())) {
        events[c] += row.count();
        engagements[c]++;
        for (int f = 0; f < FAMILIES; f++) {
          sums[c * FAMILIES + f] += Elementary.exp(row.claim(f));
        }
      }
    }
  }

  /** The campaigns with what was decided. */
  List<Campaign> decided(Judge judge, List<Excess> excesses) {
    Policy policy = judge.policy();
    Map<Pseudonym, List<Excess>> excessesOf = new HashMap<>();
    excesses.forEach(
        e -> excessesOf.computeIfAbsent(e.target(), t -> new ArrayList<>(1)).add(e));
    List<Campaign> decided = new ArrayList<>();
    for (int c = 0; c < campaigns.size(); c++) {
      Campaign campaign = campaigns.get(c);
      Set<Family> families = EnumSet.of(campaign.statistic().family());
      for (Family family : Family.values()) {
        double mean = sums[c * FAMILIES + family.ordinal()] / Math.max(1, engagements[c]);
        if (mean > 1 && Elementary.log(mean) >= policy.familyWeight()) {
          families.add(family);
        }
      }
      addFamiliesOfReasons(campaign, policy, families);
      addFamiliesOfExcesses(campaign, excessesOf, policy, families);
      families.remove(Family.OTHER);
      boolean named = judge.names(campaign);
      decided.add(new Campaign(
          campaign.id(),
          campaign.statistic(),
          campaign.strength(),
          campaign.qValue(),
          named,
          named && families.size() >= policy.families(),
          families,
          campaign.reasons(),
          campaign.members(),
          campaign.orders(),
          events[c],
          campaign.start(),
          campaign.end()));
    }
    return decided;
  }

  /** A family agrees too when the mean of the evidence that its detectors have of the group does. */
  private static void addFamiliesOfReasons(Campaign campaign, Policy policy, Set<Family> families) {
    for (Family family : Family.values()) {
      double mean = campaign.reasons().stream()
          .filter(reason -> reason.statistic().kind() != StatisticInfo.Kind.GROUP)
          .filter(reason -> reason.statistic().family() == family)
          .mapToDouble(reason -> Elementary.exp(reason.weight()))
          .average()
          .orElse(0);
      if (mean > 1 && Elementary.log(mean) >= policy.familyWeight()) {
        families.add(family);
      }
    }
  }

  /** A family agrees too when it found an excess in at least half of the orders. */
  private static void addFamiliesOfExcesses(
      Campaign campaign,
      Map<Pseudonym, List<Excess>> excesses,
      Policy policy,
      Set<Family> families) {
    Map<Family, Integer> hits = new HashMap<>();
    for (Campaign.Order order : campaign.orders()) {
      Set<Family> here = EnumSet.noneOf(Family.class);
      for (Excess excess : excesses.getOrDefault(order.target(), List.of())) {
        if (excess.start() <= order.end()
            && excess.end() >= order.start()
            && excess.weight() >= policy.familyWeight()) {
          here.add(excess.statistic().family());
        }
      }
      here.forEach(family -> hits.merge(family, 1, Integer::sum));
    }
    hits.forEach((family, n) -> {
      if (2 * n >= campaign.orders().size()) {
        families.add(family);
      }
    });
  }
}
