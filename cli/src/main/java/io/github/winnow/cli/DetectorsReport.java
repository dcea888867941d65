package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Preset;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Shows detectors to a person. */
final class DetectorsReport {
  private static final int SHORT_HASH = 12;
  private static final String INDENT = "  ";

  private final Detectors detectors;
  private final Style style;
  private final int columns;

  DetectorsReport(Detectors detectors, Terminal terminal) {
    this.detectors = detectors;
    style = new Style(terminal.colours());
    columns = terminal.columns();
  }

  void print(PrintWriter out) {
    preset(out);
    all(out);
    out.println();
    statistics(out);
    out.println();
    memory(out);
    out.println();
    calibration(out);
    rejected(out);
    out.println();
    Paragraph.print(
        out,
        "",
        "A key with a '?' is kept where it is unknown as well. 'winnow detectors ID' says more of"
            + " one.",
        columns);
  }

  private void preset(PrintWriter out) {
    Preset preset = detectors.preset();
    if (preset == null) {
      return;
    }
    out.println(style.bold("Preset " + preset.name()));
    say(out, "For " + preset.about() + ".");
    say(
        out,
        preset.without().isEmpty()
            ? "It leaves nothing out."
            : "It leaves out " + String.join(", ", new TreeSet<>(preset.without())) + ".");
    say(out, "A log that names no action is taken to be of '" + preset.action().name() + "'.");
    out.println();
  }

  private void all(PrintWriter out) {
    out.println(style.bold("Detectors at work"));
    TextTable table = new TextTable("detector", ">version", "family", "looks at", ">statistics");
    Map<String, String> origins = new TreeMap<>();
    for (Health.DetectorHealth d : detectors.all()) {
      table.row(
          d.id(),
          Integer.toString(d.version()),
          family(d),
          Detectors.looksAt(d.declared().kind()),
          Integer.toString(d.declared().statistics().size()));
      origins.merge(origin(d), d.id(), (some, more) -> some + ", " + more);
    }
    table.print(out, INDENT, style);
    out.println();
    out.println(style.bold("Where from"));
    origins.forEach((origin, ids) -> {
      Paragraph.print(out, INDENT, ids, columns);
      out.println("    " + origin);
    });
  }

  private static String family(Health.DetectorHealth d) {
    return d.declared().family().name().toLowerCase(Locale.ROOT);
  }

  private static String origin(Health.DetectorHealth d) {
    return Failure.shown(d.origin().startsWith("file:") ? d.origin().substring(5) : d.origin());
  }

  private void statistics(PrintWriter out) {
    out.println(style.bold("What they say"));
    TextTable table =
        new TextTable("statistic", "about the", "against it where it is", "calibrated");
    for (Health.DetectorHealth d : detectors.all()) {
      for (StatisticInfo s : d.declared().statistics()) {
        table.row(s.name(), subject(s), Detectors.suspicious(s), shown(detectors.coverage(d, s)));
      }
    }
    table.print(out, INDENT, style);
  }

  private static String subject(StatisticInfo s) {
    return s.subject().name().toLowerCase(Locale.ROOT);
  }

  private String shown(Detectors.Coverage coverage) {
    return coverage == Detectors.Coverage.NO ? style.bad(coverage.words) : coverage.words;
  }

  private void memory(PrintWriter out) {
    out.println(style.bold("What is kept")
        + String.format(
            Locale.ROOT,
            ", in %,d MB of the %,d MB that --memory gives the process",
            detectors.memory().forEngine() >> 20,
            detectors.memory().bytes() >> 20));
    TextTable table = new TextTable("by", ">bytes\na row", ">rows\nthat fit", ">share", "for");
    double rest = 1;
    for (Detectors.Part part : detectors.parts()) {
      row(table, part, String.join(", ", part.users()));
      rest -= detectors.share(part);
    }
    table.row("target and hour", "", "", percent(rest), "tallies, and what tables leave over");
    table.print(out, INDENT, style, columns);
  }

  private void row(TextTable table, Detectors.Part part, String users) {
    table.row(
        part.key(),
        count(part.rowBytes()),
        count(part.rows()),
        percent(detectors.share(part)),
        users);
  }

  private void calibration(PrintWriter out) {
    out.println(
        style.bold("Calibration ") + detectors.calibration().hash().substring(0, SHORT_HASH));
    say(out, "Learned from " + Failure.shown(detectors.calibration().about()) + ".");
    List<String> open = detectors.health().uncalibrated();
    if (open.isEmpty()) {
      say(out, "It has something for every statistic.");
    } else {
      say(
          out,
          "It has nothing for " + String.join(", ", open)
              + ". What has a probability of its own may hold nevertheless, never exclude; other"
              + " statistics weigh nothing, and groups name nobody.");
    }
    say(
        out,
        detectors.health().scoreIsMeasured()
            ? "The score was measured with these detectors."
            : "The score was not measured with these detectors: nothing is excluded but by rules"
                + " and campaigns.");
  }

  private void rejected(PrintWriter out) {
    Health health = detectors.health();
    if (!health.rejectedDetectors().isEmpty()) {
      out.println();
      out.println(style.bold("What could not be made"));
      health.rejectedDetectors().forEach(line -> say(out, Failure.shown(line)));
    }
    if (!health.settingsWithoutDetector().isEmpty()) {
      out.println();
      say(
          out,
          "Nobody reads these settings: "
              + Failure.shown(String.join(", ", health.settingsWithoutDetector())));
    }
  }

  /** All about one. */
  void print(PrintWriter out, Health.DetectorHealth d) {
    out.println(style.bold(d.id()) + ", version " + d.version());
    say(out, "Family of evidence: " + family(d) + ".");
    say(out, "Looks at " + Detectors.looksAt(d.declared().kind()) + ".");
    say(out, "From " + origin(d));
    out.println();
    out.println(style.bold("Statistics"));
    for (StatisticInfo s : d.declared().statistics()) {
      statistic(out, d, s);
    }
    out.println();
    parameters(out, d);
    out.println();
    keys(out, d);
  }

  private void statistic(PrintWriter out, Health.DetectorHealth d, StatisticInfo s) {
    out.println(INDENT + s.name());
    Paragraph.print(out, "    ", "\"" + Failure.shown(s.message()) + "\"", columns);
    new TreeMap<>(s.translations())
        .forEach((language, said) ->
            Paragraph.print(out, "    ", language + ": \"" + Failure.shown(said) + "\"", columns));
    Detectors.Coverage coverage = detectors.coverage(d, s);
    List<String> actions = detectors.actions(s);
    String calibrated = switch (coverage) {
      case YES ->
        actions.isEmpty()
            ? "Calibrated."
            : "Calibrated, with tables of their own for " + String.join(", ", actions) + ".";
      case NO -> "Not calibrated: " + uncalibrated(d, s);
      case NEEDS_NONE -> "It needs no calibration.";
    };
    Paragraph.print(
        out,
        "    ",
        "About the " + subject(s) + "; against it where it is " + Detectors.suspicious(s) + ". "
            + calibrated,
        columns);
  }

  private static String uncalibrated(Health.DetectorHealth d, StatisticInfo s) {
    if (s.kind() == StatisticInfo.Kind.GROUP) {
      return "its groups name nobody.";
    }
    return s.kind() == StatisticInfo.Kind.LOG_P_VALUE
            && d.declared().kind() == Health.Kind.ENGAGEMENTS
        ? "it goes by its own probability, and may hold, never exclude."
        : "it weighs nothing.";
  }

  private void parameters(PrintWriter out, Health.DetectorHealth d) {
    List<Parameter> parameters = d.declared().parameters();
    if (parameters.isEmpty()) {
      out.println("It has no parameters.");
      return;
    }
    out.println(style.bold("Parameters") + " (as in --set " + d.id() + "."
        + parameters.get(0).name() + "=" + parameters.get(0).byDefault() + ")");
    TextTable table = new TextTable("parameter", ">value", ">default", ">least", ">most");
    for (Parameter p : parameters) {
      String value = p.value().equals(p.byDefault()) ? p.value() : style.bold(p.value());
      table.row(p.name(), value, p.byDefault(), p.least(), p.most());
    }
    table.print(out, INDENT, style);
  }

  private void keys(PrintWriter out, Health.DetectorHealth d) {
    List<String> keys = Detectors.keys(d);
    if (keys.isEmpty()) {
      out.println("It keeps no rows: it looks back at the history.");
      return;
    }
    out.println(style.bold("What is kept for it") + " (where a key is missing it is not asked)");
    TextTable table =
        new TextTable("by", ">bytes\na row", ">rows\nthat fit", ">share", "shared with");
    for (Detectors.Part part : detectors.parts()) {
      if (keys.contains(part.key())) {
        String others = part.users().stream()
            .filter(id -> !id.equals(d.id()))
            .collect(Collectors.joining(", "));
        boolean optional = d.declared().optionalKeys().contains(part.key());
        row(
            table,
            part,
            (others.isEmpty() ? "nobody" : others) + (optional ? " (may be missing)" : ""));
      }
    }
    table.print(out, INDENT, style, columns);
  }

  private void say(PrintWriter out, String text) {
    Paragraph.print(out, INDENT, text, columns);
  }

  private static String percent(double share) {
    return Numbers.fixed(100 * share, 1) + " %";
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
