package io.github.winnow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says what became of an event, account, target or campaign, and why.",
      "In plain words: what was said at first and in the end, every reason with its numbers and its"
          + " weight, and the campaigns."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow explain result alice",
      "  winnow explain result e4711                 a row, by its id or its number",
      "  winnow explain result article-17 --kind target",
      "  winnow explain result c1 --kind campaign    'winnow campaign' draws it",
      "  winnow explain result alice --language zh",
      "",
      "A weight is the natural logarithm of how many times likelier a thing is among",
      "what is invalid, as far as the calibration supports it: 0 says nothing, 1 is a",
      "hint, 3 is strong (20 times), 7 is overwhelming (1000 times)."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST_EVENTS = 1000;

  private final Terminal terminal;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder that 'score' wrote.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id of an event, an account, a target or a campaign: as in the log, in a"
          + " result file or on a screen.")
  private String id = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Take the ID for an event, account, target or campaign, where several have it.")
  private @Nullable String kind;

  @Option(
      names = "--events",
      defaultValue = "3",
      paramLabel = "N",
      description = "How many of the worst engagements are shown, 0 to 1000; 3 by default.")
  private int events;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      converter = Language.Converter.class,
      description = "Give reasons in this language, en or zh (Chinese), where the bundled detectors"
          + " gave them; by default each is shown as 'score' wrote it.")
  private @Nullable Language language;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (events < 0 || events > MOST_EVENTS) {
      throw wrong("--events must be 0 to " + MOST_EVENTS + ", but is " + events);
    }
    Explained explained = new Explained(id, kinds(), events);
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), terminal, "winnow: reading verdicts")) {
      explained.read(folder, progress);
    }
    if (explained.found().isEmpty()) {
      throw new Failure("nothing in " + Failure.shown(folder.toString()) + " has the id "
          + Failure.shown(id) + "; looked for " + names(kinds(), ", "));
    }
    Narration page =
        new Narration(spec.commandLine().getOut(), terminal, ReasonTranslation.in(language));
    new ExplainReport(explained, Failure.shown(id), page).print();
    return ExitCode.OK;
  }

  private Set<Explained.Kind> kinds() {
    String wanted = kind;
    if (wanted == null) {
      return EnumSet.allOf(Explained.Kind.class);
    }
    for (Explained.Kind known : Explained.Kind.values()) {
      if (name(known).equals(wanted)) {
        return EnumSet.of(known);
      }
    }
    throw wrong("--kind must be one of " + names(EnumSet.allOf(Explained.Kind.class), ", ")
        + ", not " + Failure.shown(wanted));
  }

  /** The kind as it is asked for. */
  static String name(Explained.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String names(Set<Explained.Kind> kinds, String between) {
    return kinds.stream().map(ExplainCommand::name).collect(Collectors.joining(between));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
