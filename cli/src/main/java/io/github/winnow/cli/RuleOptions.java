package io.github.winnow.cli;

import io.github.winnow.rules.Rules;
import io.github.winnow.rules.WatchList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rules and lists of the user's own. */
final class RuleOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules of your own, one a line, such as"
          + " 'crowded: distinct accounts by device over 24h > 8'; docs/rules.md says all that they"
          + " can say.")
  private @Nullable Path rules;

  @Option(
      names = "--list",
      paramLabel = "NAME=FILE",
      description = "A list of addresses, ranges, accounts, devices or clients, one a line, that"
          + " rules can name. What is on a list that no rule names is held, by the rule"
          + " 'NAME: any in NAME as general'. May be repeated.")
  private List<String> lists = new ArrayList<>();

  /** The rules, or null when there are none. */
  @Nullable
  Rules rules() throws IOException {
    Path file = rules;
    if (file == null && lists.isEmpty()) {
      return null;
    }
    try {
      Map<String, WatchList> read = lists();
      Rules own = file == null ? Rules.none() : Rules.read(file, read);
      StringBuilder text = new StringBuilder(own.text());
      for (String name : read.keySet()) {
        if (!own.lists().containsKey(name)) {
          if (own.names().contains(name)) {
            throw wrong(
                "no rule names the list " + name + ", and the rule 'NAME: any in NAME' can't"
                    + " be added for it: there is another rule " + name);
          }
          text.append(name).append(": any in ").append(name).append(" as general\n");
        }
      }
      return Rules.parse(text.toString(), read);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private Map<String, WatchList> lists() throws IOException {
    Map<String, WatchList> read = new TreeMap<>();
    for (String list : lists) {
      int at = list.indexOf('=');
      String name = list.substring(0, Math.max(0, at));
      if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
        throw wrong("--list takes a name out of a-z 0-9 -, a letter first, '=' and a file, as in"
            + " --list hosting=hosting.txt; not " + Failure.shown(list));
      }
      if (read.put(name, WatchList.read(Path.of(list.substring(at + 1)))) != null) {
        throw wrong("--list: there are two lists " + name);
      }
    }
    return read;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
