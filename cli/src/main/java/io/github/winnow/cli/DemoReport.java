package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.io.ResultCsv;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a demo's week. */
final class DemoReport {
  private static final int TARGETS = 6;
  private static final int CAMPAIGNS = 6;
  private static final int LINES = 8;

  private final DemoWeek week;
  private final Terminal terminal;
  private final Style style;

  DemoReport(DemoWeek week, Terminal terminal) {
    this.week = week;
    this.terminal = terminal;
    style = new Style(terminal.colours());
  }

  void print(PrintWriter out) {
    out.println(style.bold("A week on a platform of articles and readers") + " (simulated, seed "
        + week.seed() + ")");
    Paragraph.print(
        out,
        "",
        String.format(
            Locale.ROOT,
            "%,d reads, likes, follows and shares; %,d of them are bought. Winnow was not told"
                + " which.",
            week.rows().size(),
            week.fabricated()));
    out.println();
    campaigns(out);
    out.println();
    targets(out);
    out.println();
    scenarios(out);
    out.println();
    plainly(out);
    out.println();
    out.println(style.bold("Try next"));
    out.println("  winnow simulate --seed 7 --scale 0.1 --out week.csv.gz");
    out.println("  winnow score week.csv.gz --out result");
    out.println("  winnow campaign result           what was found in it; then: result c1");
    out.println("  winnow explain result ID         why that was said of an account or a target");
    out.println("  winnow score --help              how to score a log of your own");
  }

  private void campaigns(PrintWriter out) {
    List<CampaignView> all = week.campaigns();
    if (all.isEmpty()) {
      out.println(style.bold("Looking back, no group was found that acts together"));
      return;
    }
    out.println(style.bold("Looking back: groups that act together beyond habit"));
    TextTable table = new TextTable(
        "campaign", ">accounts", ">targets", ">times", ">q-value", "it", "its accounts are");
    for (CampaignView c : all.subList(0, Math.min(CAMPAIGNS, all.size()))) {
      table.row(
          c.id(),
          count(c.members().size()),
          count(c.targets()),
          count(c.events()),
          Numbers.short3(c.qValue()),
          c.verb(),
          truth(c));
    }
    table.print(out, "  ", style);
    if (all.size() > CAMPAIGNS) {
      out.println("  and " + (all.size() - CAMPAIGNS) + " more");
    }
    CampaignView worst = all.get(0);
    out.println();
    out.println(style.bold("Campaign " + worst.id()) + ": who acted when");
    picture(out, worst);
  }

  /** What the truth says of a campaign's members. */
  private String truth(CampaignView campaign) {
    Map<String, Long> scenarios = campaign.members().stream()
        .collect(Collectors.groupingBy(
            m -> week.scenarioOf(m.account()), TreeMap::new, Collectors.counting()));
    long genuine = scenarios.getOrDefault("", 0L);
    scenarios.remove("");
    String fake = scenarios.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(2)
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
    if (genuine == 0) {
      return style.good(fake);
    }
    return style.good(fake) + (fake.isEmpty() ? "" : ", ") + style.bad(genuine + " genuine");
  }

  private void picture(PrintWriter out, CampaignView campaign) {
    List<String> labels =
        campaign.members().stream().map(CampaignView.Member::account).toList();
    Lettered orders = new Lettered(campaign.orders(), 0);
    MemberRecords records =
        new MemberRecords(campaign, orders, TimelinePicture.columns(labels, terminal.columns()));
    for (DemoWeek.Row row : week.rows()) {
      int member = records.number(ResultCsv.cell(row.scored().account().toString()));
      if (member >= 0) {
        records.add(
            member,
            ResultCsv.cell(row.scored().target().toString()),
            row.scored().time(),
            row.scored().first().disposition());
      }
    }
    new TimelinePicture(records.timeline(), labels, LINES, terminal.unicode(), style)
        .print(out, orders);
  }

  private void targets(PrintWriter out) {
    out.println(style.bold("The articles with the most bought reads"));
    TextTable table = new TextTable(
        "article", ">counted", ">net at first", ">net in the end", ">90 % interval", ">true");
    week.targets().stream()
        .sorted(Comparator.comparingLong(DemoWeek.Target::fabricated)
            .reversed()
            .thenComparing(t -> t.name))
        .limit(TARGETS)
        .forEach(t -> table.row(
            t.name,
            count(t.last.gross()),
            Numbers.fixed(t.first.net(), 0),
            Numbers.fixed(t.last.net(), 0),
            Numbers.fixed(t.last.netLow(), 0) + " to " + Numbers.fixed(t.last.netHigh(), 0),
            count(t.genuine)));
    table.print(out, "  ", style);
  }

  /** What is bought one by one; what is genuine together, but for what came to harm. */
  private void scenarios(PrintWriter out) {
    out.println(style.bold("What was caught") + " (held or excluded), at first and in the end");
    TextTable table =
        new TextTable("truth", "scenario", ">rows", ">at first", ">in the end", ">of it excluded");
    row(table, "genuine", "all", week.evaluation().fate(false));
    week.evaluation().groups().forEach((group, fate) -> {
      if (!group.fabricated() && fate.last().of(Disposition.EXCLUDE) > 0) {
        row(table, "genuine", group.scenario(), fate);
      }
    });
    row(table, "bought", "all", week.evaluation().fate(true));
    week.evaluation().groups().forEach((group, fate) -> {
      if (group.fabricated()) {
        row(table, "bought", group.scenario(), fate);
      }
    });
    table.print(out, "  ", style);
  }

  private static void row(TextTable table, String truth, String scenario, Evaluation.Fate fate) {
    table.row(
        truth,
        scenario,
        count(fate.last().all()),
        percent(fate.first().caught()) + " %",
        percent(fate.last().caught()) + " %",
        percent(fate.last().share(Disposition.EXCLUDE)) + " %");
  }

  /** What a reader should take home, whichever way it went. */
  private void plainly(PrintWriter out) {
    Evaluation.Fate bought = week.evaluation().fate(true);
    Evaluation.Fate genuine = week.evaluation().fate(false);
    out.println(style.bold("In plain words"));
    say(
        out,
        "Of %,d bought engagements %s %% were excluded and %s %% held; %s %% got away. Before looking"
            + " back %s %% had got away.",
        bought.last().all(),
        percent(bought.last().share(Disposition.EXCLUDE)),
        percent(bought.last().share(Disposition.HOLD)),
        percent(bought.last().share(Disposition.COUNT)),
        percent(bought.first().share(Disposition.COUNT)));
    say(
        out,
        "Of %,d genuine ones %s %% were excluded and %s %% held.",
        genuine.last().all(),
        percent(genuine.last().share(Disposition.EXCLUDE)),
        percent(genuine.last().share(Disposition.HOLD)));
    say(out, "What got away: %s.", told(true, Disposition.COUNT));
    say(out, "Genuine and excluded nevertheless: %s.", told(false, Disposition.EXCLUDE));
  }

  /** How many engagements of each scenario came to that in the end. */
  private String told(boolean fabricated, Disposition disposition) {
    String all = week.evaluation().groups().entrySet().stream()
        .filter(e -> e.getKey().fabricated() == fabricated)
        .filter(e -> e.getValue().last().of(disposition) > 0)
        .map(e -> String.format(
            Locale.ROOT,
            "%,d of %,d of %s",
            e.getValue().last().of(disposition),
            e.getValue().last().all(),
            e.getKey().scenario()))
        .collect(Collectors.joining(", "));
    return all.isEmpty() ? "nothing" : all;
  }

  private static void say(PrintWriter out, String format, Object... values) {
    Paragraph.print(out, "  ", String.format(Locale.ROOT, format, values));
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, share > 0 && share < 0.01 ? 2 : 1);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
