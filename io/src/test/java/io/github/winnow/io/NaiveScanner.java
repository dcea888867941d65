package io.github.winnow.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link CsvScanner} shall do, on a text that is in memory as a whole, one byte a character. It
 * keeps the budget of rescanning too, since that is part of what a file's rejects depend on.
 */
final class NaiveScanner {
  private final String text;
  private final int maxRecord;
  private final List<String> records = new ArrayList<>();
  private long rescanned;

  NaiveScanner(String text, int maxRecord) {
    this.text = new String(Property.utf8(text), StandardCharsets.ISO_8859_1);
    this.maxRecord = maxRecord;
  }

  List<String> records() {
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '\n' || text.charAt(at) == '\r') {
        at = afterLine(at);
      } else {
        at = record(at);
      }
    }
    return records;
  }

  /** Reads the record that begins there; returns where to go on. */
  private int record(int start) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean closed = false;
    boolean atCellStart = true;
    for (int i = start; ; i++) {
      boolean end = i == text.length();
      if (!end && i - start > maxRecord) {
        boolean open = quoted && !closed;
        return broken(start, i, open ? "UNCLOSED_QUOTE" : "TOO_LONG");
      }
      char c = end ? '\0' : text.charAt(i);
      if (quoted && !closed) {
        if (end) {
          boolean overlong = i - start > maxRecord;
          return broken(start, i, overlong ? "UNCLOSED_QUOTE" : "UNCLOSED_QUOTE_AT_END");
        }
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length()
            && text.charAt(i + 1) == '"'
            && i + 1 - start <= maxRecord) {
          cell.append('"');
          i++;
        } else {
          closed = true;
        }
      } else if (end && i - start > maxRecord) {
        return broken(start, i, "TOO_LONG");
      } else if (end || c == ',' || c == '\n' || c == '\r') {
        cells.add(utf8(cell.toString()));
        cell.setLength(0);
        quoted = false;
        closed = false;
        atCellStart = true;
        if (c != ',') {
          records.add(lineOf(start) + " " + cells);
          return end ? i : afterLine(i);
        }
      } else if (closed) {
        return broken(start, i, "TEXT_AFTER_QUOTE");
      } else if (c == '"' && atCellStart) {
        quoted = true;
        atCellStart = false;
      } else {
        cell.append(c);
        atCellStart = false;
      }
    }
  }

  private int broken(int start, int scanned, String fault) {
    int lineEnd = lineEnd(start);
    records.add(lineOf(start) + " " + fault + " " + shown(start, lineEnd));
    int firstLine = Math.min(lineEnd, scanned);
    int again = scanned - firstLine;
    if (again > 0 && rescanned + again <= 2L * scanned + 8L * maxRecord) {
      rescanned += again;
      return afterLine(firstLine);
    }
    boolean insideLineEnd = scanned > 0
        && scanned < text.length()
        && text.charAt(scanned - 1) == '\r'
        && text.charAt(scanned) == '\n';
    return afterLine(lineEnd(insideLineEnd ? scanned + 1 : scanned));
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int afterLine(int end) {
    return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
  }

  private long lineOf(int at) {
    long line = 1;
    for (int i = 0; i < at; i = afterLine(lineEnd(i))) {
      int next = afterLine(lineEnd(i));
      line += next <= at && lineEnd(i) < next ? 1 : 0;
    }
    return line;
  }

  private String shown(int start, int end) {
    byte[] bytes = text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
    return SafeText.shown(bytes, 0, bytes.length);
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
