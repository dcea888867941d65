package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.SizeClass;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what each table of a calibration rests on. */
final class CalibrationReport {
  private static final String ALL_SIZES = " " + SizeClass.ALL.label() + " ";

  private CalibrationReport() {}

  /** One table: what it is of, how many values it was learned from, the smallest p it knows. */
  private record Table(String kind, long count, double smallest, String of) {}

  static void print(PrintWriter out, Calibration learned, CalibrationRun run, Path file) {
    out.println("Learned from " + learned.about() + ":");
    out.println(String.format(
        Locale.ROOT,
        "%,d engagements taken for genuine, %,d known to be fabricated.",
        run.genuine(),
        run.fabricated()));
    out.println(String.format(
        Locale.ROOT,
        "%,d windows of the genuine ones alone were looked back over, each world by itself.",
        run.windows()));
    if (run.leftOut() > 0) {
      out.println(String.format(
          Locale.ROOT,
          "%,d engagements in them were not looked at, for want of memory: more --memory helps.",
          run.leftOut()));
    }
    out.println();
    TextTable table = new TextTable("table", "of", ">rests on", ">smallest p", "");
    for (Table t : tables(learned)) {
      if (!t.kind.equals("tail") || t.of.contains(ALL_SIZES)) {
        table.row(
            t.kind,
            t.of.replace(ALL_SIZES, " "),
            String.format(Locale.ROOT, "%,d", t.count),
            Numbers.short3(t.smallest),
            t.count < Calibration.FEWEST ? "too few: not used" : "");
      }
    }
    table.print(out, "  ", Style.PLAIN);
    out.println();
    groups(out, learned);
    out.println(
        "Beyond its smallest p a table ranks and claims nothing. * stands for all actions.");
    out.println("An excess is what one target showed in one window, remarkable or not; most targets"
        + " lie in several windows.");
    out.println("sha256 " + learned.hash());
    out.println("See " + Failure.shown(file.toString()));
  }

  private static void groups(PrintWriter out, Calibration learned) {
    boolean any = false;
    for (String line : learned.text().split("\n", -1)) {
      if (line.startsWith("group ")) {
        any = true;
        String[] parts = line.split(" : ", 3);
        out.println(String.format(
            Locale.ROOT,
            "%s: a campaign names its accounts if it is stronger than %s, the strongest group in"
                + " %s genuine windows.",
            parts[2],
            parts[1],
            parts[0].substring("group ".length())));
      }
    }
    if (!any) {
      out.println("No groups were looked for: campaigns will name nobody.");
    }
  }

  /** Reads them from the calibration's text: a line each, as its format has them. */
  private static List<Table> tables(Calibration learned) {
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
}
