package io.github.winnow.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow man}. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a manual page, for man.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow man score | man -l -",
      "  winnow man > ~/.local/share/man/man1/winnow.1",
      "  winnow man score > ~/.local/share/man/man1/winnow-score.1"
    })
final class ManCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "One of the commands; winnow itself by default.")
  private @Nullable String command;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    CommandLine page = command == null ? root : root.getSubcommands().get(command);
    if (page == null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no command " + Failure.shown(command) + "; there are "
              + String.join(", ", root.getSubcommands().keySet()));
    }
    spec.commandLine().getOut().print(ManPage.of(page.getCommandSpec()));
    return ExitCode.OK;
  }
}
