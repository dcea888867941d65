package io.github.winnow.io;

import io.github.winnow.event.Engagement;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an engagement log, row by row: CSV in UTF-8 with a header, or JSON Lines (one object a line,
 * the first byte is a brace), plain or gzip, all told by its content, with a byte order mark or
 * without.
 *
 * <pre>{@code
 * try (LogReader log = LogReader.open("events.csv.gz", LogFormat.standard())) {
 *   for (LogEntry e = log.next(); e != null; e = log.next()) {
 *     if (e instanceof LogRow row) {
 *       winnow.score(row.engagement());
 *     } else if (e instanceof Reject reject) {
 *       rejects.write(reject);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p><b>Every row is accepted or rejected</b>: {@code accepted() + rejected() == rows()}, and no row
 * ends the reading. A row is rejected for its first fault:
 *
 * <ul>
 *   <li>It has more or fewer cells than the header; a quote is not closed, or something stands
 *       behind a closing quote; it is longer than {@link LogFormat#maxRecordBytes}.
 *   <li>{@code time}, {@code account}, {@code action} or {@code target} is empty.
 *   <li>{@code time} or {@code account_created} is neither a number of milliseconds or seconds since
 *       1970 (of which no number is both within these years; seconds may have a fraction) nor ISO-8601
 *       ({@code 2024-05-01T08:30:00.250+08:00}; a blank for the T; seconds, time of day and zone may
 *       be missing; without a zone {@link LogFormat.Builder#zone} says what is meant), or lies outside
 *       the years 1980 to 9999. {@code account_created} may be 0, which means missing.
 *   <li>{@code count} is no whole number from 1 to 2,147,483,647; {@code label} is neither 0 nor 1.
 *   <li>{@code action} or {@code source} is longer than 64 characters or has control characters.
 *   <li>Another of our values is longer than 1,024 characters (UTF-16 units).
 *   <li>One of our values has a NUL, or bytes that are no UTF-8.
 * </ul>
 *
 * <p><b>What the client claims rejects no row</b>, or whoever forges it could take a row out of the
 * judgement. {@code device}, {@code client}, {@code network_type}, {@code dwell_ms} (milliseconds, a
 * finite number from 0 on), {@code completion} (0 to 1) and the attributes are taken for missing
 * where they can't be read, and counted: see {@link #unreadable}. {@code NaN} is a missing number.
 *
 * <p>An empty or blank cell of any column that is not required is a missing value; blanks around
 * numbers, times and names do not count, but in ids and texts they do. {@code ip} is text of any
 * kind. Columns that are not read may hold anything. Lines end with LF, CRLF or CR; empty lines are
 * no rows.
 *
 * <p>In JSON Lines a member is a cell: null or none is an empty one, true is 1, false is 0, a number
 * is taken as it is written. A line that is no object, or one in which a member that is read is there
 * twice or holds an object or a list, is rejected. Where a column that is needed has not occurred in
 * a thousand rows, or in the whole log, reading fails as it does for CSV without the column.
 *
 * <p>After a broken quote, reading goes on at the next line: see {@link LogFormat.Builder#maxRecordBytes}.
 *
 * <p>Memory: bounded by the longest record, whatever the log's size. Threading: confined to one
 * thread; the entries are immutable.
 */
public final class LogReader implements Closeable {
  private static final int MAX_COLUMNS = 4096;

  private final InputStream in;
  private final String name;
  private final RecordScanner scanner;
  private final RowParser parser;
  private final List<String> header;
  private final Columns columns;
  private final Map<Reject.Reason, Long> rejectedBy = new EnumMap<>(Reject.Reason.class);
  private long rows;
  private long rejected;
  private @Nullable LogRow last;
  private @Nullable LogException failure;

  private LogReader(PeekInput in, String name, LogFormat format) throws IOException {
    this.in = in;
    this.name = name;
    parser = new RowParser(format.pseudonyms(), format.zone());
    if (in.startsWith('{')) {
      List<String> wanted = Columns.wanted(format);
      JsonScanner json = new JsonScanner(
          in, format.maxRecordBytes(), wanted, names -> new Columns(names, format, name));
      scanner = json;
      header = guarded(json::firstNames);
      columns = new Columns(wanted, format, name);
    } else {
      CsvScanner csv = new CsvScanner(in, format.maxRecordBytes());
      scanner = csv;
      header = readHeader(csv);
      columns = new Columns(header, format, name);
    }
  }

  /**
   * Opens a log.
   *
   * @param path its path, or {@code -} for standard input, which is not closed with the reader
   * @param format how to read it
   * @return a reader that stands before the first row
   * @throws LogException when there is no such file, it is neither CSV nor JSON Lines, or columns are
   *     missing
   * @throws IOException when reading fails
   */
  public static LogReader open(String path, LogFormat format) throws IOException {
    if (path.equals("-")) {
      return read(LogInput.standardInput(), "standard input", format);
    }
    Path file;
    try {
      file = Path.of(path);
    } catch (InvalidPathException e) {
      throw new LogException("no path of a file: " + SafeText.shown(path, 500), e);
    }
    return open(file, format);
  }

  /**
   * Opens a log.
   *
   * @param path its path
   * @param format how to read it
   * @return a reader that stands before the first row
   * @throws LogException when there is no such file, it is neither CSV nor JSON Lines, or columns are
   *     missing
   * @throws IOException when reading fails
   */
  public static LogReader open(Path path, LogFormat format) throws IOException {
    return read(LogInput.file(path), LogInput.name(path), format);
  }

  /**
   * Reads a log from a stream.
   *
   * @param in the bytes of a log, plain or gzip; closed with the reader, and when this throws
   * @param name what messages call it
   * @param format how to read it
   * @return a reader that stands before the first row
   * @throws LogException when it is neither CSV nor JSON Lines, or columns are
   *     missing
   * @throws IOException when reading fails
   */
  public static LogReader read(InputStream in, String name, LogFormat format) throws IOException {
    boolean opened = false;
    try {
      String shown = SafeText.shown(name, 500);
      LogReader reader = new LogReader(LogInput.decoded(in, shown), shown, format);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  /**
   * The names of the log's columns; of JSON Lines those in the first row.
   *
   * @return an immutable list, as they stand in the header
   */
  public List<String> header() {
    return header;
  }

  /**
   * Reads the next row.
   *
   * @return what it gave, or null at the end of the log
   * @throws LogException when the compressed data are cut off or damaged; the rows before were read,
   *     and the message says how many
   * @throws IOException when reading fails
   */
  public @Nullable LogEntry next() throws IOException {
    last = null;
    switch (guarded(scanner::next)) {
      case END -> {
        return null;
      }
      case BROKEN -> {
        rows++;
        return brokenRecord();
      }
      case RECORD -> rows++;
    }
    if (scanner.cells() != columns.count) {
      String detail = scanner.cells() + " cells, but the header has " + columns.count;
      return reject(Reject.Reason.CELLS, detail, scanner.shownRecord());
    }
    Engagement engagement = parser.parse(scanner, columns);
    if (engagement == null) {
      return reject(parser.reason(), parser.detail(), scanner.shownRecord());
    }
    last = new LogRow(rows, scanner.line(), engagement, parser.label(), parser.scenario());
    return last;
  }

  /**
   * Reads all rows that are left.
   *
   * @param accepted takes the accepted rows
   * @param rejects takes the others
   * @throws LogException when the compressed data are cut off or damaged
   * @throws IOException when reading fails
   */
  public void forEach(Consumer<? super LogRow> accepted, Consumer<? super Reject> rejects)
      throws IOException {
    for (LogEntry entry = next(); entry != null; entry = next()) {
      if (entry instanceof LogRow row) {
        accepted.accept(row);
      } else if (entry instanceof Reject reject) {
        rejects.accept(reject);
      }
    }
  }

  /**
   * Rejects the row that {@link #next} returned last, for a reason of the host's. The row then counts
   * as rejected.
   *
   * @param detail why; it is escaped and shortened
   * @return the reject
   * @throws IllegalStateException when the last entry was no accepted row, or was refused already
   */
  public Reject refuse(String detail) {
    if (last == null) {
      throw new IllegalStateException("the last entry was no accepted row");
    }
    last = null;
    return reject(
        Reject.Reason.REFUSED,
        SafeText.shown(detail, SafeText.REJECT_LENGTH),
        scanner.shownRecord());
  }

  /**
   * How many rows were read.
   *
   * @return the number, which is accepted + rejected
   */
  public long rows() {
    return rows;
  }

  /**
   * How many rows were accepted.
   *
   * @return the number
   */
  public long accepted() {
    return rows - rejected;
  }

  /**
   * How many rows were rejected.
   *
   * @return the number
   */
  public long rejected() {
    return rejected;
  }

  /**
   * How many rows were rejected for each reason.
   *
   * @return a new map, without the reasons that did not occur
   */
  public Map<Reject.Reason, Long> rejectedBy() {
    return new EnumMap<>(rejectedBy);
  }

  /**
   * How many values were taken for missing because they can't be read: claimed
   * values and attributes only.
   *
   * @return a new map from the column's name (ours, or the attribute's) to the number of its cells,
   *     without the columns that have none
   */
  public SortedMap<String, Long> unreadable() {
    return new TreeMap<>(parser.unreadable());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private List<String> readHeader(CsvScanner csv) throws IOException {
    csv.setCapacity(MAX_COLUMNS);
    switch (guarded(csv::next)) {
      case END -> throw new LogException(name + " is empty: it has no header");
      case BROKEN ->
        throw new LogException(name + ": the header can't be read: " + csv.brokenDetail());
      case RECORD -> {
        int count = csv.cells();
        if (count > MAX_COLUMNS) {
          throw new LogException(
              name + ": the header has " + count + " columns, but may have " + MAX_COLUMNS);
        }
        List<String> names = new ArrayList<>(count);
        Cell cell = new Cell();
        for (int i = 0; i < count; i++) {
          csv.load(i, cell);
          String column = cell.text().strip();
          if (column.indexOf('\0') >= 0) {
            throw LogInput.otherThanText(name, "binary");
          }
          names.add(column);
        }
        csv.setCapacity(count);
        return List.copyOf(names);
      }
    }
    throw new AssertionError();
  }

  /** A read from the log's bytes. */
  private interface Read<T> {
    T read() throws IOException;
  }

  /** Reads, and says what it means when compressed data end or are damaged; then never again. */
  private <T> T guarded(Read<T> what) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return what.read();
    } catch (ZipException e) {
      String where = " (behind data row " + rows + ", near line " + scanner.line() + ")";
      failure = LogInput.damaged(name, e, where);
      throw failure;
    }
  }

  private Reject brokenRecord() {
    return reject(scanner.brokenReason(), scanner.brokenDetail(), scanner.shown());
  }

  private Reject reject(Reject.Reason reason, String detail, String text) {
    rejected++;
    rejectedBy.merge(reason, 1L, Long::sum);
    return new Reject(rows, scanner.line(), reason, detail, text);
  }
}
