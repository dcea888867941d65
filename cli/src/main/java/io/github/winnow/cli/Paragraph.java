package io.github.winnow.cli;

import java.io.PrintWriter;

/** Sentences, broken into lines. */
final class Paragraph {
  private static final int WIDTH = 78;

  private Paragraph() {}

  /** Prints a text; lines after the first begin with as many blanks as the indent has characters. */
  static void print(PrintWriter out, String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    int used = indent.length();
    for (String word : text.split(" ", -1)) {
      int width = TextTable.width(word);
      if (used + width > WIDTH && used > indent.length()) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(indent.length()));
        used = indent.length();
      }
      line.append(word).append(' ');
      used += width + 1;
    }
    out.println(line.toString().stripTrailing());
  }
}
