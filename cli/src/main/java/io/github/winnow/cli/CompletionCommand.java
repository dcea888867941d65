package io.github.winnow.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a script for bash or zsh that completes commands and options.",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(winnow completion)       in this shell",
      "  echo 'source <(winnow completion)' >> ~/.bashrc",
      "  echo 'source <(winnow completion)' >> ~/.zshrc",
      "",
      "It completes the word 'winnow': put the folder of the command on the PATH, or an",
      "alias: alias winnow=/path/to/winnow"
    })
final class CompletionCommand implements Runnable {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("winnow", spec.root().commandLine()));
  }
}
