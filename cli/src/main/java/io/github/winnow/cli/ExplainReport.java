package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells a person what became of something, and why. */
final class ExplainReport {
  private static final String INDENT = "  ";
  private static final int WIDEST = 100;
  private static final int LONGEST_ID = 40;
  private static final int MOST_LINES = 10;

  private final Explained explained;
  private final String id;
  private final Style style;
  private final int columns;

  ExplainReport(Explained explained, String id, Terminal terminal) {
    this.explained = explained;
    this.id = id;
    style = new Style(terminal.colours());
    columns = Math.min(WIDEST, terminal.columns());
  }

  void print(PrintWriter out) {
    Set<Explained.Kind> found = explained.found();
    if (found.size() > 1) {
      Paragraph.print(
          out,
          "",
          id + " is the id of several things: " + ExplainCommand.names(found, ", ")
              + ". --kind shows one of them.",
          columns);
      out.println();
    }
    boolean first = true;
    for (Explained.Kind kind : found) {
      if (!first) {
        out.println();
      }
      first = false;
      switch (kind) {
        case EVENT -> events(out);
        case ACCOUNT -> account(out);
        case TARGET -> target(out);
        case CAMPAIGN -> campaign(out);
      }
    }
  }

  private void events(PrintWriter out) {
    for (VerdictRow row : explained.events()) {
      out.println(style.bold("Event " + short40(row.id())));
      event(out, row);
      Explained.Account account = explained.account(row.account());
      if (account != null) {
        say(
            out,
            "Its account " + short40(row.account()) + ": " + shown(account.disposition())
                + ", score " + Numbers.short3(account.score()) + ", " + count(account.events())
                + " engagements.");
        namedBy(out, account.campaigns());
      }
    }
    if (explained.moreEvents() > 0) {
      say(out, "And " + count(explained.moreEvents()) + " more rows have this id.");
    }
  }

  /** One row, without a heading. */
  private void event(PrintWriter out, VerdictRow row) {
    say(
        out,
        Times.second(row.time()) + " UTC: " + short40(row.account()) + ", " + short40(row.action())
            + ", " + short40(row.target()));
    if (row.duplicate()) {
      say(out, "A duplicate: the same event was there before. It is in no figure.");
      return;
    }
    String course = row.first() == row.last()
        ? shown(row.last()) + ", at first and in the end"
        : shown(row.first()) + " at first, " + shown(row.last()) + " in the end: looking back at"
            + " later rows changed it";
    say(
        out,
        course + ". Score " + Numbers.short3(row.score()) + "; "
            + (row.q() == 0
                ? "below what is reported, so without a probability."
                : "probability of being invalid (q) " + Numbers.short3(row.q()) + "."));
    reasons(out, row.reasons(), "Nothing that speaks against it is worth reporting.");
  }

  private void reasons(PrintWriter out, String cell, String none) {
    List<ReasonText> reasons = ReasonText.of(cell);
    if (reasons.isEmpty()) {
      say(out, none);
    } else {
      ReasonText.table(reasons).print(out, INDENT, style, columns);
    }
  }

  private void namedBy(PrintWriter out, String campaigns) {
    if (!campaigns.isEmpty()) {
      for (String c : campaigns.split(";", -1)) {
        say(out, "Named by the campaign " + short40(c) + ", which " + explained.outcome(c) + ".");
      }
    }
  }

  private void account(PrintWriter out) {
    Rows rows = explained.accountRows();
    VerdictRow any = rows.any();
    out.println(style.bold("Account " + (any == null ? id : short40(any.account()))));
    Explained.Account account = any == null ? null : explained.account(any.account());
    if (account == null) {
      say(out, count(rows.duplicates()) + " rows, all of them duplicates: it is in no figure.");
      return;
    }
    say(
        out,
        shown(account.disposition()) + " in the end. Score " + Numbers.short3(account.score())
            + ", of " + count(account.events()) + " engagements " + span(rows) + ".");
    duplicates(out, rows);
    out.println();
    out.println(style.bold("How that came about"));
    fates(out, Map.of("engagements", rows.fate()), "");
    rule(out, rows, account);
    out.println();
    out.println(style.bold("Why") + ", on average over all its engagements");
    reasons(out, account.reasons(), "Nothing that speaks against it is worth reporting.");
    memberships(out);
    worst(out, rows, "Its worst engagements");
  }

  /** Which half decided. */
  private void rule(PrintWriter out, Rows rows, Explained.Account account) {
    if (account.events() != rows.fate().last().all()) {
      say(out, "The rows stand for " + count(account.events()) + " engagements (column count).");
    }
    Outcomes last = rows.fate().last();
    long excluded = last.of(Disposition.EXCLUDE);
    long caught = excluded + last.of(Disposition.HOLD);
    String decided = switch (account.disposition()) {
      case "EXCLUDE" -> count(excluded) + " of " + count(last.all()) + " are excluded";
      case "HOLD" ->
        count(caught) + " of " + count(last.all()) + " are held or excluded, " + count(excluded)
            + " excluded";
      default -> "only " + count(caught) + " of " + count(last.all()) + " are held or excluded";
    };
    say(
        out,
        "An account gets the worst disposition that holds for at least half of its engagements: "
            + decided + ".");
  }

  private void memberships(PrintWriter out) {
    out.println();
    if (explained.ofAccount().isEmpty()) {
      out.println("It is in no campaign.");
      return;
    }
    out.println(style.bold("Campaigns"));
    TextTable table = new TextTable(
        "campaign", ">membership", ">weight", ">together", ">expected", "the campaign");
    for (CampaignView c : first(explained.ofAccount())) {
      for (CampaignView.Member m : c.members()) {
        if (explained.isCell(m.account())) {
          table.row(
              short40(c.id()),
              Numbers.fixed(m.probability(), 2),
              Numbers.short3(m.weight()),
              Numbers.short3(m.observed()),
              Numbers.short3(m.expected()),
              c.outcome());
        }
      }
    }
    table.print(out, INDENT, style, columns);
    more(out, explained.ofAccount().size(), "campaigns");
  }

  private void worst(PrintWriter out, Rows rows, String heading) {
    List<VerdictRow> worst = rows.worst();
    if (worst.isEmpty()) {
      return;
    }
    out.println();
    out.println(style.bold(heading)
        + (worst.size() < rows.fate().last().all() ? " (--events N shows more)" : ""));
    for (int i = 0; i < worst.size(); i++) {
      if (i > 0) {
        out.println();
      }
      event(out, worst.get(i));
    }
  }

  private void target(PrintWriter out) {
    Rows rows = explained.targetRows();
    VerdictRow any = rows.any();
    out.println(style.bold("Target " + (any == null ? id : short40(any.target()))));
    if (any == null) {
      say(out, count(rows.duplicates()) + " rows, all of them duplicates: it is in no figure.");
      return;
    }
    say(out, "Engagements " + span(rows) + ".");
    duplicates(out, rows);
    out.println();
    out.println(style.bold("From gross to net"));
    TextTable table = new TextTable(
        "action",
        ">gross",
        ">invalid,\ngeneral",
        ">invalid,\nsophisticated",
        ">net",
        ">90 % interval");
    for (Explained.Tally t : first(explained.tallies())) {
      table.row(
          short40(t.action()),
          count(t.gross()),
          Numbers.fixed(t.general(), 1),
          Numbers.fixed(t.sophisticated(), 1),
          Numbers.fixed(t.net(), 1),
          Numbers.fixed(t.netLow(), 1) + " to " + Numbers.fixed(t.netHigh(), 1));
    }
    table.print(out, INDENT, style);
    more(out, explained.tallies().size(), "actions");
    say(
        out,
        "What is excluded is invalid as a whole, what is held by its probability (q); the interval"
            + " says how uncertain the held ones leave the count.");
    out.println();
    out.println(style.bold("What became of its engagements"));
    fates(out, rows.fates(), "action");
    spoke(out, rows);
    orders(out);
    worst(out, rows, "The worst engagements");
    out.println();
    say(out, "Whose target this is need not know of it: the owner may be the victim.");
  }

  private void spoke(PrintWriter out, Rows rows) {
    if (rows.statistics().isEmpty()) {
      return;
    }
    out.println();
    out.println(style.bold("What speaks against them"));
    TextTable table = new TextTable("statistic", ">rows");
    rows.statistics().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_LINES)
        .forEach(e -> table.row(short40(e.getKey()), count(e.getValue())));
    table.print(out, INDENT, style);
  }

  private void orders(PrintWriter out) {
    out.println();
    if (explained.ofTarget().isEmpty()) {
      out.println("No campaign acted on it.");
      return;
    }
    out.println(style.bold("Campaigns that acted on it"));
    TextTable table =
        new TextTable("campaign", "from", ">for", ">accounts", ">q-value", "the campaign");
    List<String> lines = new ArrayList<>();
    for (CampaignView c : explained.ofTarget()) {
      for (CampaignView.Order o : c.orders()) {
        if (explained.isCell(o.target())) {
          lines.add(c.id());
          if (lines.size() <= MOST_LINES) {
            table.row(
                short40(c.id()),
                Times.minute(o.start()),
                Times.length(o.end() - o.start() + 1),
                count(o.members()),
                Numbers.short3(c.qValue()),
                c.outcome());
          }
        }
      }
    }
    table.print(out, INDENT, style, columns);
    more(out, lines.size(), "orders");
  }

  private void campaign(PrintWriter out) {
    CampaignView c = explained.campaign();
    if (c == null) {
      return;
    }
    CampaignReport.header(out, c, style);
    out.println();
    out.println(style.bold("Its accounts") + ", the likeliest first");
    TextTable table = new TextTable("account", ">membership", ">weight", ">together", ">expected");
    for (CampaignView.Member m : first(c.members())) {
      table.row(
          short40(m.account()),
          Numbers.fixed(m.probability(), 2),
          Numbers.short3(m.weight()),
          Numbers.short3(m.observed()),
          Numbers.short3(m.expected()));
    }
    table.print(out, INDENT, style);
    more(out, c.members().size(), "accounts");
    say(out, "'winnow campaign DIR " + short40(c.id()) + "' shows its orders and draws it.");
  }

  /** What was said of rows at first and in the end. */
  private void fates(PrintWriter out, Map<String, Evaluation.Fate> fates, String by) {
    TextTable table = new TextTable(by, "", ">COUNT", ">HOLD", ">EXCLUDE");
    int lines = 0;
    for (Map.Entry<String, Evaluation.Fate> e : fates.entrySet()) {
      if (lines++ < MOST_LINES) {
        row(table, short40(e.getKey()), "at first", e.getValue().first());
        row(table, "", "in the end", e.getValue().last());
      }
    }
    table.print(out, INDENT, style);
    more(out, fates.size(), "actions");
  }

  private static void row(TextTable table, String name, String when, Outcomes outcomes) {
    table.row(
        name,
        when,
        count(outcomes.of(Disposition.COUNT)),
        count(outcomes.of(Disposition.HOLD)),
        count(outcomes.of(Disposition.EXCLUDE)));
  }

  private static String span(Rows rows) {
    String from = Times.minute(rows.from());
    String to = Times.minute(rows.to());
    return from.equals(to) ? "at " + from + " UTC" : "from " + from + " to " + to + " UTC";
  }

  private void duplicates(PrintWriter out, Rows rows) {
    if (rows.duplicates() > 0) {
      say(out, "Beside them " + count(rows.duplicates()) + " duplicates, which are in no figure.");
    }
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST_LINES, all.size()));
  }

  private void more(PrintWriter out, int all, String what) {
    if (all > MOST_LINES) {
      say(out, "and " + count(all - MOST_LINES) + " more " + what);
    }
  }

  private void say(PrintWriter out, String text) {
    Paragraph.print(out, INDENT, text, columns);
  }

  private String shown(Disposition disposition) {
    return shown(disposition.name());
  }

  private String shown(String disposition) {
    return switch (disposition) {
      case "EXCLUDE" -> style.bad(disposition);
      case "COUNT" -> style.good(disposition);
      default -> Failure.shown(disposition);
    };
  }

  private static String short40(String cell) {
    return ResultFolder.shown(cell, LONGEST_ID);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
