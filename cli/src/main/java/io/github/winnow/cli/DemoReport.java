package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells a demo's week. */
final class DemoReport {
  private static final int TARGETS = 8;
  private static final int ACCOUNTS = 5;
  private static final int REASONS = 2;
  private static final int WIDTH = 78;

  private final DemoWeek week;
  private final Style style;
  private final EvaluationReport evaluation;

  DemoReport(DemoWeek week, Style style) {
    this.week = week;
    this.style = style;
    evaluation = new EvaluationReport(week.evaluation());
  }

  void print(PrintWriter out) {
    out.println(style.bold("A week on a platform of articles and readers") + " (simulated, seed "
        + week.seed() + ")");
    out.println(String.format(
        Locale.ROOT,
        "%,d reads, likes, follows and shares; %,d of them are bought. Winnow was not told which.",
        week.engagements(),
        week.fabricated()));
    out.println();
    targets(out);
    out.println();
    accounts(out);
    out.println();
    evaluation.scenarios(out, style);
    out.println();
    plainly(out);
    out.println();
    out.println(style.bold("Try next"));
    out.println("  winnow simulate --seed 7 --scale 0.1 --out week.csv.gz");
    out.println("  winnow score week.csv.gz --out result");
    out.println("  winnow evaluate result/verdicts.csv --truth week.csv.gz");
    out.println("  winnow score --help      how to score a log of your own");
  }

  private void targets(PrintWriter out) {
    out.println(style.bold("The articles with the most bought reads"));
    TextTable table =
        new TextTable("article", ">counted", ">net, says Winnow", ">90 % interval", ">true");
    week.targets().stream()
        .sorted(Comparator.comparingLong(DemoWeek.Target::fabricated)
            .reversed()
            .thenComparing(t -> t.sums.target()))
        .limit(TARGETS)
        .forEach(t -> table.row(
            t.sums.target(),
            count(t.sums.gross()),
            Numbers.fixed(t.sums.net(), 0),
            Numbers.fixed(t.sums.netLow(), 0) + " to " + Numbers.fixed(t.sums.netHigh(), 0),
            count(t.genuine)));
    table.print(out, "  ", style);
  }

  private void accounts(PrintWriter out) {
    out.println(style.bold("The most suspicious accounts, and why"));
    week.accounts().stream()
        .sorted(Comparator.comparingDouble((DemoWeek.Account a) -> a.sums.score())
            .reversed()
            .thenComparing(a -> a.sums.account()))
        .limit(ACCOUNTS)
        .forEach(account -> account(out, account));
  }

  private void account(PrintWriter out, DemoWeek.Account account) {
    String truth = account.fabricated
        ? style.good("right: " + account.scenario)
        : style.bad("wrong: genuine, " + account.scenario);
    out.println("  " + account.sums.account() + "  "
        + count(account.sums.events()) + " engagements, "
        + account.sums.disposition() + "  (" + truth + ")");
    List<Reason> reasons = account.reasons;
    for (Reason reason : reasons.subList(0, Math.min(REASONS, reasons.size()))) {
      wrap(out, "    - ", reason.sentence() + " [" + reason.statistic().name() + "]");
    }
  }

  private static void wrap(PrintWriter out, String indent, String sentence) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length()) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(indent.length()));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  /** What a reader should take home, whichever way it went. */
  private void plainly(PrintWriter out) {
    Outcomes bought = week.evaluation().outcomes(true);
    Outcomes genuine = week.evaluation().outcomes(false);
    Ranking ranking = week.evaluation().overall();
    out.println(style.bold("In plain words"));
    out.println(String.format(
        Locale.ROOT,
        "  Of %,d bought engagements %s %% were excluded, %s %% held, and %s %% got away.",
        bought.all(),
        percent(bought.share(Disposition.EXCLUDE)),
        percent(bought.share(Disposition.HOLD)),
        percent(bought.share(Disposition.COUNT))));
    out.println(String.format(
        Locale.ROOT,
        "  Of %,d genuine ones %s %% were excluded and %s %% held.",
        genuine.all(),
        percent(genuine.share(Disposition.EXCLUDE)),
        percent(genuine.share(Disposition.HOLD))));
    out.println(String.format(
        Locale.ROOT,
        "  A bought one scores above a genuine one in %s %% of all pairs.",
        percent(ranking.auroc())));
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, share > 0 && share < 0.01 ? 2 : 1);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
