package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Says how policies differ: as tables for people, or as JSON. */
final class BacktestReport {
  private static final int MOST_SCENARIOS = 50;

  private final Backtest backtest;
  private final Comparison comparison;
  private final List<String> names;

  BacktestReport(Backtest backtest, Comparison comparison, List<String> names) {
    this.backtest = backtest;
    this.comparison = comparison;
    this.names = names;
  }

  void print(PrintWriter out, Style style, int columns) {
    Paragraph.print(
        out,
        "",
        String.format(
            Locale.ROOT,
            "%,d rows, each policy over all of them, looking back included; %,d rejected.",
            comparison.rows(),
            comparison.rejected()),
        columns);
    out.println();
    out.println(style.bold("What each would do"));
    dispositions().print(out, "  ", style);
    out.println();
    if (comparison.labelled() == 0) {
      Paragraph.print(
          out,
          "",
          "The log has no labels: this is what each would exclude, and nobody knows here which of it"
              + " is right.",
          columns);
    } else {
      errors(out, style, columns);
    }
    for (int policy = 1; policy < names.size(); policy++) {
      out.println();
      differences(policy, out, style, columns);
    }
  }

  private TextTable dispositions() {
    TextTable table = new TextTable(
        "policy", ">count", ">held", ">excluded", ">excluded\n%", ">campaigns\nthat name");
    for (int policy = 0; policy < names.size(); policy++) {
      Outcomes all = comparison.side(policy).all;
      table.row(
          Failure.shown(names.get(policy)),
          EvaluationReport.count(all.of(Disposition.COUNT)),
          EvaluationReport.count(all.of(Disposition.HOLD)),
          EvaluationReport.count(all.of(Disposition.EXCLUDE)),
          EvaluationReport.percent(all.share(Disposition.EXCLUDE)),
          EvaluationReport.count(backtest.campaigns(policy).named()));
    }
    return table;
  }

  private void errors(PrintWriter out, Style style, int columns) {
    out.println(style.bold("How right that is"));
    TextTable table = new TextTable(
        "policy",
        ">genuine\nheld",
        ">genuine\nexcluded",
        ">fabricated\nheld",
        ">fabricated\nexcluded",
        ">of what it excludes\nfabricated");
    for (int policy = 0; policy < names.size(); policy++) {
      Outcomes genuine = comparison.side(policy).genuine;
      Outcomes fabricated = comparison.side(policy).fabricated;
      long right = fabricated.of(Disposition.EXCLUDE);
      table.row(
          Failure.shown(names.get(policy)),
          EvaluationReport.percent(genuine.share(Disposition.HOLD)),
          EvaluationReport.percent(genuine.share(Disposition.EXCLUDE)),
          EvaluationReport.percent(fabricated.share(Disposition.HOLD)),
          EvaluationReport.percent(fabricated.share(Disposition.EXCLUDE)),
          EvaluationReport.percent((double) right / (right + genuine.of(Disposition.EXCLUDE))));
    }
    table.print(out, "  ", style);
    Paragraph.print(
        out,
        "  ",
        String.format(Locale.ROOT, "Of %,d rows the log states the truth.", comparison.labelled()),
        columns);
    scenarios(out, style);
  }

  private void scenarios(PrintWriter out, Style style) {
    TreeSet<String> scenarios = new TreeSet<>(comparison.side(0).byScenario.keySet());
    if (scenarios.isEmpty()) {
      return;
    }
    out.println();
    out.println(style.bold("Excluded, by scenario"));
    List<String> headings = new ArrayList<>(List.of("scenario", ">rows"));
    names.forEach(name -> headings.add(">" + Failure.shown(name)));
    TextTable table = new TextTable(headings.toArray(new String[0]));
    scenarios.stream().limit(MOST_SCENARIOS).forEach(scenario -> {
      List<String> row = new ArrayList<>(List.of(
          Failure.shown(scenario), EvaluationReport.count(of(0, scenario).all())));
      for (int policy = 0; policy < names.size(); policy++) {
        row.add(EvaluationReport.percent(of(policy, scenario).share(Disposition.EXCLUDE)));
      }
      table.row(row.toArray(new String[0]));
    });
    table.print(out, "  ", style);
  }

  private Outcomes of(int policy, String scenario) {
    return comparison.side(policy).byScenario.getOrDefault(scenario, new Outcomes());
  }

  private void differences(int policy, PrintWriter out, Style style, int columns) {
    out.println(style.bold("Where " + Failure.shown(names.get(policy)) + " differs from "
        + Failure.shown(names.get(0))));
    Map<Comparison.Change, Comparison.Changed> changes = comparison.side(policy).changes;
    if (changes.isEmpty()) {
      out.println("  Nowhere.");
    }
    changes.forEach((change, changed) -> {
      String truth = comparison.labelled() == 0
          ? ""
          : String.format(
              Locale.ROOT, " (%,d genuine, %,d fabricated)", changed.genuine, changed.fabricated);
      Paragraph.print(
          out,
          "  ",
          String.format(
              Locale.ROOT,
              "%,d rows would be %s in place of %s%s%s",
              changed.rows,
              said(change.to()),
              said(change.from()),
              truth,
              changed.examples.isEmpty() ? "." : ", for example:"),
          columns);
      changed.examples.forEach(row -> example(row, out, columns));
    });
  }

  private static void example(FinalRows.Final shown, PrintWriter out, int columns) {
    ScoredRow row = shown.row();
    Paragraph.print(
        out,
        "    ",
        String.format(
            Locale.ROOT,
            "%s UTC: %s, %s, %s; score %s",
            Times.second(row.time()),
            Narration.short40(row.account().toString()),
            Failure.shown(row.action().name()),
            Narration.short40(row.target().toString()),
            Numbers.short3(shown.now().score())),
        columns);
    ReasonText.of(Reasons.cell(shown.now(), Language.ENGLISH))
        .forEach(reason -> Paragraph.print(
            out, "      ", Failure.shown(reason.statistic() + ": " + reason.sentence()), columns));
  }

  private static String said(Disposition disposition) {
    return switch (disposition) {
      case COUNT -> "counted";
      case HOLD -> "held";
      case EXCLUDE -> "excluded";
    };
  }

  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("rows", comparison.rows());
    all.put("rejected", comparison.rejected());
    all.put("labelled", comparison.labelled());
    List<Object> policies = new ArrayList<>();
    for (int policy = 0; policy < names.size(); policy++) {
      Comparison.Side side = comparison.side(policy);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", names.get(policy));
      one.put("would", EvaluationReport.described(side.all));
      one.put("genuine", EvaluationReport.described(side.genuine));
      one.put("fabricated", EvaluationReport.described(side.fabricated));
      one.put("campaigns_that_name", backtest.campaigns(policy).named());
      Map<String, Object> scenarios = new LinkedHashMap<>();
      side.byScenario.forEach((name, o) -> scenarios.put(name, EvaluationReport.described(o)));
      one.put("scenarios", scenarios);
      List<Object> changes = new ArrayList<>();
      side.changes.forEach((change, changed) -> changes.add(described(change, changed)));
      one.put("differs", changes);
      policies.add(one);
    }
    all.put("policies", policies);
    return Json.text(all);
  }

  private static Map<String, Object> described(
      Comparison.Change change, Comparison.Changed changed) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("from", change.from().name());
    described.put("to", change.to().name());
    described.put("rows", changed.rows);
    described.put("genuine", changed.genuine);
    described.put("fabricated", changed.fabricated);
    described.put("examples", changed.examples.stream().map(e -> e.row().id()).toList());
    return described;
  }
}
