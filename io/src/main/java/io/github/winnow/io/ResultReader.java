package io.github.winnow.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of a result file that {@link ResultCsv} wrote, or of another CSV file in UTF-8
 * with a header, plain or gzip.
 *
 * <pre>{@code
 * try (ResultReader rows = ResultReader.open(file, "id", "score")) {
 *   while (rows.next()) {
 *     scores.put(rows.text(0), rows.number(1));
 *   }
 * }
 * }</pre>
 *
 * <p>Cells are given as they stand in the file: where a spreadsheet's apostrophe was put before a
 * text, it is there. {@link ResultCsv#cell} says how a text stands in a file.
 *
 * <p>A result file was written by a program: unlike a log, one broken row fails the reading.
 *
 * <p>Memory: bounded by the longest row, at most 16 MiB. Threading: confined to one thread.
 */
public final class ResultReader implements Closeable {
  private static final int MAX_ROW_BYTES = 1 << 24;
  private static final int MAX_COLUMNS = 4096;

  private final InputStream in;
  private final String name;
  private final CsvScanner scanner;
  private final Cell cell = new Cell();
  private final int cells;
  private final int[] columns;
  private final String[] names;

  private ResultReader(InputStream in, String name, String @Nullable [] wanted) throws IOException {
    this.in = in;
    this.name = name;
    scanner = new CsvScanner(in, MAX_ROW_BYTES);
    scanner.setCapacity(MAX_COLUMNS);
    if (scan() != RecordScanner.Outcome.RECORD || scanner.cells() > MAX_COLUMNS) {
      throw new LogException(name + " has no header");
    }
    cells = scanner.cells();
    List<String> header = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      scanner.load(i, cell);
      header.add(cell.text().strip());
    }
    names = wanted == null ? header.toArray(new String[0]) : wanted.clone();
    columns = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      columns[i] = wanted == null ? i : header.indexOf(names[i]);
      if (columns[i] < 0) {
        throw new LogException(name + ": no column " + names[i] + "; the file has: "
            + SafeText.shown(String.join(", ", header), 500));
      }
    }
    scanner.setCapacity(cells);
  }

  /**
   * Opens a file.
   *
   * @param file its path
   * @param columns the names of the columns to read
   * @return a reader that stands before the first row
   * @throws LogException when there is no such file, it is no CSV, or a column is missing
   * @throws IOException when reading fails
   */
  public static ResultReader open(Path file, String... columns) throws IOException {
    return openSome(file, columns);
  }

  /**
   * Opens a file to read all its columns.
   *
   * @param file its path
   * @return a reader that stands before the first row
   * @throws LogException when there is no such file, or it is no CSV
   * @throws IOException when reading fails
   */
  public static ResultReader openWhole(Path file) throws IOException {
    return openSome(file, null);
  }

  private static ResultReader openSome(Path file, String @Nullable [] columns) throws IOException {
    String name = LogInput.name(file);
    InputStream raw = LogInput.file(file);
    boolean opened = false;
    try {
      ResultReader reader = new ResultReader(LogInput.decoded(raw, name), name, columns);
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        raw.close();
      }
    }
  }

  /**
   * The names of the columns that are read.
   *
   * @return in the order in which they were asked for, or of the file
   */
  public List<String> columns() {
    return List.of(names);
  }

  /**
   * Goes to the next row.
   *
   * @return false at the end
   * @throws LogException when the row is broken, or the compressed data are cut off or damaged
   * @throws IOException when reading fails
   */
  public boolean next() throws IOException {
    RecordScanner.Outcome outcome = scan();
    if (outcome == RecordScanner.Outcome.END) {
      return false;
    }
    if (outcome == RecordScanner.Outcome.BROKEN || scanner.cells() != cells) {
      throw wrong("is broken");
    }
    return true;
  }

  private RecordScanner.Outcome scan() throws IOException {
    try {
      return scanner.next();
    } catch (ZipException e) {
      throw LogInput.damaged(name, e, " (near line " + scanner.line() + ")");
    }
  }

  /**
   * A cell as it stands in the file, without quotes.
   *
   * @param column which of the columns that were asked for, from 0
   * @return its text
   */
  public String text(int column) {
    scanner.load(columns[column], cell);
    return cell.text();
  }

  /**
   * A cell that holds a number.
   *
   * @param column which of the columns that were asked for, from 0
   * @return a finite number
   * @throws LogException when it holds something else
   */
  public double number(int column) throws LogException {
    scanner.load(columns[column], cell);
    double value = Decimals.parseDouble(cell);
    if (!Double.isFinite(value)) {
      throw wrong("has no number in the column " + names[column] + " but " + cell.shown());
    }
    return value;
  }

  private LogException wrong(String what) {
    return new LogException(name + ": the row on line " + scanner.line() + " " + what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
