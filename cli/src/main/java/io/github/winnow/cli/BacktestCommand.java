package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.io.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow backtest}. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows what policies would do, side by side, on a log.",
      "Each policy judges the whole log as 'score' would, looking back included. What differs from"
          + " the first policy is listed with examples; where the log has labels, it says how right"
          + " each is."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow backtest week.csv.gz --policy strict.policy",
      "      compares it with the default policy",
      "  winnow backtest week.csv.gz --policy now.policy --policy next.policy",
      "",
      "'winnow score --help' shows what a policy looks like. Two policies take twice",
      "the time of 'score', and on the disk, while it runs, twice the log."
    })
final class BacktestCommand implements Callable<Integer> {
  private static final int MOST_EXAMPLES = 1000;

  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "LOG",
      description =
          "The log, CSV or JSON Lines, plain or gzip. It is read several times, so it can't"
              + " be standard input.")
  private String log = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description =
          "A policy. Give it twice or more; where it is given once, it is compared with the"
              + " default policy.")
  private List<Path> files = new ArrayList<>();

  @Mixin
  private LogOptions logOptions = new LogOptions();

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  @Mixin
  private CalibrationOptions calibrationOptions = new CalibrationOptions();

  @Mixin
  private HostOptions hostOptions = new HostOptions();

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many rows to show of each difference, 0 to 1000; 3 by default.")
  private int examples = 3;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  BacktestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (log.equals(LogFile.STANDARD_INPUT)) {
      throw wrong("backtest reads the log several times, so it can't be standard input");
    }
    if (examples < 0 || examples > MOST_EXAMPLES) {
      throw wrong("--examples must be 0 to " + MOST_EXAMPLES + ", not " + examples);
    }
    LogFormat format = logOptions.format(engineOptions.preset());
    List<Policy> policies = policies();
    Calibration learned = calibrationOptions.calibration();
    HostSays host = hostOptions.read(logOptions.zone());
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"), "winnow-backtest");
    try (Backtest backtest = new Backtest(log, format, engineOptions, learned, host, scratch)) {
      CleanUp.onInterrupt(backtest, () -> run(backtest, policies));
    }
    return ExitCode.OK;
  }

  private void run(Backtest backtest, List<Policy> policies) throws IOException {
    List<String> names = names(policies);
    Comparison comparison;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: " + names.get(0))) {
      for (int i = 0; i < policies.size(); i++) {
        progress.phase("winnow: " + Failure.shown(names.get(i)));
        backtest.run(policies.get(i), progress);
      }
      comparison = backtest.compare(examples);
    }
    PrintWriter out = spec.commandLine().getOut();
    BacktestReport report = new BacktestReport(backtest, comparison, names);
    if (json) {
      out.print(report.json());
    } else {
      report.print(out, new Style(terminal.colours()), terminal.columns());
    }
  }

  private List<Policy> policies() throws IOException {
    List<Policy> policies = new ArrayList<>();
    if (files.size() == 1) {
      policies.add(Policy.standard());
    }
    for (Path file : files) {
      policies.add(PolicyOptions.read(file));
    }
    return policies;
  }

  /** The policies' own names, and where two have one name, a number as well. */
  private static List<String> names(List<Policy> policies) {
    List<String> names = new ArrayList<>();
    for (Policy policy : policies) {
      String name = policy.name();
      for (int i = 2; names.contains(name); i++) {
        name = policy.name() + " " + i;
      }
      names.add(name);
    }
    return names;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
