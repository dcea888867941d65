package io.github.winnow.cli;

import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns that a run found, and the plain ids of who and what is in them. Memory: what the
 * campaigns take, and an id for each of their accounts and targets. Confined to one thread.
 */
final class FoundCampaigns {
  private static final Comparator<Campaign> WORST_FIRST = Comparator.comparing(
          (Campaign c) -> c.excludes())
      .thenComparing(Campaign::named)
      .thenComparingDouble(Campaign::strength)
      .reversed();

  private final List<Campaign> worstFirst;
  private final Map<Long, String> naming = new HashMap<>();
  private final Map<Long, Deciding> deciding = new HashMap<>();
  private final Map<Long, @Nullable String> accounts = new HashMap<>();
  private final Map<Long, @Nullable String> targets = new HashMap<>();

  /** A campaign that names an account, and the account's weight in it. */
  private record Deciding(Campaign campaign, double weight) {
    /** The engine's rule: the campaign that excludes, then the one in which it is heavier. */
    static Deciding of(Deciding known, Deciding more) {
      boolean excludes = known.campaign.excludes();
      boolean wins = more.campaign.excludes() != excludes
          ? more.campaign.excludes()
          : more.weight > known.weight;
      return wins ? more : known;
    }
  }

  /** Takes campaigns in the order in which they were found. */
  FoundCampaigns(List<Campaign> campaigns) {
    worstFirst = new ArrayList<>(campaigns);
    worstFirst.sort(WORST_FIRST);
    for (Campaign campaign : campaigns) {
      for (Campaign.Member member : campaign.members()) {
        long hash = member.account().hash();
        accounts.put(hash, null);
        if (campaign.named()) {
          naming.merge(hash, campaign.id(), (known, more) -> known + ";" + more);
          deciding.merge(hash, new Deciding(campaign, member.weight()), Deciding::of);
        }
      }
      campaign.orders().forEach(order -> targets.put(order.target().hash(), null));
    }
  }

  /** Learns plain ids. */
  void see(ScoredRow row) {
    see(accounts, row.accountHash(), row.account());
    see(targets, row.targetHash(), row.target());
  }

  private static void see(Map<Long, @Nullable String> ids, long hash, Id plain) {
    if (!ids.isEmpty() && ids.containsKey(hash)) {
      ids.putIfAbsent(hash, plain.toString());
    }
  }

  /** The campaigns; those that exclude first, then those that name, of each the strongest. */
  List<Campaign> worstFirst() {
    return worstFirst;
  }

  /** Ids of the campaigns that name an account, with semicolons between. */
  String naming(long account) {
    return naming.getOrDefault(account, "");
  }

  /** The campaign with which an account's engagements stand or fall, or null. */
  @Nullable
  Campaign deciding(long account) {
    Deciding known = deciding.get(account);
    return known == null ? null : known.campaign();
  }

  /** The plain id of an account, as far as the log had one. */
  String account(Pseudonym account) {
    String plain = accounts.get(account.hash());
    return plain == null ? account.toString() : plain;
  }

  /** The plain id of a target, as far as the log had one. */
  String target(Pseudonym target) {
    String plain = targets.get(target.hash());
    return plain == null ? target.toString() : plain;
  }

  long named() {
    return worstFirst.stream().filter(Campaign::named).count();
  }

  long excluding() {
    return worstFirst.stream().filter(Campaign::excludes).count();
  }
}
