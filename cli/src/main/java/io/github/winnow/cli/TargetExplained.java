package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a target's engagements, from gross to net. */
final class TargetExplained {
  private final Explained explained;
  private final String id;
  private final Narration page;

  TargetExplained(Explained explained, String id, Narration page) {
    this.explained = explained;
    this.id = id;
    this.page = page;
  }

  void print() {
    Rows rows = explained.targetRows();
    VerdictRow any = rows.any();
    page.heading("Target " + (any == null ? id : Narration.short40(any.target())), "");
    if (any == null) {
      page.say(Narration.count(rows.duplicates())
          + " rows, all of them duplicates: it is in no figure.");
      return;
    }
    page.say("Engagements " + Narration.span(rows) + ".");
    page.duplicates(rows);
    page.line();
    page.heading("From gross to net", "");
    TextTable table = new TextTable(
        "action",
        ">gross",
        ">invalid,\ngeneral",
        ">invalid,\nsophisticated",
        ">net",
        ">90 % interval");
    for (Explained.Tally t : Narration.first(explained.tallies())) {
      table.row(
          Narration.short40(t.action()),
          Narration.count(t.gross()),
          Numbers.fixed(t.general(), 1),
          Numbers.fixed(t.sophisticated(), 1),
          Numbers.fixed(t.net(), 1),
          Numbers.fixed(t.netLow(), 1) + " to " + Numbers.fixed(t.netHigh(), 1));
    }
    page.table(table);
    page.more(explained.tallies().size(), "actions");
    page.say(
        "What is excluded is invalid as a whole, what is held by its probability (q); the interval"
            + " says how uncertain the held ones leave the count.");
    page.line();
    page.heading("What became of its engagements", "");
    page.fates(rows.fates(), "action");
    spoke(rows);
    orders();
    page.worst(rows, "The worst engagements");
    page.line();
    page.say("Whose target this is need not know of it: the owner may be the victim.");
  }

  private void spoke(Rows rows) {
    if (rows.statistics().isEmpty()) {
      return;
    }
    page.line();
    page.heading("What speaks against them", "");
    TextTable table = new TextTable("statistic", ">rows");
    rows.statistics().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(Narration.MOST_LINES)
        .forEach(e -> table.row(Narration.short40(e.getKey()), Narration.count(e.getValue())));
    page.table(table);
  }

  private void orders() {
    page.line();
    if (explained.ofTarget().isEmpty()) {
      page.line("No campaign acted on it.");
      return;
    }
    page.heading("Campaigns that acted on it", "");
    TextTable table =
        new TextTable("campaign", "from", ">for", ">accounts", ">q-value", "the campaign");
    List<String> lines = new ArrayList<>();
    for (CampaignView c : explained.ofTarget()) {
      for (CampaignView.Order o : c.orders()) {
        if (explained.isCell(o.target())) {
          lines.add(c.id());
          if (lines.size() <= Narration.MOST_LINES) {
            table.row(
                Narration.short40(c.id()),
                Times.minute(o.start()),
                Times.length(o.end() - o.start() + 1),
                Narration.count(o.members()),
                Numbers.short3(c.qValue()),
                c.outcome());
          }
        }
      }
    }
    page.table(table);
    page.more(lines.size(), "orders");
  }
}
