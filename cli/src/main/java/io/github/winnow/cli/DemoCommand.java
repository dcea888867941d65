package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes a week of traffic with hidden fakes, and finds them.",
      "It is scored and looked back at, and what was found is set beside the truth: groups that act"
          + " together, net counts before and after, and what was missed. Takes no file and writes"
          + " none."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow demo",
      "  winnow demo --seed 2025               another week",
      "  winnow demo --without lockstep        what looking back is worth",
      "  winnow demo --plugins my-detectors.jar"
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      defaultValue = "2024",
      paramLabel = "N",
      description = "Another week; 2024 by default. The calibration that ships has seen neither"
          + " this one nor others above 1000.")
  private long seed;

  @Mixin
  private CalibrationOptions calibrationOptions = new CalibrationOptions();

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DemoWeek week = new DemoWeek(seed);
    Calibration learned = calibrationOptions.calibration();
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: making a week")) {
      week.play(listener -> engineOptions.build(learned, Policy.standard(), listener), progress);
    }
    new DemoReport(week, terminal).print(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
