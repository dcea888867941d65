package io.github.winnow.cli;

import io.github.winnow.evidence.Policy;
import io.github.winnow.io.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code winnow score}. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Scores a log: a verdict for every row, what it comes to for every account and"
        + " target, and what was rejected.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nWhat DIR will hold:%n",
    footer = {
      "  verdicts.csv   one row per accepted row: score (higher is more suspicious),",
      "                 q (probability of being invalid), COUNT, HOLD or EXCLUDE, reasons",
      "  accounts.csv   one row per account, the worst first. Its score is the logarithm of",
      "                 the mean evidence (e^score) of its engagements; its disposition is",
      "                 the worst that holds for at least half of them",
      "  tally.csv      gross, invalid and net counts per target and action",
      "  campaigns.csv  groups that act together, and campaigns.json",
      "  rejects.csv    rows that could not be read, with line and reason",
      "  summary.json   counts, versions, hashes of calibration and policy, times",
      "",
      "DIR appears whole or not at all. It may hold the results of an earlier run, which are",
      "replaced, and nothing else. The same log and options give the same bytes (summary.json,",
      "which has times, apart).",
      "",
      "Examples:",
      "  winnow score week.csv.gz --out result",
      "  winnow score stars.csv --column account=user --column target=repo \\",
      "      --constant action=star --out result",
      "  zcat big.csv.gz | winnow score - --memory 1g --out result"
    })
final class ScoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "LOG",
      description = "The log, CSV or JSON Lines, plain or gzip; - is standard input.")
  private String log = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write to.")
  private Path out = Path.of("");

  @Mixin
  private LogOptions logOptions = new LogOptions();

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "What genuine traffic looks like: a file made by 'calibrate', or 'none'. By"
          + " default the one that ships, learned from simulated traffic.")
  private @Nullable String calibration;

  @Option(
      names = "--base-rate",
      paramLabel = "SHARE",
      description =
          "The share of invalid engagements that is assumed before looking; 0.01 by" + " default.")
  private @Nullable Double baseRate;

  @Option(names = "--strict", description = "Fail at the first row that can't be read.")
  private boolean strict;

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    // What the command line says is looked at before any file.
    LogFormat format = logOptions.format();
    Policy policy = policy();
    ScoreRun run =
        new ScoreRun(log, format, engineOptions, Calibrations.of(calibration), policy, strict);
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: scoring")) {
      run.writeTo(out, progress);
    }
    spec.commandLine().getOut().println(run.report(out));
    return ExitCode.OK;
  }

  private Policy policy() {
    if (baseRate == null) {
      return Policy.standard();
    }
    try {
      return Policy.standard().withBaseRate(baseRate);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--base-rate: " + e.getMessage(), e);
    }
  }
}
