package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.Tail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what the standard policy would do to genuine engagements and how sure that is, where its
 * lines lie, what each table of a calibration rests on, and what stays uncalibrated.
 */
final class CalibrationReport {
  private static final String ALL_SIZES = " " + SizeClass.ALL.label() + " ";
  private static final String ANY = "*";

  private final PrintWriter out;
  private final Calibration learned;
  private final CalibrationRun run;
  private final Style style;
  private final int columns;
  private final Policy policy = Policy.standard();

  private CalibrationReport(
      PrintWriter out, Calibration learned, CalibrationRun run, Terminal terminal) {
    this.out = out;
    this.learned = learned;
    this.run = run;
    style = new Style(terminal.colours());
    columns = terminal.columns();
  }

  static void print(
      PrintWriter out, Calibration learned, CalibrationRun run, Path file, Terminal terminal) {
    new CalibrationReport(out, learned, run, terminal).print(file);
  }

  private void print(Path file) {
    reference();
    out.println();
    shares();
    out.println();
    lines();
    out.println();
    LabelGain gain = run.gain();
    if (gain != null) {
      labels(gain);
      out.println();
    }
    new StrataReport(out, style, columns).print(run, learned);
    out.println();
    statistics();
    out.println();
    groups();
    if (!run.silent().isEmpty()) {
      say(
          "Without any table, since the rows lack what they need: %s. If other rows have it, these"
              + " rank and may hold, but never exclude.",
          String.join(", ", run.silent()));
    }
    out.println("sha256 " + learned.hash());
    out.println("See " + Failure.shown(file.toString()));
  }

  private void say(String sentence, Object... arguments) {
    Paragraph.print(out, "", String.format(Locale.ROOT, sentence, arguments), columns);
  }

  private void reference() {
    out.println("Learned from " + learned.about() + ":");
    say(
        "%,d engagements taken for genuine, %,d known to be fabricated.",
        run.genuine(), run.fabricated());
    if (learned.contamination() > 0) {
      say(
          "Of the genuine ones %s may be invalid: %,d at which two families of evidence point most"
              + " were left out of the scores, and as many at most out of each statistic.",
          percent(learned.contamination()), run.trimmed());
    }
    say(
        "%,d windows of the genuine ones alone were looked back over, each world by itself.",
        run.windows());
    if (run.unseen() > 0) {
      say(
          "%,d engagements in them were not looked at, for want of memory: more --memory helps.",
          run.unseen());
    }
  }

  private void shares() {
    say("What the standard policy would do to those taken for genuine, each judged by what other"
        + " accounts have taught:");
    LikelyShare held = run.sample().heldAtFirst(learned, policy);
    TextTable table = new TextTable("", ">share", ">in another log", ">blocks");
    row(table, "held at first", held);
    row(table, "held in the end", run.sample().heldInTheEnd(learned, policy));
    row(table, "excluded in the end", run.sample().excluded(held));
    table.print(out, "  ", style);
    say("In another log as long, of the same traffic, the share lies between these two 19 times of"
        + " 20. Engagements are remarkable in blocks (a class behind one address, the readers of one"
        + " article, the hours of one busy account): the fewer there are, the less is known.");
  }

  private static void row(TextTable table, String what, LikelyShare share) {
    table.row(
        what,
        percent(share.share()),
        percent(share.low()) + " to " + percent(share.high()),
        count(Math.round(share.blocks())));
  }

  /** One table of the file: what it is of, and how many values it was learned from. */
  private record Table(String kind, long count, double smallest, String of) {}

  private void lines() {
    double more = learned.contamination();
    say("The standard policy's lines, as charges that so many genuine engagements reach:");
    TextTable table = new TextTable(
        "action",
        ">rests on",
        ">least rate",
        ">reported, " + percent(policy.reportRate() + more),
        ">held, " + percent(policy.holdRate() + more),
        ">excluded, " + percent(policy.excludeRate() + more));
    List<String> few = new ArrayList<>();
    for (Table t : tables()) {
      if (t.kind.equals("score")) {
        boolean any = t.of.equals(ANY);
        Tail tail = learned.score(any ? null : Action.of(t.of));
        if (tail == null && !any) {
          few.add(t.of + " (" + count(t.count) + ")");
          continue;
        }
        table.row(
            any ? "any other" : t.of,
            count(t.count),
            percent(t.smallest),
            line(tail, policy.reportRate()),
            line(tail, policy.holdRate()),
            any ? "never" : line(tail, policy.excludeRate()));
      }
    }
    table.print(out, "  ", style);
    if (!few.isEmpty()) {
      say("Too few for lines of their own, so judged as any other: %s.", String.join(", ", few));
    }
    say("Below its least rate a table has no line (-): one account more may do anything, so a rate"
        + " takes 1/rate accounts.");
  }

  private void labels(LabelGain gain) {
    say("What the labels gain: how labelled engagements rank without and with them, each judged by"
        + " what other accounts have taught; recall at that share of genuine ones:");
    TextTable table = new TextTable("", ">without labels", ">with labels", ">gain");
    for (LabelGain.Figure f : gain.figures()) {
      table.row(
          f.what(),
          withError(f.without(), f.withoutError()),
          withError(f.with(), f.withError()),
          withError(f.gain(), f.gainError()));
    }
    table.print(out, "  ", style);
    say("± is one standard error, by drawing the accounts anew.");
    out.println();
    TextTable ratios = new TextTable(
        "statistic",
        "action",
        ">genuine accounts",
        ">fabricated",
        ">least",
        ">at p 1%",
        ">at p 0.1%");
    Set<String> without = new TreeSet<>();
    for (Table t : tables()) {
      if (t.kind.equals("tail") && t.of.contains(ALL_SIZES) && !t.of.endsWith(" " + ANY)) {
        without.add(t.of.replace(ALL_SIZES, " "));
      }
    }
    learned.ratios().forEach((of, ratio) -> {
      without.remove(of);
      int at = of.indexOf(' ');
      ratios.row(
          of.substring(0, at),
          of.substring(at + 1),
          count(ratio.genuineAccounts()),
          count(ratio.fabricatedAccounts()),
          Numbers.short3(ratio.least()),
          Numbers.short3(ratio.of(0.5 / Math.sqrt(0.01))),
          Numbers.short3(ratio.of(0.5 / Math.sqrt(0.001))));
    });
    if (learned.ratios().isEmpty()) {
      say("No statistic has enough labelled accounts of either kind: all weigh as without labels.");
      return;
    }
    say(
        "So many times likelier a statistic makes it that an engagement is fabricated, where without"
            + " labels 0.5 is the least, 5 is said at a p of 1%% and 15.8 at 0.1%%; accounts are counted"
            + " as if all were equally busy:");
    ratios.print(out, "  ", style);
    say(
        "%d pairs of statistic and action have too few such accounts, and weigh as without labels.",
        without.size());
  }

  private static String withError(double figure, double error) {
    return Numbers.fixed(figure, 3) + " ± " + Numbers.fixed(error, 3);
  }

  private static String line(@Nullable Tail tail, double rate) {
    double line = tail == null ? Double.POSITIVE_INFINITY : tail.valueAt(rate);
    return Double.isInfinite(line) ? "-" : Numbers.fixed(line, 2);
  }

  /** By statistic and action: what a table rests on; the size classes are in the file. */
  private void statistics() {
    Map<String, List<Table>> byStatistic = new TreeMap<>();
    for (Table t : tables()) {
      if (t.kind.equals("tail") && t.of.contains(ALL_SIZES)) {
        byStatistic
            .computeIfAbsent(t.of.substring(0, t.of.indexOf(' ')), of -> new ArrayList<>())
            .add(t);
      } else if (t.kind.equals("excess")) {
        byStatistic.computeIfAbsent(t.of, of -> new ArrayList<>()).add(t);
      }
    }
    TextTable table = new TextTable("statistic", ">rests on", ">smallest p", ">own tables");
    byStatistic.forEach((statistic, tables) -> {
      Table all = tables.get(0); // * comes before all names
      boolean isOfTargets = all.kind.equals("excess");
      table.row(
          statistic,
          count(all.count) + (isOfTargets ? " targets" : ""),
          all.count < Calibration.FEWEST ? "not used" : Numbers.short3(all.smallest),
          isOfTargets
              ? ""
              : count(tables.stream()
                  .skip(1)
                  .filter(t -> t.count >= Calibration.FEWEST)
                  .count()));
    });
    table.print(out, "  ", style);
    say(
        "Own tables are by action; one takes %d values, and what has none is judged by that of all"
            + " actions. Beyond its smallest p a table ranks and claims nothing. A target counts once"
            + " for each window that has it, remarkable or not.",
        Calibration.FEWEST);
  }

  private void groups() {
    run.searched()
        .forEach((statistic, accounts) -> say(
            "%s: a campaign names its accounts if it is stronger than %s. Of %,d accounts of"
                + " genuine windows, at most %s were in groups above that.",
            statistic.name(),
            Numbers.short3(learned.groupLine(statistic, policy.nameRate())),
            accounts,
            percent(policy.nameRate() + learned.contamination())));
    if (run.searched().isEmpty()) {
      out.println("No groups were looked for: campaigns will name nobody.");
    }
  }

  /** Reads them from the calibration's text: a line each, as its format has them. */
  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (String line : learned.text().split("\n", -1)) {
      if (line.startsWith("tail ") || line.startsWith("score ") || line.startsWith("excess ")) {
        String[] parts = line.split(" : ", 4);
        String[] head = parts[0].split(" ", 2);
        String lastLog = parts[2].substring(parts[2].lastIndexOf(' ') + 1);
        double smallest = StrictMath.exp(Double.parseDouble(lastLog));
        tables.add(new Table(head[0], Long.parseLong(head[1]), smallest, parts[3]));
      }
    }
    return tables;
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String percent(double share) {
    return Numbers.short3(100 * share) + "%";
  }
}
