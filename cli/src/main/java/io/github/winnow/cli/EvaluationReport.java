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
  private static final int CHART = 21;

  private final Evaluation evaluation;
  private final TruthJoin.LeftOut leftOut;
  private final Ranking overall;
  private final Map<String, Ranking> byAction;

  EvaluationReport(Evaluation evaluation, TruthJoin.LeftOut leftOut) {
    this.evaluation = evaluation;
    this.leftOut = leftOut;
    overall = evaluation.overall();
    byAction = evaluation.byAction();
  }

  void print(PrintWriter out, Style style, int columns) {
    Paragraph.print(
        out,
        "",
        String.format(
            Locale.ROOT,
            "%,d genuine and %,d fabricated rows.%s",
            overall.genuine(),
            overall.fabricated(),
            besides(leftOut)),
        columns);
    out.println();
    out.println(style.bold("How scores rank"));
    TextTable table = ranking("action");
    row(table, "all", overall);
    if (byAction.size() > 1) {
      byAction.entrySet().stream()
          .limit(MOST_LINES)
          .forEach(e -> row(table, Failure.shown(e.getKey()), e.getValue()));
    }
    table.print(out, "  ", style);
    sayRecall(out, "rows", columns);
    out.println();
    scenarios(out, style, columns);
    out.println();
    reliability(out, style, columns);
  }

  /** What was left out, in words. */
  static String besides(TruthJoin.LeftOut leftOut) {
    return besides(leftOut.duplicates(), "duplicates are in no figure")
        + besides(leftOut.unlabelled(), "rows without a label are in no figure")
        + besides(
            leftOut.withoutVerdict(), "rows of the log were rejected, or their accounts forgotten");
  }

  static String besides(long count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, " %,d %s.", count, what);
  }

  static TextTable ranking(String of) {
    return new TextTable(
        of,
        ">genuine",
        ">fabricated",
        ">AUROC",
        ">average\nprecision",
        ">recall\nat 0.1 %",
        ">recall\nat 1 %");
  }

  static void row(TextTable table, String name, Ranking r) {
    table.row(
        name,
        count(r.genuine()),
        count(r.fabricated()),
        number(r.auroc()),
        number(r.averagePrecision()),
        percent(r.recallAtThousandth()),
        percent(r.recallAtHundredth()));
  }

  static void sayRecall(PrintWriter out, String what, int columns) {
    Paragraph.print(
        out,
        "  ",
        "Recall: the share of fabricated " + what + " above the line that so many genuine " + what
            + " reach.",
        columns);
  }

  private void scenarios(PrintWriter out, Style style, int columns) {
    out.println(style.bold("What became of them"));
    TextTable table = new TextTable(
        "truth and scenario",
        ">rows",
        ">held",
        ">excluded",
        ">excluded\n%",
        ">caught\nat first",
        ">caught\nin the end");
    for (boolean fabricated : new boolean[] {false, true}) {
      row(table, truth(fabricated), evaluation.fate(fabricated));
      evaluation.groups().entrySet().stream()
          .filter(e -> e.getKey().fabricated() == fabricated)
          .filter(e -> !e.getKey().scenario().isEmpty())
          .limit(MOST_LINES)
          .forEach(e -> row(table, "  " + Failure.shown(e.getKey().scenario()), e.getValue()));
    }
    table.print(out, "  ", style);
    Paragraph.print(out, "  ", "Caught: held or excluded, before and after looking back.", columns);
  }

  static String truth(boolean fabricated) {
    return fabricated ? "fabricated" : "genuine";
  }

  private static void row(TextTable table, String name, Evaluation.Fate fate) {
    Outcomes o = fate.last();
    table.row(
        name,
        count(o.all()),
        count(o.of(Disposition.HOLD)),
        count(o.of(Disposition.EXCLUDE)),
        percent(o.share(Disposition.EXCLUDE)),
        percent(fate.first().caught()),
        percent(o.caught()));
  }

  private void reliability(PrintWriter out, Style style, int columns) {
    out.println(style.bold("What q is worth"));
    Reliability r = evaluation.reliability();
    TextTable table = new TextTable(
        ">q from", ">rows", ">mean q", ">fabricated", ">95 % interval", "0" + " ".repeat(19) + "1");
    for (int bin = 0; bin < r.bins(); bin++) {
      if (r.rows(bin) > 0) {
        table.row(
            bin == 0 ? "0" : bin == 1 ? "above 0" : Numbers.short3(r.from(bin)),
            count(r.rows(bin)),
            number(r.meanQ(bin)),
            number(r.share(bin)),
            number(r.low(bin)) + " to " + number(r.high(bin)),
            chart(r, bin));
      }
    }
    table.print(out, "  ", style);
    Paragraph.print(
        out,
        "  ",
        "Of rows with about that q, so many were fabricated (o in the picture, with its interval"
            + " as -); a true q stands there as well (q, or @ where both are). Mean distance of the"
            + " two: " + number(r.error()) + ", over rows with a q above 0: "
            + number(r.errorAboveZero())
            + ". q is for the base rate of the run, which need not be this log's.",
        columns);
  }

  private static String chart(Reliability r, int bin) {
    char[] line = ".".repeat(CHART).toCharArray();
    for (int at = place(r.low(bin)); at <= place(r.high(bin)); at++) {
      line[at] = '-';
    }
    line[place(r.share(bin))] = 'o';
    int q = place(r.meanQ(bin));
    line[q] = line[q] == 'o' ? '@' : 'q';
    return new String(line);
  }

  private static int place(double share) {
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (CHART - 1));
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    putLeftOut(all, leftOut);
    all.put("overall", described(overall));
    Map<String, Object> actions = new LinkedHashMap<>();
    byAction.forEach((action, ranking) -> actions.put(action, described(ranking)));
    all.put("actions", actions);
    List<Object> scenarios = new ArrayList<>();
    evaluation.groups().forEach((group, fate) -> scenarios.add(described(group, fate)));
    all.put("scenarios", scenarios);
    all.put("genuine", described(evaluation.fate(false)));
    all.put("fabricated", described(evaluation.fate(true)));
    Reliability r = evaluation.reliability();
    List<Object> bins = new ArrayList<>();
    for (int bin = 0; bin < r.bins(); bin++) {
      if (r.rows(bin) > 0) {
        bins.add(described(r, bin));
      }
    }
    all.put("reliability", bins);
    all.put("calibration_error", r.error());
    all.put("calibration_error_above_0", r.errorAboveZero());
    return Json.text(all);
  }

  static void putLeftOut(Map<String, Object> all, TruthJoin.LeftOut leftOut) {
    all.put("duplicates", leftOut.duplicates());
    all.put("unlabelled", leftOut.unlabelled());
    all.put("without_verdict", leftOut.withoutVerdict());
  }

  static Map<String, Object> described(Ranking r) {
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

  static Map<String, Object> described(Outcomes outcomes) {
    Map<String, Object> described = new LinkedHashMap<>();
    for (Disposition d : Disposition.values()) {
      described.put(d.name(), outcomes.of(d));
    }
    return described;
  }

  private static Map<String, Object> described(Reliability r, int bin) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("from", r.from(bin));
    described.put("to", r.to(bin));
    described.put("rows", r.rows(bin));
    described.put("fabricated", r.fabricated(bin));
    described.put("mean_q", r.meanQ(bin));
    described.put("share", r.share(bin));
    described.put("low", r.low(bin));
    described.put("high", r.high(bin));
    return described;
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String number(double x) {
    return Double.isNaN(x) ? "-" : Numbers.fixed(x, 4);
  }

  static String percent(double share) {
    return Double.isNaN(share) ? "-" : Numbers.fixed(100 * share, 2) + " %";
  }
}
