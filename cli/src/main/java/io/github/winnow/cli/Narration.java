package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A screen of sentences and tables about rows of verdicts, as wide as the terminal. */
final class Narration {
  static final String INDENT = "  ";
  static final int MOST_LINES = 10;

  private static final int WIDEST = 100;
  private static final int LONGEST_ID = 40;

  private final PrintWriter out;
  private final Style style;
  private final int columns;
  private final ReasonTranslation translation;

  Narration(PrintWriter out, Terminal terminal, ReasonTranslation translation) {
    this.translation = translation;
    this.out = out;
    style = new Style(terminal.colours());
    columns = Math.min(WIDEST, terminal.columns());
  }

  void line() {
    out.println();
  }

  void line(String text) {
    out.println(text);
  }

  void paragraph(String text) {
    Paragraph.print(out, "", text, columns);
  }

  void heading(String text, String more) {
    out.println(style.bold(text) + more);
  }

  void table(TextTable table) {
    table.print(out, INDENT, style, columns);
  }

  /** About a campaign as such. */
  void header(CampaignView campaign) {
    CampaignReport.header(out, campaign, style, translation);
  }

  /** One row, without a heading. */
  void event(VerdictRow row) {
    say(Times.second(row.time()) + " UTC: " + short40(row.account()) + ", " + short40(row.action())
        + ", " + short40(row.target()));
    if (row.duplicate()) {
      say("A duplicate: the same event was there before. It is in no figure.");
      return;
    }
    String course = row.first() == row.last()
        ? shown(row.last()) + ", at first and in the end"
        : shown(row.first()) + " at first, " + shown(row.last()) + " in the end: looking back at"
            + " later rows changed it";
    say(course + ". Score " + Numbers.short3(row.score()) + "; "
        + (row.q() == 0
            ? "below what is reported, so without a probability."
            : "probability of being invalid (q) " + Numbers.short3(row.q()) + "."));
    reasons(row.reasons(), "Nothing that speaks against it is worth reporting.");
  }

  void reasons(String cell, String none) {
    List<ReasonText> reasons = ReasonText.of(translation.cell(cell));
    if (reasons.isEmpty()) {
      say(none);
    } else {
      ReasonText.table(reasons).print(out, INDENT, style, columns);
    }
  }

  void worst(Rows rows, String heading) {
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
      event(worst.get(i));
    }
  }

  /** What was said of rows at first and in the end. */
  void fates(Map<String, Evaluation.Fate> fates, String by) {
    TextTable table = new TextTable(by, "", ">COUNT", ">HOLD", ">EXCLUDE");
    int lines = 0;
    for (Map.Entry<String, Evaluation.Fate> e : fates.entrySet()) {
      if (lines++ < MOST_LINES) {
        row(table, short40(e.getKey()), "at first", e.getValue().first());
        row(table, "", "in the end", e.getValue().last());
      }
    }
    table.print(out, INDENT, style);
    more(fates.size(), "actions");
  }

  private static void row(TextTable table, String name, String when, Outcomes outcomes) {
    table.row(
        name,
        when,
        count(outcomes.of(Disposition.COUNT)),
        count(outcomes.of(Disposition.HOLD)),
        count(outcomes.of(Disposition.EXCLUDE)));
  }

  static String span(Rows rows) {
    String from = Times.minute(rows.from());
    String to = Times.minute(rows.to());
    return from.equals(to) ? "at " + from + " UTC" : "from " + from + " to " + to + " UTC";
  }

  void duplicates(Rows rows) {
    if (rows.duplicates() > 0) {
      say("Beside them " + count(rows.duplicates()) + " duplicates, which are in no figure.");
    }
  }

  static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST_LINES, all.size()));
  }

  void more(int all, String what) {
    if (all > MOST_LINES) {
      say("and " + count(all - MOST_LINES) + " more " + what);
    }
  }

  void say(String text) {
    Paragraph.print(out, INDENT, text, columns);
  }

  String shown(Disposition disposition) {
    return shown(disposition.name());
  }

  String shown(String disposition) {
    return switch (disposition) {
      case "EXCLUDE" -> style.bad(disposition);
      case "COUNT" -> style.good(disposition);
      default -> Failure.shown(disposition);
    };
  }

  static String short40(String cell) {
    return ResultFolder.shown(cell, LONGEST_ID);
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
