package io.github.winnow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it teaches. */
@Command(
    name = "winnow",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells bought or machine-made engagement from genuine engagement in log files.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it could not be done; one line on standard error says why",
      "2:the command line is wrong",
      "69:./winnow found no Java to run on",
      "70:./winnow could not be built"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow demo                        a week with hidden fakes, found or missed",
      "  winnow detectors                   what looks for what",
      "  winnow simulate --seed 7 --scale 0.1 --out week.csv.gz",
      "  winnow score week.csv.gz --out result",
      "  winnow audit week.csv.gz --out groups    the groups alone",
      "  winnow campaign result c1          who acted with whom, and when",
      "  winnow forget result alice         take an account out of the results",
      "  winnow explain result ID           why that was said of an account, say",
      "  winnow evaluate result/verdicts.csv --truth week.csv.gz",
      "  winnow calibrate january.csv --out own.calibration",
      "  winnow backtest week.csv.gz --policy strict.policy",
      "  winnow score february.csv --calibration own.calibration --out result",
      "  source <(winnow completion)        lets the shell complete all that",
      "",
      "A log is CSV with a header (time, account, action, target and what else is",
      "known) or JSON Lines with these names, plain or gzip.",
      "'winnow COMMAND --help' says more; 'winnow man COMMAND | man -l -' as well.",
      "NO_COLOR=1 turns colours off; there are none in a pipe."
    })
final class WinnowCommand implements Runnable {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: demo, score, ...");
  }
}
