package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what an evaluation of accounts found: as tables for people, or as JSON. */
final class AccountEvaluationReport {
  private static final int MOST_LINES = 50;

  private final AccountEvaluation evaluation;
  private final TruthJoin.LeftOut leftOut;
  private final Ranking ranking;

  AccountEvaluationReport(AccountEvaluation evaluation, TruthJoin.LeftOut leftOut) {
    this.evaluation = evaluation;
    this.leftOut = leftOut;
    ranking = evaluation.ranking();
  }

  void print(PrintWriter out, Style style, int columns) {
    Paragraph.print(
        out,
        "",
        String.format(
                Locale.ROOT,
                "%,d genuine and %,d fabricated accounts (fabricated: more than half of an"
                    + " account's labelled rows are).",
                ranking.genuine(),
                ranking.fabricated())
            + EvaluationReport.besides(
                evaluation.unlabelled(), "accounts without a labelled row are in no figure")
            + EvaluationReport.besides(leftOut),
        columns);
    out.println();
    out.println(style.bold("How scores rank"));
    TextTable table = EvaluationReport.ranking("");
    EvaluationReport.row(table, "accounts", ranking);
    table.print(out, "  ", style);
    EvaluationReport.sayRecall(out, "accounts", columns);
    out.println();
    scenarios(out, style, columns);
  }

  private void scenarios(PrintWriter out, Style style, int columns) {
    out.println(style.bold("What became of them"));
    TextTable table = new TextTable(
        "truth and scenario",
        ">accounts",
        ">named",
        ">held",
        ">excluded",
        ">named\n%",
        ">excluded\n%");
    for (boolean fabricated : new boolean[] {false, true}) {
      row(table, EvaluationReport.truth(fabricated), evaluation.fate(fabricated));
      evaluation.fates().entrySet().stream()
          .filter(e -> e.getKey().fabricated() == fabricated)
          .filter(e -> !e.getKey().scenario().isEmpty())
          .limit(MOST_LINES)
          .forEach(e -> row(table, "  " + Failure.shown(e.getKey().scenario()), e.getValue()));
    }
    table.print(out, "  ", style);
    Paragraph.print(
        out,
        "  ",
        "Named: by a campaign. Held, excluded: at least half of the account's engagements are.",
        columns);
  }

  private static void row(TextTable table, String name, AccountEvaluation.Fate fate) {
    Outcomes o = fate.outcomes();
    table.row(
        name,
        EvaluationReport.count(o.all()),
        EvaluationReport.count(fate.named()),
        EvaluationReport.count(o.of(Disposition.HOLD)),
        EvaluationReport.count(o.of(Disposition.EXCLUDE)),
        EvaluationReport.percent((double) fate.named() / o.all()),
        EvaluationReport.percent(o.share(Disposition.EXCLUDE)));
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("by", "account");
    EvaluationReport.putLeftOut(all, leftOut);
    all.put("accounts_without_label", evaluation.unlabelled());
    all.put("overall", EvaluationReport.described(ranking));
    List<Object> scenarios = new ArrayList<>();
    evaluation.fates().forEach((group, fate) -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("scenario", group.scenario());
      one.put("fabricated", group.fabricated());
      one.putAll(described(fate));
      scenarios.add(one);
    });
    all.put("scenarios", scenarios);
    all.put("genuine", described(evaluation.fate(false)));
    all.put("fabricated", described(evaluation.fate(true)));
    return Json.text(all);
  }

  private static Map<String, Object> described(AccountEvaluation.Fate fate) {
    Map<String, Object> described =
        new LinkedHashMap<>(EvaluationReport.described(fate.outcomes()));
    described.put("named", fate.named());
    return described;
  }
}
