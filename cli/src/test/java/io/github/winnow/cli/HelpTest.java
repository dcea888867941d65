package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command teaches: on the screen, as a manual page, to the shell. */
class HelpTest {
  static List<String> commands() {
    String help = Cli.run("--help").ok().out();
    String list = help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:"));
    return list.lines()
        .filter(line -> line.matches("  [a-z]+ .*"))
        .map(line -> line.strip().split(" ", 2)[0])
        .toList();
  }

  @Test
  void allAreListed() {
    assertTrue(
        commands().containsAll(List.of("demo", "score", "explain", "detectors", "completion")),
        commands()::toString);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsAndHasExamples(String command) {
    String help = Cli.run(command, "--help").ok().out();
    assertTrue(help.contains("Examples:\n"), help);
    assertTrue(help.contains("\n  winnow " + command) || help.contains("winnow " + command), help);
    for (String line : help.lines().toList()) {
      assertTrue(line.length() <= 80, line);
    }
  }

  /** The first sentence stands in the list of commands, so it is short. */
  @Test
  void theListIsShort() {
    String help = Cli.run("--help").ok().out();
    for (String line : help.lines().toList()) {
      assertTrue(line.length() <= 80, line);
    }
    for (String code : List.of("  0 ", "  1 ", "  2 ", "  69 ", "  70 ")) {
      assertTrue(help.contains("\n" + code), help);
    }
  }

  @Test
  void helpIsAsWideAsTheTerminalUpToAHundred() {
    assertTrue(widest(120) > 80 && widest(120) <= 100, widest(120) + "");
    assertTrue(widest(80) <= 80, widest(80) + "");
  }

  private static int widest(int columns) {
    StringWriter out = new StringWriter();
    Main.run(
        new String[] {"calibrate", "--help"},
        new PrintWriter(out, true),
        new PrintWriter(new StringWriter()),
        new Terminal(false, false, columns, true));
    return out.toString().lines().mapToInt(String::length).max().orElse(0);
  }

  @Test
  void whatIsNotKnownIsAnsweredWithWhatIsNear() {
    Cli.run("scroe").failed(2, "no command scroe; did you mean score?");
    Cli.run("explian", "a", "b").failed(2, "did you mean explain?");
    Cli.run("score", "log.csv", "--ot", "x").failed(2, "no option --ot; did you mean --out?");
    Cli.run("score", "log.csv", "--memroy=1g", "--out", "x").failed(2, "mean --memory?");
    Cli.run("detectors", "a", "b").failed(2, "one argument too many, b");
    String far = Cli.run("xyzzy").failed(2, "no command xyzzy").err();
    assertFalse(far.contains("mean"), far);
    String evil = Cli.run("\u001b[31m").failed(2, "no command \\u001b[31m").err();
    assertFalse(evil.contains("\u001b"), evil);
  }

  @Test
  void distancesCountMistakes() {
    assertEquals(0, Meant.distance("score", "score"));
    assertEquals(1, Meant.distance("scroe", "score"));
    assertEquals(1, Meant.distance("scor", "score"));
    assertEquals(3, Meant.distance("", "abc"));
    assertEquals(3, Meant.distance("kitten", "sitting"));
  }

  /** Every request that a page uses is one of man(7)'s, and all options stand in it. */
  @ParameterizedTest
  @MethodSource("commands")
  void manualPages(String command) {
    String page = Cli.run("man", command).ok().out();
    assertTrue(
        page.startsWith(".TH \"WINNOW\\-" + command.toUpperCase(Locale.ROOT) + "\" 1 "), page);
    for (String line : page.lines().toList()) {
      assertTrue(!line.startsWith(".") || line.matches("\\.(TH|SH) .*|\\.(TP|PP|nf|fi)"), line);
      assertFalse(line.startsWith("'"), line);
    }
    for (String heading : List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS")) {
      assertTrue(page.contains("\n.SH \"" + heading + "\"\n"), heading);
    }
    assertTrue(page.contains("\\fB\\-\\-help\\fR"), page);
    assertFalse(page.contains("%n") || page.contains("%%"), page);
  }

  @Test
  void theFirstManualPageNamesTheOthers() {
    String page = Cli.run("man").ok().out();
    assertTrue(page.contains("\\fBwinnow\\-score\\fR(1)"), page);
    Cli.run("man", "nothing").failed(2, "no command nothing", "score");
  }

  @Test
  void theShellCompletesWhatThereIs() {
    String script = Cli.run("completion").ok().out();
    for (String command : commands()) {
      assertTrue(script.contains(command), command);
    }
    assertTrue(script.contains("--policy") && script.contains("--plugins"));
    assertTrue(script.contains("complete -F _complete_winnow"), "bash is told");
    assertTrue(script.contains("bashcompinit"), "zsh is told");
  }
}
