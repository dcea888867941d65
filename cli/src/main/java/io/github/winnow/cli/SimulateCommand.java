package io.github.winnow.cli;

import io.github.winnow.io.Label;
import io.github.winnow.io.LogWriter;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes a week of traffic, with the truth about it.",
      "The truth about every row stands in the columns label and scenario, which no detector can"
          + " see: label is 1 for fabricated and 0 for genuine, scenario says what kind, and"
          + " 'evaluate' makes a table of both."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nWorlds:%n",
    footer = {
      "  week     a plain week, with phone farms and bots; the default",
      "  mixed    all that is sold, amid all that is genuine and looks bought",
      "  genuine  nothing fabricated: whoever is held or excluded is a person",
      "  vendors  sellers who know how they are looked for, amid the same people",
      "",
      "docs/traffic.md says of every scenario what it is and where its figures come",
      "from. The people of mixed, genuine and vendors are the same for the same seed",
      "and scale. Below scale 1, or with a small share, crews are cut off: judge",
      "what looks back at scale 1.",
      "",
      "Examples:",
      "  winnow simulate --seed 7 --scale 0.1 --out week.csv.gz",
      "  winnow simulate --seed 8 --scale 0.1 --fabricated 0 --out genuine.csv",
      "  winnow simulate mixed --seed 9 --out mixed.csv.gz",
      "  winnow score mixed.csv.gz --memory 1g --out result",
      "  winnow evaluate result/verdicts.csv --truth mixed.csv.gz"
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int PROGRESS_EVERY = 1000;

  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "week",
      paramLabel = "WORLD",
      description = "What takes part, see below; week by default.")
  private String world = "week";

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "N",
      description = "Any whole number; another one gives another week.")
  private long seed;

  @Option(
      names = "--scale",
      defaultValue = "1",
      paramLabel = "X",
      description = "The size, 1 by default: 3,000 ordinary readers, about 150,000 rows in the"
          + " world week and 250,000 in the others.")
  private double scale;

  @Option(
      names = "--fabricated",
      paramLabel = "SHARE",
      description =
          "The share of fabricated rows, 0 to 0.9; 0.1 by default, 0 in the world genuine.")
  private @Nullable Double fabricated;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The log to write, compressed if it ends with .gz.")
  private Path out = Path.of("");

  private long rows;
  private long fakes;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Traffic traffic = traffic();
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: simulating")) {
      WholeFile.write(out, file -> write(traffic, file, progress));
    }
    spec.commandLine()
        .getOut()
        .println(String.format(
            Locale.ROOT,
            "%,d rows, %,d of them fabricated; see %s",
            rows,
            fakes,
            Failure.shown(out.toString())));
    return ExitCode.OK;
  }

  private Traffic traffic() {
    try {
      Traffic traffic = Traffic.world(world, seed).scale(scale);
      return fabricated == null ? traffic : traffic.fabricated(fabricated);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void write(Traffic traffic, Path file, Progress progress) throws IOException {
    try (LogWriter log = LogWriter.create(file)) {
      for (Iterator<LabelledEngagement> all = traffic.stream().iterator(); all.hasNext(); ) {
        LabelledEngagement next = all.next();
        Label label = next.fabricated() ? Label.FABRICATED : Label.GENUINE;
        log.write(next.engagement(), label, next.scenario());
        rows++;
        fakes += next.fabricated() ? 1 : 0;
        if (rows % PROGRESS_EVERY == 0) {
          progress.at(-1, rows);
        }
      }
    }
  }
}
