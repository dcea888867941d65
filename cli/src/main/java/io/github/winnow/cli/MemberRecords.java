package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.io.ResultCsv;
import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a campaign's members did, read from {@code verdicts.csv}: for each how often in its orders
 * and elsewhere, and when. Memory: the campaign and its timeline. Confined to one thread.
 */
final class MemberRecords {
  private final Lettered orders;
  private final Timeline timeline;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<CampaignView.Order>> ordersOf = new HashMap<>();
  private final List<Outcomes> inOrders = new ArrayList<>();
  private final long[] elsewhere;

  /** Of some of a campaign's orders; engagements in its other ones are elsewhere. */
  MemberRecords(CampaignView campaign, Lettered orders, int mostColumns) {
    this.orders = orders;
    timeline = Timeline.of(campaign.members().size(), orders.orders(), mostColumns);
    elsewhere = new long[campaign.members().size()];
    for (CampaignView.Member member : campaign.members()) {
      numbers.put(ResultCsv.cell(member.account()), inOrders.size());
      inOrders.add(new Outcomes());
    }
    for (CampaignView.Order order : orders.orders()) {
      ordersOf
          .computeIfAbsent(ResultCsv.cell(order.target()), target -> new ArrayList<>())
          .add(order);
    }
  }

  void read(Path verdicts, Progress progress) throws IOException {
    long rows = 0;
    try (ResultReader reader =
        ResultReader.open(verdicts, "account", "target", "time", "disposition", "reasons")) {
      while (reader.next()) {
        rows++;
        Integer member = numbers.get(reader.text(0));
        if (member != null && !reader.text(4).equals(VerdictFile.DUPLICATE)) {
          long time = (long) reader.number(2);
          add(member, reader.text(1), time, Dispositions.named(reader.text(3)));
        }
        progress.at(-1, rows);
      }
    }
  }

  /** Adds an engagement; its target is written as in a result file. */
  void add(int member, String target, long time, Disposition disposition) {
    boolean ordered = ordersOf.getOrDefault(target, List.of()).stream()
        .anyMatch(order -> time >= order.start() && time <= order.end());
    timeline.add(member, time, ordered);
    if (ordered) {
      inOrders.get(member).add(disposition);
    } else {
      elsewhere[member]++;
    }
  }

  /** The number of a member, or -1; the account is written as in a result file. */
  int number(String account) {
    return numbers.getOrDefault(account, -1);
  }

  /** What became of a member's engagements in the orders. */
  Outcomes inOrders(int member) {
    return inOrders.get(member);
  }

  /** How many engagements a member made elsewhere. */
  long elsewhere(int member) {
    return elsewhere[member];
  }

  Timeline timeline() {
    return timeline;
  }

  Lettered orders() {
    return orders;
  }
}
