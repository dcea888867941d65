package io.github.winnow.cli;

import io.github.winnow.io.SafeText;
import java.io.PrintWriter;
import java.util.List;

/**
 * Draws a {@link Timeline}: members below each other, time from left to right. Where a group acts
 * together, a column is full from top to bottom.
 */
final class TimelinePicture {
  private static final int LONGEST_LABEL = 20;
  private static final int FOR_COUNT = 5;
  private static final String INDENT = "  ";
  private static final int MARK_GAP = 2;

  /** How an engagement elsewhere is drawn, then one in an order, by the share of a line's members. */
  private static final String UNICODE = "·░▒▓█";

  private static final String ASCII = ".-+*#";

  private final Timeline timeline;
  private final List<String> labels;
  private final int lines;
  private final int labelWidth;
  private final boolean unicode;
  private final Style style;

  /** With a label for each member, in at most so many lines. */
  TimelinePicture(
      Timeline timeline, List<String> labels, int mostLines, boolean unicode, Style style) {
    this.timeline = timeline;
    this.labels = labels;
    this.unicode = unicode;
    this.style = style;
    lines = Math.min(mostLines, timeline.members());
    labelWidth = labelWidth(labels);
  }

  private static int labelWidth(List<String> labels) {
    int widest = labels.stream()
        .mapToInt(label -> TextTable.width(SafeText.shown(label, LONGEST_LABEL)))
        .max()
        .orElse(0);
    return Math.min(LONGEST_LABEL, widest + FOR_COUNT);
  }

  /** How many columns of time there may be where a line has so many places. */
  static int columns(List<String> labels, int width) {
    return Math.max(10, width - labelWidth(labels) - 2 * INDENT.length());
  }

  /** Draws it, with the orders' letters above. */
  void print(PrintWriter out, Lettered orders) {
    String margin = INDENT + " ".repeat(labelWidth) + INDENT;
    String marks = orderMarks(orders);
    if (!marks.isBlank()) {
      out.println(margin + marks);
    }
    int members = timeline.members();
    for (int line = 0; line < lines; line++) {
      int first = (int) ((long) line * members / lines);
      int end = (int) ((long) (line + 1) * members / lines);
      out.println(INDENT + label(first, end) + INDENT + cells(first, end));
    }
    out.println(style.dim(margin + timeMarks()));
    out.println(INDENT + legend(members > lines));
  }

  private String label(int first, int end) {
    String more = end - first == 1 ? "" : " +" + (end - first - 1);
    String label = SafeText.shown(labels.get(first), LONGEST_LABEL);
    int room = labelWidth - more.length();
    while (TextTable.width(label) > room) {
      label = label.substring(0, label.offsetByCodePoints(label.length(), -2)) + "…";
    }
    return label + more + " ".repeat(room - TextTable.width(label));
  }

  private String cells(int first, int end) {
    String glyphs = unicode ? UNICODE : ASCII;
    StringBuilder line = new StringBuilder();
    StringBuilder run = new StringBuilder();
    int kind = 0;
    for (int column = 0; column < timeline.columns(); column++) {
      int acting = 0;
      boolean elsewhere = false;
      for (int member = first; member < end; member++) {
        acting += timeline.actedInOrder(member, column) ? 1 : 0;
        elsewhere |= timeline.actedElsewhere(member, column);
      }
      int next = acting > 0 ? 2 : elsewhere ? 1 : 0;
      if (next != kind) {
        line.append(coloured(run, kind));
        run.setLength(0);
        kind = next;
      }
      int shade = acting > 0 ? 1 + (4 * acting - 1) / (end - first) : 0;
      run.append(next == 0 ? ' ' : glyphs.charAt(Math.min(4, shade)));
    }
    return line.append(coloured(run, kind)).toString().stripTrailing();
  }

  private String coloured(StringBuilder run, int kind) {
    String text = run.toString();
    return text.isEmpty() || kind == 0 ? text : kind == 1 ? style.dim(text) : style.bad(text);
  }

  /** A letter above the column in which an order begins; + where several do. */
  private String orderMarks(Lettered orders) {
    StringBuilder marks = new StringBuilder(" ".repeat(timeline.columns()));
    for (int i = 0; i < orders.size(); i++) {
      int column = timeline.column(orders.order(i).start());
      if (column >= 0 && column < timeline.columns()) {
        marks.setCharAt(column, marks.charAt(column) == ' ' ? orders.letter(i) : '+');
      }
    }
    return marks.toString().stripTrailing();
  }

  /** Round times, each where it begins. */
  private String timeMarks() {
    StringBuilder marks = new StringBuilder();
    long between = timeline.step();
    while (between / timeline.step() < Times.mark(0, between).length() + MARK_GAP) {
      between = Timeline.round(between + 1);
    }
    for (int column = 0; column < timeline.columns(); column++) {
      long start = timeline.start(column);
      boolean begins = Math.floorMod(start, between) < timeline.step();
      if (begins && column >= marks.length()) {
        String mark = Times.mark(start, between);
        if (column + mark.length() <= timeline.columns()) {
          marks.append(" ".repeat(column - marks.length())).append(mark).append(' ');
        }
      }
    }
    return marks.toString().stripTrailing();
  }

  private String legend(boolean shaded) {
    String glyphs = unicode ? UNICODE : ASCII;
    String orders = shaded
        ? glyphs.charAt(1) + " to " + glyphs.charAt(4) + " some to all of a line in an order"
        : glyphs.charAt(4) + " in an order";
    return "One column is " + Times.length(timeline.step()) + ": " + style.bad(orders) + ", "
        + style.dim(glyphs.charAt(0) + " elsewhere") + ". UTC.";
  }
}
