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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what each table of a calibration rests on, what rates the standard policy's lines stand for,
 * and what stays uncalibrated.
 */
final class CalibrationReport {
  private static final String ALL_SIZES = " " + SizeClass.ALL.label() + " ";
  private static final String ANY = "*";

  private final PrintWriter out;
  private final Calibration learned;
  private final CalibrationRun run;
  private final Policy policy = Policy.standard();

  private CalibrationReport(PrintWriter out, Calibration learned, CalibrationRun run) {
    this.out = out;
    this.learned = learned;
    this.run = run;
  }

  static void print(PrintWriter out, Calibration learned, CalibrationRun run, Path file) {
    new CalibrationReport(out, learned, run).print(file);
  }

  private void print(Path file) {
    reference();
    out.println();
    lines();
    out.println();
    statistics();
    out.println();
    groups();
    if (!run.silent().isEmpty()) {
      Paragraph.print(
          out,
          "",
          "Without any table, since the rows lack what they need: "
              + String.join(", ", run.silent())
              + ". If other rows have it, these rank and may hold, but never exclude.");
    }
    out.println("sha256 " + learned.hash());
    out.println("See " + Failure.shown(file.toString()));
  }

  private void reference() {
    out.println("Learned from " + learned.about() + ":");
    out.println(String.format(
        Locale.ROOT,
        "%,d engagements taken for genuine, %,d known to be fabricated.",
        run.genuine(),
        run.fabricated()));
    if (learned.contamination() > 0) {
      Paragraph.print(
          out,
          "",
          String.format(
              Locale.ROOT,
              "Of the genuine ones %s may be invalid: %,d at which two families of evidence point"
                  + " most were left out of the scores, and as many at most out of each statistic.",
              percent(learned.contamination()),
              run.trimmed()));
    }
    out.println(String.format(
        Locale.ROOT,
        "%,d windows of the genuine ones alone were looked back over, each world by itself.",
        run.windows()));
    if (run.unseen() > 0) {
      out.println(String.format(
          Locale.ROOT,
          "%,d engagements in them were not looked at, for want of memory: more --memory helps.",
          run.unseen()));
    }
  }

  /** One table of the file: what it is of, and how many values it was learned from. */
  private record Table(String kind, long count, double smallest, String of) {}

  private void lines() {
    double more = learned.contamination();
    out.println("The standard policy's lines, as scores that so many genuine engagements reach:");
    TextTable table = new TextTable(
        "action",
        ">rests on",
        ">reported, " + percent(policy.reportRate() + more),
        ">held, " + percent(policy.holdRate() + more),
        ">excluded, " + percent(policy.excludeRate() + more),
        "");
    for (Table t : tables()) {
      if (t.kind.equals("score")) {
        Tail tail = learned.score(t.of.equals(ANY) ? null : Action.of(t.of));
        table.row(
            t.of.equals(ANY) ? "any other" : t.of,
            count(t.count),
            line(tail, policy.reportRate()),
            line(tail, policy.holdRate()),
            t.of.equals(ANY) ? "never" : line(tail, policy.excludeRate()),
            tail == null ? "too few: judged as any other" : "");
      }
    }
    table.print(out, "  ", Style.PLAIN);
    out.println("A line beyond what the rows can show is never reached: 1/rate of them show it.");
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
    TextTable table =
        new TextTable("statistic", ">rests on", ">smallest p", ">own tables", "too few for one");
    byStatistic.forEach((statistic, tables) -> {
      Table all = tables.get(0); // * comes before all names
      List<Table> own = tables.subList(1, tables.size());
      List<String> few = own.stream()
          .filter(t -> t.count < Calibration.FEWEST)
          .map(t -> t.of.substring(t.of.lastIndexOf(' ') + 1))
          .toList();
      boolean isOfTargets = all.kind.equals("excess");
      table.row(
          statistic,
          count(all.count) + (isOfTargets ? " targets" : ""),
          Numbers.short3(all.smallest),
          isOfTargets ? "" : String.valueOf(own.size() - few.size()),
          all.count < Calibration.FEWEST ? "all: not used" : String.join(", ", few));
    });
    table.print(out, "  ", Style.PLAIN);
    out.println(
        "Own tables are by action. Beyond its smallest p a table ranks and claims nothing.");
    out.println("A target counts once for each window that has it, remarkable or not.");
  }

  private void groups() {
    run.searched()
        .forEach((statistic, accounts) -> Paragraph.print(
            out,
            "",
            String.format(
                Locale.ROOT,
                "%s: a campaign names its accounts if it is stronger than %s. Of %,d accounts of genuine"
                    + " windows, at most %s were in groups above that.",
                statistic.name(),
                Numbers.short3(learned.groupLine(statistic, policy.nameRate())),
                accounts,
                percent(policy.nameRate() + learned.contamination()))));
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
