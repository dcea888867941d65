package io.github.winnow.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of one line, one after the other, and where they stand. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[,+>]|[^\\s,+>]+");
  private static final int LONGEST_SHOWN = 40;
  private static final String END = "";

  private final String line;
  private final String place;
  private final Matcher matcher;
  private String word = END;
  private int column;

  Words(String written, String place) {
    int comment = written.indexOf('#');
    line = (comment < 0 ? written : written.substring(0, comment)).stripTrailing();
    this.place = place;
    matcher = WORD.matcher(line);
    next();
  }

  boolean isEmpty() {
    return word.equals(END);
  }

  /** Goes on behind the first colon; what stands before it, or null when there is none. */
  @Nullable
  String nameBeforeColon() {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String name = line.substring(0, colon).strip();
    matcher.region(colon + 1, line.length());
    return name;
  }

  /** The word at hand; empty at the end. */
  String word() {
    return word;
  }

  boolean isSign() {
    return word.equals(END) || ",+>".contains(word);
  }

  void next() {
    if (matcher.find()) {
      word = matcher.group();
      column = matcher.start() + 1;
    } else {
      word = END;
      column = line.length() + 1;
    }
  }

  boolean takes(String wanted) {
    boolean is = word.equals(wanted);
    if (is) {
      next();
    }
    return is;
  }

  void take(String wanted, String allowed) {
    if (!takes(wanted)) {
      throw notAllowed(allowed);
    }
  }

  void end(String allowed) {
    if (!isEmpty()) {
      throw notAllowed(allowed);
    }
  }

  IllegalArgumentException notAllowed(String allowed) {
    String what = isEmpty() ? "the rule ends too soon" : "'" + shown(word) + "' can't stand here";
    return wrong(what + "; allowed is " + allowed);
  }

  IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(place + ", column " + column + ": " + message);
  }

  /** A word as it can stand in a message: not too long, and nothing that steers a terminal. */
  static String shown(String word) {
    StringBuilder shown = new StringBuilder();
    word.codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
    return word.codePointCount(0, word.length()) > LONGEST_SHOWN ? shown + "..." : shown.toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
