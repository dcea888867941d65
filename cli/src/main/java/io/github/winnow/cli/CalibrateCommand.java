package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Learns what genuine traffic looks like, from a log or from simulated weeks.",
      "A column label (1 for fabricated, 0 for genuine) is heeded: fabricated rows are scored,"
          + " for they stood beside the genuine ones, but the tables are learned from genuine rows."
          + " Rows without a label are taken for genuine. What genuine targets and groups reach is"
          + " learned by looking back over the genuine rows alone."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow calibrate january.csv.gz --out own.calibration",
      "  winnow calibrate january.csv.gz --contamination 0.01 --out own.calibration",
      "  winnow calibrate stars.csv --preset stars --out stars.calibration",
      "  winnow calibrate january.csv.gz --labels --out own.calibration",
      "  winnow calibrate --simulate 1-8 --world week,mixed --scale 0.5 --out sim.calibration"
    })
final class CalibrateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LOG",
      description =
          "The log, CSV or JSON Lines, plain or gzip. It is read several times, so it can't be a pipe.")
  private @Nullable String log;

  @Option(
      names = "--simulate",
      paramLabel = "SEEDS",
      converter = Seeds.Converter.class,
      description = "Learn from the simulated weeks of these seeds (1-8 or 3,5,9) instead.")
  private @Nullable Seeds seeds;

  @Option(
      names = "--world",
      defaultValue = "week",
      split = ",",
      paramLabel = "WORLD",
      description = "What the simulated weeks are of, in turn, as for 'simulate'; week by default.")
  private List<String> worlds = List.of();

  @Option(
      names = "--scale",
      defaultValue = "1",
      paramLabel = "X",
      description = "The size of a simulated week, as for 'simulate'; 1 by default.")
  private double scale;

  @Option(
      names = "--fabricated",
      defaultValue = "0,0.1",
      split = ",",
      paramLabel = "SHARE",
      description = "The fabricated shares that the simulated weeks have in turn; 0,0.1 by"
          + " default: genuine traffic is learned alone, and beside fabricated traffic.")
  private List<Double> fabricated = List.of();

  @Option(
      names = "--contamination",
      defaultValue = "0",
      paramLabel = "SHARE",
      description = "What share of the rows taken for genuine may be invalid after all; 0 by"
          + " default, below 0.5. So many at most are left out of a table: those at which another"
          + " family of evidence points most. Lines then stand for their rate plus this share.")
  private double contamination;

  @Option(
      names = "--labels",
      description = "Let labels weigh: where accounts of either kind are known, learn how much"
          + " likelier each strength of evidence is for fabricated rows, which then is what a"
          + " statistic weighs, and may exonerate. The report says what that gains. It takes twice"
          + " as long, and what is fabricated in a way that no label shows may weigh less.")
  private boolean labels;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The calibration to write, for 'score --calibration'.")
  private Path out = Path.of("");

  @Mixin
  private LogOptions logOptions = new LogOptions();

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Reference reference = reference();
    if (!(contamination >= 0 && contamination < 0.5)) {
      throw wrong("--contamination must be 0 to below 0.5, but is " + contamination);
    }
    WholeFile.check(out);
    CalibrationRun run = new CalibrationRun(reference, engineOptions, contamination, labels);
    Calibration learned;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: calibrating")) {
      learned = run.learn(Calibrations.shippedOrNone(), progress);
    }
    WholeFile.write(out, learned::write);
    CalibrationReport.print(spec.commandLine().getOut(), learned, run, out, terminal);
    return ExitCode.OK;
  }

  private Reference reference() {
    Seeds simulated = seeds;
    if ((log == null) == (simulated == null)) {
      throw wrong("give a LOG or --simulate SEEDS, one of the two");
    }
    if (simulated != null) {
      SimulatedReference reference = new SimulatedReference(simulated, worlds, scale, fabricated);
      try {
        reference.check();
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
      return reference;
    }
    String file = String.valueOf(log);
    if (file.equals(LogFile.STANDARD_INPUT) || isPipe(Path.of(file))) {
      throw wrong(
          "the log is read several times, so it must be a file, not standard input or a pipe");
    }
    return new LogReference(file, logOptions.format(engineOptions.preset()));
  }

  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
