package io.github.winnow.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A manual page in the language of man(7), out of what a command says of itself. It has no date, so
 * that the same command gives the same page.
 */
final class ManPage {
  private final StringBuilder out = new StringBuilder();
  private final CommandSpec spec;

  private ManPage(CommandSpec spec) {
    this.spec = spec;
  }

  static String of(CommandSpec spec) {
    ManPage page = new ManPage(spec);
    page.write();
    return page.out.toString();
  }

  private void write() {
    UsageMessageSpec usage = spec.usageMessage();
    String name = spec.qualifiedName("-");
    String version = Version.text();
    macro(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted("winnow " + version)
        + " \"Winnow\"");
    section("NAME");
    text(name + " \\- ", summary(usage));
    section("SYNOPSIS");
    synopsis();
    section("DESCRIPTION");
    for (String paragraph : usage.description()) {
      macro(".PP");
      text("", paragraph);
    }
    commands();
    arguments();
    footer(usage);
    exitCodes();
    seeAlso();
  }

  private void synopsis() {
    text("", spec.commandLine().getHelp().synopsis(0).strip());
  }

  /** What it is for, in a line without a full stop. */
  private static String summary(UsageMessageSpec usage) {
    String first = usage.description()[0];
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private void commands() {
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
      spec.subcommands().forEach((name, command) -> {
        item(bold(name), summary(command.getCommandSpec().usageMessage()) + ".");
      });
    }
  }

  private void arguments() {
    section("OPTIONS");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      item(italic(parameter.paramLabel()), description(parameter));
    }
    spec.options().stream()
        .filter(option -> !option.hidden())
        .sorted((a, b) -> plain(a.longestName()).compareTo(plain(b.longestName())))
        .forEach(option -> item(names(option), description(option)));
  }

  private static String plain(String name) {
    return name.replace("-", "");
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(names.length() == 0 ? "" : ", ").append(bold(name));
    }
    boolean valued = option.arity().max() > 0;
    return names + (valued ? "=" + italic(option.paramLabel()) : "");
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void footer(UsageMessageSpec usage) {
    if (usage.footer().length > 0) {
      String heading = String.format(Locale.ROOT, usage.footerHeading()).strip();
      section(
          heading.isEmpty()
              ? "NOTES"
              : heading.substring(0, heading.length() - 1).toUpperCase(Locale.ROOT));
      macro(".nf");
      for (String line : usage.footer()) {
        text("", String.format(Locale.ROOT, line));
      }
      macro(".fi");
    }
  }

  private void exitCodes() {
    Map<String, String> codes = spec.root().usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      section("EXIT STATUS");
      codes.forEach((code, meaning) -> item(bold(code), meaning));
    }
  }

  private void seeAlso() {
    List<String> pages = spec == spec.root()
        ? spec.subcommands().keySet().stream().map(c -> "winnow-" + c).toList()
        : List.of("winnow");
    section("SEE ALSO");
    for (int i = 0; i < pages.size(); i++) {
      out.append(bold(pages.get(i))).append("(1)").append(i + 1 < pages.size() ? ",\n" : "\n");
    }
  }

  private void section(String title) {
    macro(".SH " + quoted(title));
  }

  private void item(String term, String text) {
    macro(".TP");
    out.append(term).append('\n');
    text("", text);
  }

  private void macro(String line) {
    out.append(line).append('\n');
  }

  private void text(String before, String text) {
    out.append(before).append(escaped(plainText(text))).append('\n');
  }

  private static String plainText(String text) {
    return Ansi.OFF.string(text);
  }

  private static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  private static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\(dq") + '"';
  }

  /** Nothing of it is a request, and a minus is a minus that can be copied. */
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("^", "\\(ha");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
