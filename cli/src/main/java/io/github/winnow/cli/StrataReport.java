package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says at which strata of genuine traffic a calibration's statistics point more often than at others. */
final class StrataReport {
  /** The rate of which the table shows how often it is reached. */
  private static final double SHOWN = 0.01;

  private static final int MOST_LISTED = 20;

  private final PrintWriter out;
  private final Style style;
  private final int columns;

  StrataReport(PrintWriter out, Style style, int columns) {
    this.out = out;
    this.style = style;
    this.columns = columns;
  }

  void print(CalibrationRun run, Calibration learned) {
    Policy policy = Policy.standard();
    List<StratumRates.Rate> all = new ArrayList<>();
    run.sample()
        .heldAtFirstByStratum(learned, policy)
        .forEach((stratum, share) -> all.add(new StratumRates.Rate(
            StratumRates.Level.FAMILY,
            "held at first",
            stratum,
            policy.holdRate() + learned.contamination(),
            share)));
    List<StratumRates.Rate> rates = run.strata().rates();
    say(
        "Who is pointed at most: of each kind of stratum of genuine engagements the one that is held"
            + " most often, and the one that most often has a p of %s or less, of those of which the"
            + " statistic is reported; judged by what other accounts have taught:",
        percent(SHOWN));
    TextTable table = new TextTable(headings());
    Map<String, Map<Stratum.Kind, StratumRates.Rate>> worst = new TreeMap<>();
    rates.stream()
        .filter(r -> r.level() == StratumRates.Level.STATISTIC && r.rate() == SHOWN)
        .forEach(r ->
            keepWorse(worst.computeIfAbsent(r.name(), n -> new EnumMap<>(Stratum.Kind.class)), r));
    Map<Stratum.Kind, StratumRates.Rate> held = new EnumMap<>(Stratum.Kind.class);
    all.forEach(r -> keepWorse(held, r));
    row(table, "held at first", held);
    worst.forEach((name, byKind) -> row(table, name, byKind));
    table.print(out, "  ", style);
    all.addAll(rates);
    beyond(all.stream().filter(StratumRates.Rate::isTooOften).toList());
  }

  private void beyond(List<StratumRates.Rate> tooOften) {
    if (tooOften.isEmpty()) {
      say("No stratum is pointed at more than 1.3 times as often as it may be, as far"
          + " as can be told.");
      return;
    }
    say("*: more than 1.3 times as often as it may be, and so in another log. The worst, where a"
        + " detector may have evidence of e once in 4e² times and a family once in e:");
    TextTable table = new TextTable("what", "stratum", ">may be", ">share", ">in another log");
    tooOften.stream()
        .sorted(Comparator.comparingDouble((StratumRates.Rate r) -> -r.share().low() / r.rate()))
        .limit(MOST_LISTED)
        .forEach(r -> table.row(
            r.name(),
            r.stratum().kind().shown() + " " + r.stratum().name(),
            percent(r.rate()),
            percent(r.share().share()),
            percent(r.share().low()) + " to " + percent(r.share().high())));
    table.print(out, "  ", style);
    if (tooOften.size() > MOST_LISTED) {
      say("And %d more.", tooOften.size() - MOST_LISTED);
    }
  }

  private static String[] headings() {
    List<String> headings = new ArrayList<>(List.of("statistic"));
    for (Stratum.Kind kind : Stratum.Kind.values()) {
      headings.add(kind.shown());
    }
    return headings.toArray(new String[0]);
  }

  private static void keepWorse(
      Map<Stratum.Kind, StratumRates.Rate> worst, StratumRates.Rate rate) {
    worst.merge(
        rate.stratum().kind(),
        rate,
        (a, b) -> b.share().low() > a.share().low()
                || (b.share().low() == a.share().low()
                    && b.share().share() > a.share().share())
            ? b
            : a);
  }

  private static void row(
      TextTable table, String name, Map<Stratum.Kind, StratumRates.Rate> byKind) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (Stratum.Kind kind : Stratum.Kind.values()) {
      StratumRates.Rate rate = byKind.get(kind);
      cells.add(
          rate == null || rate.share().hits() == 0
              ? "-"
              : percent(rate.share().share()) + " " + rate.stratum().name()
                  + (rate.isTooOften() ? " *" : ""));
    }
    table.row(cells.toArray(new String[0]));
  }

  private static String percent(double share) {
    return Numbers.short3(100 * share) + "%";
  }

  private void say(String sentence, Object... arguments) {
    Paragraph.print(out, "", String.format(Locale.ROOT, sentence, arguments), columns);
  }
}
