package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what an evaluation found: as tables for people, or as JSON. */
final class EvaluationReport {
  private static final int MOST_LINES = 50;

  private final Evaluation evaluation;
  private final Ranking overall;
  private final Map<String, Ranking> byAction;

  EvaluationReport(Evaluation evaluation) {
    this.evaluation = evaluation;
    overall = evaluation.overall();
    byAction = evaluation.byAction();
  }

  void print(PrintWriter out, Style style) {
    out.println(String.format(
        Locale.ROOT,
        "%,d genuine and %,d fabricated rows.%s%s%s",
        overall.genuine(),
        overall.fabricated(),
        besides(evaluation.duplicates(), "duplicates are in no figure"),
        besides(evaluation.unlabelled(), "rows without a label are in no figure"),
        besides(evaluation.withoutVerdict(), "rows of the log were rejected")));
    out.println();
    ranking(out, style);
    out.println();
    scenarios(out, style);
    out.println();
    reliability(out, style);
  }

  private static String besides(long count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, " %,d %s.", count, what);
  }

  void ranking(PrintWriter out, Style style) {
    out.println(style.bold("How scores rank")
        + " (recall: the share of fabricated rows above the line that so many genuine rows reach)");
    TextTable table = new TextTable(
        "action",
        ">genuine",
        ">fabricated",
        ">AUROC",
        ">average precision",
        ">recall at 0.1 %",
        ">recall at 1 %");
    row(table, "all", overall);
    if (byAction.size() > 1) {
      byAction.entrySet().stream()
          .limit(MOST_LINES)
          .forEach(e -> row(table, Failure.shown(e.getKey()), e.getValue()));
    }
    table.print(out, "  ", style);
  }

  private static void row(TextTable table, String name, Ranking r) {
    table.row(
        name,
        count(r.genuine()),
        count(r.fabricated()),
        number(r.auroc()),
        number(r.averagePrecision()),
        percent(r.recallAtThousandth()),
        percent(r.recallAtHundredth()));
  }

  void scenarios(PrintWriter out, Style style) {
    out.println(style.bold("What became of them")
        + " (at first, in the end: the share held or excluded before and after looking back)");
    TextTable table = new TextTable(
        "truth",
        "scenario",
        ">rows",
        ">held",
        ">excluded",
        ">held %",
        ">excluded %",
        ">at first",
        ">in the end");
    for (boolean fabricated : new boolean[] {false, true}) {
      row(table, fabricated, "all", evaluation.fate(fabricated));
      evaluation.groups().entrySet().stream()
          .filter(e -> e.getKey().fabricated() == fabricated)
          .filter(e -> !e.getKey().scenario().isEmpty())
          .limit(MOST_LINES)
          .forEach(e -> row(table, fabricated, Failure.shown(e.getKey().scenario()), e.getValue()));
    }
    table.print(out, "  ", style);
  }

  private static void row(TextTable table, boolean fabricated, String name, Evaluation.Fate fate) {
    Outcomes o = fate.last();
    table.row(
        fabricated ? "fabricated" : "genuine",
        name,
        count(o.all()),
        count(o.of(Disposition.HOLD)),
        count(o.of(Disposition.EXCLUDE)),
        percent(o.share(Disposition.HOLD)),
        percent(o.share(Disposition.EXCLUDE)),
        percent(fate.first().caught()),
        percent(o.caught()));
  }

  private void reliability(PrintWriter out, Style style) {
    out.println(style.bold("What q is worth")
        + " (q is for the base rate of the run, which need not be this log's)");
    TextTable table = new TextTable(">q from", ">rows", ">mean q", ">fabricated");
    Evaluation.Reliability r = evaluation.reliability();
    for (int i = 0; i < Evaluation.Reliability.FROM.length; i++) {
      if (r.rows[i] > 0) {
        table.row(
            i == 0 ? "0" : i == 1 ? "above 0" : Numbers.short3(Evaluation.Reliability.FROM[i]),
            count(r.rows[i]),
            number(r.sums[i] / r.rows[i]),
            number((double) r.fabricated[i] / r.rows[i]));
      }
    }
    table.print(out, "  ", style);
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("duplicates", evaluation.duplicates());
    all.put("unlabelled", evaluation.unlabelled());
    all.put("without_verdict", evaluation.withoutVerdict());
    all.put("overall", described(overall));
    Map<String, Object> actions = new LinkedHashMap<>();
    byAction.forEach((action, ranking) -> actions.put(action, described(ranking)));
    all.put("actions", actions);
    List<Object> scenarios = new ArrayList<>();
    evaluation.groups().forEach((group, fate) -> scenarios.add(described(group, fate)));
    all.put("scenarios", scenarios);
    all.put("genuine", described(evaluation.fate(false)));
    all.put("fabricated", described(evaluation.fate(true)));
    return Json.text(all);
  }

  private static Map<String, Object> described(Ranking r) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("genuine", r.genuine());
    described.put("fabricated", r.fabricated());
    described.put("auroc", r.auroc());
    described.put("average_precision", r.averagePrecision());
    described.put("recall_at_0.001", r.recallAtThousandth());
    described.put("recall_at_0.01", r.recallAtHundredth());
    return described;
  }

  private static Map<String, Object> described(Evaluation.Group group, Evaluation.Fate fate) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("scenario", group.scenario());
    described.put("fabricated", group.fabricated());
    described.putAll(described(fate));
    return described;
  }

  private static Map<String, Object> described(Evaluation.Fate fate) {
    Map<String, Object> described = new LinkedHashMap<>(described(fate.last()));
    described.put("first", described(fate.first()));
    described.put("caught_at_first", fate.first().caught());
    described.put("caught", fate.last().caught());
    return described;
  }

  private static Map<String, Object> described(Outcomes outcomes) {
    Map<String, Object> described = new LinkedHashMap<>();
    for (Disposition d : Disposition.values()) {
      described.put(d.name(), outcomes.of(d));
    }
    return described;
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String number(double x) {
    return Double.isNaN(x) ? "-" : Numbers.fixed(x, 4);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : Numbers.fixed(100 * share, 2) + " %";
  }
}
