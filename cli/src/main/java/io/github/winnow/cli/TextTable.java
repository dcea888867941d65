package io.github.winnow.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text, aligned. A heading that begins with {@code >} is of a column of numbers, which
 * are aligned at the right. Wide characters (Chinese, say) take two places.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final boolean[] atRight;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    this.headings = new ArrayList<>();
    atRight = new boolean[headings.length];
    for (int i = 0; i < headings.length; i++) {
      atRight[i] = headings[i].startsWith(">");
      this.headings.add(atRight[i] ? headings[i].substring(1) : headings[i]);
    }
  }

  void row(String... cells) {
    if (cells.length != atRight.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + atRight.length);
    }
    rows.add(List.of(cells));
  }

  void print(PrintWriter out, String indent, Style style) {
    int[] widths = new int[atRight.length];
    fit(widths, headings);
    rows.forEach(row -> fit(widths, row));
    out.println(style.dim(line(headings, widths, indent)));
    rows.forEach(row -> out.println(line(row, widths, indent)));
  }

  private static void fit(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(row.get(i)));
    }
  }

  private String line(List<String> row, int[] widths, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String room = " ".repeat(widths[i] - width(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(atRight[i] ? room + cell : cell + room);
    }
    return line.toString().stripTrailing();
  }

  static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }
}
