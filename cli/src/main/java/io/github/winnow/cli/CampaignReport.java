package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows one campaign to a person. */
final class CampaignReport {
  private static final int MEMBERS = 10;
  private static final int ORDERS = 10;
  private static final int LINES = 24;
  private static final int ALL = Integer.MAX_VALUE;

  private final CampaignView campaign;
  private final MemberRecords records;
  private final boolean unicode;
  private final Style style;

  CampaignReport(CampaignView campaign, MemberRecords records, boolean unicode, Style style) {
    this.campaign = campaign;
    this.records = records;
    this.unicode = unicode;
    this.style = style;
  }

  void print(PrintWriter out, boolean all, ReasonTranslation translation) {
    header(out, campaign, style, translation);
    out.println();
    members(out, all ? ALL : MEMBERS);
    out.println();
    orders(out, all ? ALL : ORDERS);
    out.println();
    picture(out, all ? ALL : LINES);
  }

  /** What it is, and why that is said. */
  static void header(
      PrintWriter out, CampaignView campaign, Style style, ReasonTranslation translation) {
    out.println(style.bold("Campaign " + Failure.shown(campaign.id())) + " " + campaign.outcome());
    say(
        out,
        "%,d accounts acted together on %,d targets, %,d times, from %s to %s UTC.",
        campaign.members().size(),
        campaign.targets(),
        campaign.events(),
        Times.minute(campaign.start()),
        Times.minute(campaign.end()));
    say(
        out,
        "Strength %s, q-value %s: the share of false ones among campaigns as strong.",
        Numbers.short3(campaign.score()),
        Numbers.short3(campaign.qValue()));
    say(out, "Families of evidence that agree: %s.", Failure.shown(families(campaign)));
    for (String reason : translation.cell(campaign.reasons()).split(";", -1)) {
      say(out, "%s", Failure.shown(reason));
    }
    say(
        out,
        "It says \"together beyond habit\", not \"bought\"; and those whose targets these are may"
            + " be the victims.");
  }

  private static void say(PrintWriter out, String format, Object... values) {
    Paragraph.print(out, "  ", String.format(Locale.ROOT, format, values));
  }

  private static String families(CampaignView campaign) {
    return campaign.families().isEmpty() ? "none" : String.join(", ", campaign.families());
  }

  private void members(PrintWriter out, int most) {
    out.println(style.bold("Accounts") + ", the likeliest first");
    TextTable table = new TextTable(
        "account",
        ">likely",
        ">weight",
        ">times\nmet",
        ">expected",
        ">in\norders",
        ">held",
        ">excluded",
        ">other");
    List<CampaignView.Member> members = campaign.members();
    for (int i = 0; i < Math.min(most, members.size()); i++) {
      CampaignView.Member m = members.get(i);
      Outcomes outcomes = records.inOrders(i);
      table.row(
          Failure.shown(m.account()),
          Numbers.fixed(m.probability(), 2),
          Numbers.fixed(m.weight(), 1),
          Numbers.short3(m.observed()),
          Numbers.short3(m.expected()),
          count(outcomes.all()),
          count(outcomes.of(Disposition.HOLD)),
          count(outcomes.of(Disposition.EXCLUDE)),
          count(records.elsewhere(i)));
    }
    table.print(out, "  ", style);
    more(out, members.size() - most, "accounts");
  }

  private void orders(PrintWriter out, int most) {
    out.println(style.bold("Orders") + ", what it acted on and when");
    TextTable table = new TextTable("", "target", "from", ">for", ">accounts");
    Lettered orders = records.orders();
    for (int i = 0; i < Math.min(most, orders.size()); i++) {
      CampaignView.Order o = orders.order(i);
      table.row(
          String.valueOf(orders.letter(i)),
          Failure.shown(o.target()),
          Times.minute(o.start()),
          Times.length(o.end() - o.start() + 1),
          count(o.members()));
    }
    table.print(out, "  ", style);
    more(out, orders.size() - most, "orders");
  }

  private static void more(PrintWriter out, int more, String what) {
    if (more > 0) {
      out.println(String.format(Locale.ROOT, "  and %,d more %s (--all)", more, what));
    }
  }

  void picture(PrintWriter out, int mostLines) {
    out.println(style.bold("Who acted when"));
    List<String> labels =
        campaign.members().stream().map(CampaignView.Member::account).toList();
    new TimelinePicture(records.timeline(), labels, mostLines, unicode, style)
        .print(out, records.orders());
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
