package io.github.winnow.cli;

import io.github.winnow.evidence.Campaign;
import java.util.List;

/**
 * A campaign as a result file holds it, under plain ids.
 *
 * @param id its id
 * @param score its strength
 * @param qValue the share of false ones among campaigns as strong
 * @param named whether it names its members
 * @param excludes whether it excludes them
 * @param families the families of evidence that agree
 * @param reasons what speaks for it, with semicolons between
 * @param events how many engagements its members made in its orders
 * @param start when its first order begins, in milliseconds since 1970
 * @param end when its last order ends
 * @param members its accounts, the likeliest first
 * @param orders what it acted on, in the order of time
 */
record CampaignView(
    String id,
    double score,
    double qValue,
    boolean named,
    boolean excludes,
    List<String> families,
    String reasons,
    long events,
    long start,
    long end,
    List<Member> members,
    List<Order> orders) {

  /** One account; see {@link Campaign.Member}. */
  record Member(
      String account, double probability, double weight, double observed, double expected) {}

  /** One target and the time in which the campaign acted on it. */
  record Order(String target, long start, long end, long members) {}

  long targets() {
    return orders.stream().map(Order::target).distinct().count();
  }

  /** What comes of it, in a word. */
  String outcome() {
    return excludes ? "excludes its accounts" : named ? "names its accounts" : "names nobody";
  }

  /** The same in a table whose heading says of whom. */
  String verb() {
    return excludes ? "excludes" : named ? "names" : "names nobody";
  }

  static CampaignView of(Campaign c, FoundCampaigns ids) {
    return new CampaignView(
        c.id(),
        c.strength(),
        c.qValue(),
        c.named(),
        c.excludes(),
        CampaignFiles.families(c),
        Reasons.cell(c.reasons(), Language.ENGLISH),
        c.events(),
        c.start(),
        c.end(),
        c.members().stream()
            .map(m -> new Member(
                ids.account(m.account()), m.probability(), m.weight(), m.observed(), m.expected()))
            .toList(),
        c.orders().stream()
            .map(o -> new Order(ids.target(o.target()), o.start(), o.end(), o.members()))
            .toList());
  }
}
