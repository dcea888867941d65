package io.github.winnow.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow forget}. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Takes accounts out of a folder of results.",
      "",
      "The files are replaced whole or not at all. Rows of these accounts in verdicts.csv stay"
          + " without id and account, so that tally.csv still adds up; they leave accounts.csv and"
          + " campaigns, and what was rejected with their name loses its text. Targets are left: an"
          + " account that is one too stays one."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow forget result alice bob",
      "  winnow forget result --accounts erase.txt",
      "",
      "A file, one id a line, keeps the ids out of the shell's history.",
      "",
      "The log, backups, and other copies of the folder are yours to erase."
    })
final class ForgetCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder that 'score' wrote.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ACCOUNT",
      description = "Accounts, by the log's own text.")
  private List<String> named = new ArrayList<>();

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "A text file of accounts, one a line, in UTF-8.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Set<String> accounts = new LinkedHashSet<>(named);
    if (file != null) {
      accounts.addAll(lines(file));
    }
    accounts.remove("");
    if (accounts.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "whom to forget is missing: ACCOUNT, or --accounts FILE");
    }
    ForgetfulFolder.Outcome outcome = new ForgetfulFolder(folder, accounts).rewrite();
    spec.commandLine()
        .getOut()
        .println(String.format(
            Locale.ROOT,
            "%,d of %,d accounts were there and are forgotten: %,d rows of verdicts have no name"
                + " any more, %,d memberships in campaigns and %,d texts of rejected rows are gone",
            outcome.accounts(),
            accounts.size(),
            outcome.rows(),
            outcome.memberships(),
            outcome.texts()));
    for (Path left : outcome.leftovers()) {
      spec.commandLine()
          .getOut()
          .println(
              Failure.shown(left.toString())
                  + " was left by a run that was killed, or that goes on, and may name them: delete it");
    }
    return ExitCode.OK;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new Failure(Failure.shown(file.toString()) + " is no text in UTF-8", e);
    }
  }
}
