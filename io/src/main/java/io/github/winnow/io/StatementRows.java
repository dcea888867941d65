package io.github.winnow.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file of statements by the host. One row that can't be read, or a column with
 * another name, fails the reading. Not thread-safe. Memory: a row.
 */
final class StatementRows {
  private static final int MAX_ROW_BYTES = 1 << 16;
  private static final int MAX_COLUMNS = 64;

  private final CsvScanner scanner;
  private final String name;
  private final Times times;
  private final Cell cell = new Cell();
  private List<String> header = List.of();

  /** Makes a statement of the row at hand. */
  interface Row<T> {
    T read(StatementRows rows) throws LogException;
  }

  /** The statements of a file, whose first columns are needed and whose others are optional. */
  static <T> List<T> read(
      Path file, ZoneId zone, List<String> columns, int needed, Row<? extends T> row)
      throws IOException {
    String name = LogInput.name(file);
    try (InputStream raw = LogInput.file(file)) {
      StatementRows rows = new StatementRows(LogInput.decoded(raw, name), name, zone);
      rows.readHeader(columns, needed);
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    } catch (ZipException e) {
      throw LogInput.damaged(name, e, "");
    }
  }

  private StatementRows(InputStream in, String name, ZoneId zone) {
    times = new Times(zone);
    scanner = new CsvScanner(in, MAX_ROW_BYTES);
    scanner.setCapacity(MAX_COLUMNS);
    this.name = name;
  }

  private void readHeader(List<String> columns, int needed) throws IOException {
    if (scanner.next() != RecordScanner.Outcome.RECORD || scanner.cells() > MAX_COLUMNS) {
      throw new LogException(name + " has no header; it must have "
          + String.join(",", columns.subList(0, needed)) + "[,"
          + String.join(",", columns.subList(needed, columns.size())) + "]");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scanner.cells(); i++) {
      scanner.load(i, cell);
      cell.trim();
      String column = cell.text();
      if (!columns.contains(column)) {
        throw wrong("there is no column " + cell.shown() + "; allowed are " + enumerated(columns));
      }
      if (names.contains(column)) {
        throw wrong("the column " + column + " is there twice");
      }
      names.add(column);
    }
    for (String column : columns.subList(0, needed)) {
      if (!names.contains(column)) {
        throw wrong(
            "no column " + column + "; needed are " + enumerated(columns.subList(0, needed)));
      }
    }
    header = names;
  }

  private static String enumerated(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Goes to the next row; false at the end. */
  private boolean next() throws IOException {
    RecordScanner.Outcome next = scanner.next();
    if (next == RecordScanner.Outcome.BROKEN) {
      throw wrong(scanner.brokenDetail());
    }
    if (next == RecordScanner.Outcome.RECORD && scanner.cells() != header.size()) {
      throw wrong(scanner.cells() + " cells, but the header has " + header.size());
    }
    return next != RecordScanner.Outcome.END;
  }

  /** The trimmed text of a cell, or null where it is blank or there is no such column. */
  @Nullable
  String word(String column) {
    if (!load(column)) {
      return null;
    }
    cell.trim();
    return cell.text();
  }

  private boolean load(String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      return false;
    }
    scanner.load(at, cell);
    return !cell.isBlank();
  }

  /** The text of a cell that must have one. */
  String text(String column) throws LogException {
    if (!load(column)) {
      throw wrong(column + " is missing");
    }
    String text = cell.text();
    String fault = cell.fault(text, RowParser.LONGEST_TEXT);
    if (fault != null) {
      throw wrong(column + " " + fault);
    }
    return text;
  }

  /** The text behind a cell that may stand as in a result file. */
  String id(String column) throws LogException {
    String text = text(column);
    @Nullable String rest = text.startsWith("'") ? text.substring(1) : null;
    return rest != null && ResultCsv.cell(rest).equals(text) ? rest : text;
  }

  /** A time, or what stands for none. */
  long time(String column, long missing) throws LogException {
    if (!load(column)) {
      return missing;
    }
    cell.trim();
    long time = times.parse(cell);
    if (time == Times.NO_TIME) {
      throw wrong(column + " must be seconds or milliseconds since 1970 or a time as in"
          + " 2024-05-01T08:30:00+08:00, but is " + cell.shown());
    }
    if (time < Times.EARLIEST || time > Times.LATEST) {
      throw wrong(column + " " + Times.hint(cell, time));
    }
    return time;
  }

  /** The time until which the row's statement holds, which is later than from when. */
  long to(long from) throws LogException {
    long to = time("to", Long.MAX_VALUE);
    if (to <= from) {
      throw wrong("to must be later than from");
    }
    return to;
  }

  /** The cell that was looked at last, for a message. */
  String shown() {
    return cell.shown();
  }

  LogException wrong(String what) {
    return new LogException(name + ", line " + scanner.line() + ": " + what);
  }
}
