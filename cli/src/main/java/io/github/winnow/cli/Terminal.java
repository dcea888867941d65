package io.github.winnow.cli;

import java.util.Locale;
import java.util.Map;

/**
 * What the process is connected to. The launcher asks the shell and says so in system properties:
 * Java's own answer differs between versions, and says nothing of standard error.
 *
 * @param colours whether results may be coloured
 * @param progress whether progress may be shown on standard error
 * @param columns how many characters a line of results may have
 * @param unicode whether results may be drawn with more than ASCII
 */
record Terminal(boolean colours, boolean progress, int columns, boolean unicode) {
  private static final String PROPERTY = "winnow.terminal";
  private static final String COLUMNS_PROPERTY = "winnow.columns";
  private static final int COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 200;

  /** Neither colours nor progress. */
  static final Terminal NONE = new Terminal(false, false);

  /** As wide as usual. */
  Terminal(boolean colours, boolean progress) {
    this(colours, progress, COLUMNS, true);
  }

  static Terminal ofProcess() {
    return of(
        System.getProperty(PROPERTY, ""),
        System.getProperty(COLUMNS_PROPERTY, ""),
        System.getenv());
  }

  static Terminal of(String connected, String columns, Map<String, String> environment) {
    boolean shown = connected.contains("out");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || dumb;
    return new Terminal(
        shown && !plain,
        connected.contains("err") && !dumb,
        shown ? width(columns) : COLUMNS,
        !shown || isUnicode(environment));
  }

  private static int width(String columns) {
    if (!columns.matches("[1-9]\\d{0,4}")) {
      return COLUMNS;
    }
    return Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(columns)));
  }

  /** A locale that is given and is of another encoding can't show it. */
  private static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
      if (!locale.isEmpty()) {
        return locale.contains("utf-8") || locale.contains("utf8");
      }
    }
    return true;
  }
}
