package io.github.winnow.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Sentences, broken into lines. */
final class Paragraph {
  private static final int WIDTH = 80;

  private Paragraph() {}

  /** Prints a text; lines after the first begin with as many blanks as the indent has characters. */
  static void print(PrintWriter out, String indent, String text) {
    print(out, indent, text, WIDTH);
  }

  /** The same, on a terminal of so many places. */
  static void print(PrintWriter out, String indent, String text, int columns) {
    String start = indent;
    for (String line : lines(text, columns - indent.length() - 1)) {
      out.println((start + line).stripTrailing());
      start = " ".repeat(indent.length());
    }
  }

  /** A text in lines of at most so many places; a longer word has a line of its own. */
  static List<String> lines(String text, int most) {
    List<String> lines = new ArrayList<>();
    if (TextTable.width(text) <= most) {
      lines.add(text);
      return lines;
    }
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int width = TextTable.width(word);
      if (used > 0 && used + 1 + width > most) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      } else if (used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += width;
    }
    lines.add(line.toString());
    return lines;
  }
}
