package io.github.winnow.cli;

import java.util.Map;

/**
 * What the process is connected to. The launcher asks the shell and says so in a system property:
 * Java's own answer differs between versions, and says nothing of standard error.
 *
 * @param colours whether results may be coloured
 * @param progress whether progress may be shown on standard error
 */
record Terminal(boolean colours, boolean progress) {
  private static final String PROPERTY = "winnow.terminal";

  /** Neither colours nor progress. */
  static final Terminal NONE = new Terminal(false, false);

  static Terminal ofProcess() {
    return of(System.getProperty(PROPERTY, ""), System.getenv());
  }

  static Terminal of(String connected, Map<String, String> environment) {
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || "dumb".equals(environment.get("TERM"));
    return new Terminal(
        connected.contains("out") && !plain,
        connected.contains("err") && !"dumb".equals(environment.get("TERM")));
  }
}
