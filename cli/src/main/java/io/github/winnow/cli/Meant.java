package io.github.winnow.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What may have been meant by a word that a command does not know. */
final class Meant {
  private static final int MOST = 2;

  private Meant() {}

  /** The question, or nothing where no name is near. */
  static String question(CommandSpec spec, String word) {
    Collection<String> known = word.startsWith("-")
        ? spec.optionsMap().keySet()
        : spec.subcommands().values().stream().map(CommandLine::getCommandName).toList();
    String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    int near = Math.max(1, option.replace("-", "").length() / 3);
    List<String> names = known.stream()
        .filter(name -> distance(option, name) <= near)
        .sorted(Comparator.comparingInt((String name) -> distance(option, name))
            .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
    return names.isEmpty()
        ? ""
        : names.stream().collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }

  /** Letters put in, taken out, replaced or exchanged with their neighbour. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
