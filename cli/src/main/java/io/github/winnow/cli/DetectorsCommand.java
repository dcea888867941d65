package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow detectors}. */
@Command(
    name = "detectors",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the detectors, or one of them.",
      "Those that 'score' would use with these options: what they look at and say, their parameters,"
          + " what their rows cost, what the calibration does not cover, and what could not be made."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow detectors",
      "  winnow detectors burst",
      "  winnow detectors --preset stars",
      "  winnow detectors --memory 1g --set rate.minute=2m",
      "  winnow detectors --plugins my-detectors.jar --calibration own.calibration",
      "  winnow detectors rule --rules own.rules",
      "  winnow detectors --json | jq '.detectors[].id'",
      "",
      "Rows are shared: detectors that keep something by the same key keep it in one row."
    })
final class DetectorsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The detector's id.")
  private @Nullable String id;

  @Mixin
  private EngineOptions engineOptions = new EngineOptions();

  @Mixin
  private RuleOptions ruleOptions = new RuleOptions();

  @Mixin
  private CalibrationOptions calibrationOptions = new CalibrationOptions();

  @Option(names = "--json", description = "Print JSON instead of tables; ID is ignored.")
  private boolean json;

  DetectorsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Rules rules = ruleOptions.rules();
    Calibration learned = calibrationOptions.calibration();
    Health health;
    try (Winnow engine =
        engineOptions.build(learned, Policy.standard(), rules, new WinnowListener() {})) {
      health = engine.health();
    }
    Detectors detectors =
        new Detectors(health, learned, engineOptions.memory(), engineOptions.preset());
    PrintWriter out = spec.commandLine().getOut();
    String wanted = id;
    if (json) {
      out.print(DetectorsJson.text(detectors));
    } else if (wanted == null) {
      new DetectorsReport(detectors, terminal).print(out);
    } else {
      new DetectorsReport(detectors, terminal).print(out, find(detectors, wanted));
    }
    return ExitCode.OK;
  }

  private static Health.DetectorHealth find(Detectors detectors, String wanted) {
    return detectors.all().stream()
        .filter(d -> d.id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> {
          String why = detectors.health().rejectedDetectors().stream()
              .filter(line -> line.contains(wanted))
              .findFirst()
              .orElseGet(() -> "there are "
                  + detectors.all().stream()
                      .map(Health.DetectorHealth::id)
                      .collect(Collectors.joining(", ")));
          return new Failure("no detector " + Failure.shown(wanted) + " is at work; " + why);
        });
  }
}
