package io.github.winnow.cli;

import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Compares verdicts with the truth.",
      "The truth stands in the log's columns label (1 for fabricated, 0 for genuine) and scenario:"
          + " how well the scores rank, what was held and excluded, what q is worth."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow evaluate result/verdicts.csv --truth week.csv.gz",
      "  winnow evaluate result/verdicts.csv --truth week.csv.gz --by account",
      "  winnow evaluate result/verdicts.csv --truth log.csv --column label=is_fraud \\",
      "      --json",
      "",
      "Recall is given at the lowest score that at most 0.1 %% and 1 %% of the genuine",
      "reach. What q is worth: in bins of q, the share of fabricated rows with its 95 %%",
      "interval (Wilson), and the mean distance of that share from the mean q."
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

  @Option(
      names = "--by",
      defaultValue = "event",
      paramLabel = "WHAT",
      description = "Compare each event, or each account: then accounts.csv is read as well, which"
          + " 'score' wrote beside VERDICTS. An account is fabricated when more than half of its"
          + " labelled rows are. event by default.")
  private String by = "event";

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "256m",
      converter = MemorySize.Converter.class,
      description = "What ./winnow gives the process: 16 bytes a row are kept, or 150 an account;"
          + " 256m by default.")
  @SuppressWarnings("unused") // ./winnow reads it; here it is but checked
  private MemorySize memory = new MemorySize(256L << 20);

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Style style = new Style(terminal.colours());
    if (isByAccount()) {
      AccountEvaluation evaluation = new AccountEvaluation();
      TruthJoin.LeftOut leftOut = read(evaluation::add);
      evaluation.read(verdicts);
      AccountEvaluationReport report = new AccountEvaluationReport(evaluation, leftOut);
      if (json) {
        out.print(report.json());
      } else {
        report.print(out, style, terminal.columns());
      }
    } else {
      Evaluation evaluation = new Evaluation();
      EvaluationReport report = new EvaluationReport(evaluation, read(evaluation::add));
      if (json) {
        out.print(report.json());
      } else {
        report.print(out, style, terminal.columns());
      }
    }
    return ExitCode.OK;
  }

  private TruthJoin.LeftOut read(TruthJoin.Taker taker) throws IOException {
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: evaluating")) {
      return TruthJoin.read(verdicts, truth, format(), progress, taker);
    }
  }

  private boolean isByAccount() {
    return switch (by) {
      case "event" -> false;
      case "account" -> true;
      default ->
        throw new ParameterException(
            spec.commandLine(), "--by must be event or account, not " + Failure.shown(by));
    };
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
    try (LogReader probe = LogReader.open(truth, logOptions.format(unnamed, Set.of()))) {
      header = probe.header();
    }
    unnamed.removeIf(standIn -> header.contains(name(standIn)));
    return logOptions.format(unnamed, Set.of());
  }

  private static String name(String standIn) {
    return standIn.substring(0, standIn.indexOf('='));
  }
}
