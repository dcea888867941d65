package io.github.winnow.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a result file: CSV in UTF-8 with a header, lines end with {@code \n}.
 *
 * <pre>{@code
 * try (ResultCsv csv = ResultCsv.create(file, "account", "score", "reasons")) {
 *   csv.text("alice").number(3.25).text("burst/crowd").endRow();
 * }
 * }</pre>
 *
 * <p>Programs may read the cells and so may spreadsheets, which run a text that looks like a
 * formula. Therefore a <em>text</em> which begins with {@code = + - @}, tab or CR and is no decimal
 * number gets a leading apostrophe; a number never does. Control characters other than tab, LF and CR
 * are written as {@code \u001b}; everything else is the text itself, in quotes where CSV needs them.
 *
 * <p>Doubles are written as the shortest decimal that reads back as the same double. NaN and
 * infinities are refused.
 *
 * <p>Threading: confined to one thread. Memory: a buffer of 64 KiB.
 */
public final class ResultCsv implements Closeable {
  private final CsvOut out;
  private final List<String> header;

  private ResultCsv(OutputStream stream, List<String> header) throws IOException {
    this.out = new CsvOut(stream);
    this.header = header;
    for (String name : header) {
      text(name);
    }
    out.endLine();
  }

  /**
   * Creates a file, or empties one that is there.
   *
   * @param file its path
   * @param header the names of the columns, at least one
   * @return a writer that stands at the first row
   * @throws IOException when writing fails
   */
  public static ResultCsv create(Path file, String... header) throws IOException {
    return to(Files.newOutputStream(file), header);
  }

  /**
   * Writes to a stream.
   *
   * @param stream where to; closed with the writer, and when this throws
   * @param header the names of the columns, at least one
   * @return a writer that stands at the first row
   * @throws IOException when writing fails
   */
  public static ResultCsv to(OutputStream stream, String... header) throws IOException {
    if (header.length == 0) {
      throw new IllegalArgumentException("a file needs a column");
    }
    boolean opened = false;
    try {
      ResultCsv csv = new ResultCsv(stream, List.of(header));
      opened = true;
      return csv;
    } finally {
      if (!opened) {
        stream.close();
      }
    }
  }

  /**
   * Writes a cell of text.
   *
   * @param text any text; null or empty for an empty cell
   * @return this
   * @throws IOException when writing fails
   */
  public ResultCsv text(@Nullable String text) throws IOException {
    if (text == null) {
      out.empty();
    } else {
      out.text(cell(text));
    }
    return this;
  }

  /**
   * Writes a cell with a whole number.
   *
   * @param value any number
   * @return this
   * @throws IOException when writing fails
   */
  public ResultCsv number(long value) throws IOException {
    out.number(value);
    return this;
  }

  /**
   * Writes a cell with a number, at full resolution.
   *
   * @param value a finite number
   * @return this
   * @throws IllegalArgumentException when the number is NaN or infinite
   * @throws IOException when writing fails
   */
  public ResultCsv number(double value) throws IOException {
    out.number(value);
    return this;
  }

  /**
   * Ends the row.
   *
   * @throws IllegalStateException when it has more or fewer cells than the header
   * @throws IOException when writing fails
   */
  public void endRow() throws IOException {
    if (out.cells() != header.size()) {
      throw new IllegalStateException(
          "the row has " + out.cells() + " cells, but the columns are " + header);
    }
    out.endLine();
  }

  /**
   * Writes what is left and closes the file.
   *
   * @throws IOException when writing fails
   */
  @Override
  public void close() throws IOException {
    out.close();
  }

  /**
   * How a text stands in its cell, quotes aside.
   *
   * @param text any text
   * @return the text, with a leading apostrophe where a spreadsheet would run it, and with control
   *     characters escaped
   */
  public static String cell(String text) {
    String printable = printable(text);
    return looksLikeFormula(printable) && !Decimals.isNumber(printable)
        ? "'" + printable
        : printable;
  }

  private static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }

  private static String printable(String text) {
    int i = 0;
    while (i < text.length() && !isEscaped(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, i);
    for (; i < text.length(); i++) {
      if (isEscaped(text.charAt(i))) {
        SafeText.escape(text.charAt(i), out);
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isEscaped(char c) {
    return SafeText.isControl(c) && c != '\t' && c != '\n' && c != '\r';
  }
}
