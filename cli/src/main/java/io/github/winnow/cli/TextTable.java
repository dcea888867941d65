package io.github.winnow.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Columns of text, aligned. A heading that begins with {@code >} is of a column of numbers, which
 * are aligned at the right. A cell may have several lines. Wide characters (Chinese, say) take two places.
 */
final class TextTable {
  private static final String GAP = "  ";
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d*m");

  /** The last column gets so many places, whatever the terminal has. */
  private static final int NARROWEST = 20;

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
    print(out, indent, style, Integer.MAX_VALUE);
  }

  /** The last column is broken into lines where it would reach beyond so many places. */
  void print(PrintWriter out, String indent, Style style, int columns) {
    int[] widths = new int[atRight.length];
    fit(widths, headings);
    rows.forEach(row -> fit(widths, row));
    int before = indent.length() + GAP.length() * (widths.length - 1);
    for (int i = 0; i < widths.length - 1; i++) {
      before += widths[i];
    }
    int last = Math.max(NARROWEST, columns - before);
    print(headings, widths, indent, last).forEach(line -> out.println(style.dim(line)));
    rows.forEach(row -> print(row, widths, indent, last).forEach(out::println));
  }

  private void fit(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      for (String line : lines(row.get(i), Integer.MAX_VALUE)) {
        widths[i] = Math.max(widths[i], width(line));
      }
    }
  }

  /** The lines of a cell: as it is broken itself, and where it is too wide. */
  private static List<String> lines(String cell, int most) {
    List<String> lines = new ArrayList<>();
    for (String line : cell.split("\n", -1)) {
      lines.addAll(Paragraph.lines(line, most));
    }
    return lines;
  }

  private List<String> print(List<String> row, int[] widths, String indent, int mostInLast) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      cells.add(lines(row.get(i), i == widths.length - 1 ? mostInLast : Integer.MAX_VALUE));
      height = Math.max(height, cells.get(i).size());
    }
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < height; at++) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < widths.length; i++) {
        List<String> cell = cells.get(i);
        String text = at < cell.size() ? cell.get(at) : "";
        String room = " ".repeat(Math.max(0, widths[i] - width(text)));
        line.append(i == 0 ? "" : GAP).append(atRight[i] ? room + text : text + room);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** How many places a text takes; what gives it a colour takes none. */
  static int width(String text) {
    String seen = text.indexOf('\u001b') < 0 ? text : COLOUR.matcher(text).replaceAll("");
    return seen.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
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
