package io.github.winnow.cli;

import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compares verdicts with the truth in a log's columns label (1 for fabricated, 0"
        + " for genuine) and scenario: how well the scores rank, what was held and excluded.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow evaluate result/verdicts.csv --truth week.csv.gz",
      "  winnow evaluate result/verdicts.csv --truth log.csv --column label=is_fraud --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  /** What stands for a column that must be there for scoring and is not needed here. */
  private static final List<String> STAND_INS =
      List.of("time=2000-01-01", "account=?", "action=unknown", "target=?");

  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "VERDICTS",
      description = "The verdicts.csv that 'score' wrote.")
  private Path verdicts = Path.of("");

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "LOG",
      description = "The log that was scored; - is standard input.")
  private String truth = "";

  @Mixin
  private LogOptions logOptions = new LogOptions();

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Evaluation evaluation;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: evaluating")) {
      evaluation = TruthJoin.of(verdicts, truth, format(), progress);
    }
    EvaluationReport report = new EvaluationReport(evaluation);
    if (json) {
      spec.commandLine().getOut().print(report.json());
    } else {
      report.print(spec.commandLine().getOut(), new Style(terminal.colours()));
    }
    return ExitCode.OK;
  }

  /**
   * Takes a log whose columns have other names without asking for them again: only ids, labels and
   * scenarios are needed.
   */
  private LogFormat format() throws IOException {
    if (truth.equals(LogFile.STANDARD_INPUT) || !Files.isRegularFile(Path.of(truth))) {
      return logOptions.format();
    }
    List<String> unnamed = new ArrayList<>(STAND_INS);
    unnamed.removeIf(standIn -> logOptions.names(name(standIn)));
    List<String> header;
    try (LogReader probe = LogReader.open(truth, logOptions.format(unnamed))) {
      header = probe.header();
    }
    unnamed.removeIf(standIn -> header.contains(name(standIn)));
    return logOptions.format(unnamed);
  }

  private static String name(String standIn) {
    return standIn.substring(0, standIn.indexOf('='));
  }
}
