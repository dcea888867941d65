package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.io.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Looks back at a log for groups that act together, and lists them.",
      "It is 'score' without the detectors that look at single engagements as they come: quicker,"
          + " and with less to back a group, so that fewer campaigns exclude."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow audit week.csv.gz --out groups",
      "  winnow campaign groups c1          who acted with whom, and when",
      "  winnow audit stars.csv --column account=user --column target=repo \\",
      "      --constant action=star --detectors lockstep,shared-origin --out groups",
      "  winnow audit week.csv.gz --confirm fakes.csv --out groups",
      "",
      "DIR holds afterwards what 'winnow score' would write; see 'winnow score --help'."
    })
final class AuditCommand implements Callable<Integer> {
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

  @Mixin
  private CalibrationOptions calibrationOptions = new CalibrationOptions();

  @Mixin
  private PolicyOptions policyOptions = new PolicyOptions();

  @Mixin
  private HostOptions hostOptions = new HostOptions();

  @Option(names = "--strict", description = "Fail at the first row that can't be read.")
  private boolean strict;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = policyOptions.policy();
    LogFormat format = logOptions.format(engineOptions.preset());
    Calibration learned = calibrationOptions.calibration();
    HostSays host = hostOptions.read(logOptions.zone());
    engineOptions.onlyWhatLooksBack();
    ScoreRun run = new ScoreRun(log, format, engineOptions, learned, policy, null, host, strict);
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: reading")) {
      run.writeTo(out, progress);
    }
    PrintWriter to = spec.commandLine().getOut();
    CampaignList.print(out.resolve("campaigns.json"), to, new Style(terminal.colours()));
    to.println(run.report(out));
    return ExitCode.OK;
  }
}
