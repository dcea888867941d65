package io.github.winnow.cli;

import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Rules of the user's own. */
final class RuleOptions {
  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules of your own, one a line, such as"
          + " 'crowded: distinct accounts by device over 24h > 8'; docs/rules.md says all that they"
          + " can say.")
  private @Nullable Path rules;

  /** The rules, or null when there are none. */
  @Nullable
  Rules rules() throws IOException {
    Path file = rules;
    if (file == null) {
      return null;
    }
    try {
      return Rules.read(file);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
