package io.github.winnow.io;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an engagement log that {@link LogReader} reads back equal: CSV in UTF-8 with all our
 * columns, then one for each attribute. Compressed where the file's name ends with {@code .gz}; the
 * same rows then give the same bytes on the same JDK and machine, since no time and no name is in
 * them.
 *
 * <p>Ids and texts are written as they are, without a spreadsheet's apostrophe: a log is for
 * programs. What the reader would reject or read otherwise is refused. Three things are the same when
 * they are written: a blank optional text, an empty one and a missing one; a negative zero and zero;
 * a pseudonym and its text, unless the reader is told ({@link LogFormat.Builder#pseudonyms}).
 *
 * <p>Threading: confined to one thread. Memory: a buffer of 64 KiB.
 */
public final class LogWriter implements Closeable {
  private final CsvOut out;
  private final List<String> attributes;

  private LogWriter(OutputStream stream, List<String> attributes) throws IOException {
    this.out = new CsvOut(stream);
    this.attributes = attributes;
    for (String column : LogFormat.columnNames()) {
      out.text(column);
    }
    for (String attribute : attributes) {
      out.text(attribute);
    }
    out.endLine();
  }

  /**
   * Creates a log, or empties one that is there.
   *
   * @param file its path; compressed when it ends with {@code .gz}
   * @param attributes the names of the attributes that the engagements may have
   * @return a writer that stands at the first row
   * @throws IllegalArgumentException when an attribute has the name of a column, is there twice, or
   *     begins or ends with a blank
   * @throws IOException when writing fails
   */
  public static LogWriter create(Path file, String... attributes) throws IOException {
    List<String> names = List.of(attributes);
    check(names);
    OutputStream stream = Files.newOutputStream(file);
    boolean opened = false;
    try {
      LogWriter log = new LogWriter(compressed(file, stream), names);
      opened = true;
      return log;
    } finally {
      if (!opened) {
        stream.close();
      }
    }
  }

  /**
   * Writes to a stream, uncompressed.
   *
   * @param stream where to; closed with the writer
   * @param attributes the names of the attributes that the engagements may have
   * @return a writer that stands at the first row
   * @throws IllegalArgumentException when an attribute has the name of a column, is there twice, or
   *     begins or ends with a blank
   * @throws IOException when writing fails
   */
  public static LogWriter to(OutputStream stream, String... attributes) throws IOException {
    List<String> names = List.of(attributes);
    check(names);
    return new LogWriter(stream, names);
  }

  /**
   * Writes a row, without its numbers.
   *
   * @param row the row
   * @throws IllegalArgumentException when the reader would reject it or read it otherwise
   * @throws IOException when writing fails
   */
  public void write(LogRow row) throws IOException {
    write(row.engagement(), row.label(), row.scenario());
  }

  /**
   * Writes a row. When this throws, nothing of the row was written.
   *
   * @param e what happened
   * @param label ground truth
   * @param scenario what made the row; null when missing
   * @throws IllegalArgumentException when the reader would reject it or read it otherwise
   * @throws IOException when writing fails
   */
  public void write(Engagement e, Label label, @Nullable String scenario) throws IOException {
    check(e, scenario);
    id(e.id());
    out.number(e.time());
    id(e.account());
    out.text(e.action().name());
    id(e.target());
    id(e.publisher());
    text(e.source() == null ? null : e.source().name());
    id(e.promotion());
    id(e.impression());
    id(e.payment());
    id(e.device());
    text(e.ip());
    measure(e.dwell());
    measure(e.completion());
    if (e.accountCreated() == Engagement.ABSENT) {
      out.empty();
    } else {
      out.number(e.accountCreated());
    }
    text(e.region());
    text(e.networkType());
    text(e.client());
    out.number(e.count());
    out.text(label.cell());
    text(scenario);
    for (String attribute : attributes) {
      text(e.attribute(attribute));
    }
    out.endLine();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static OutputStream compressed(Path file, OutputStream stream) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(stream, 1 << 16) : stream;
  }

  private void id(@Nullable Id id) throws IOException {
    if (id == null) {
      out.empty();
    } else if (id.text() == null && !id.isPseudonym()) {
      out.number(id.number());
    } else {
      out.text(id.toString());
    }
  }

  private void text(@Nullable String text) throws IOException {
    if (text == null) {
      out.empty();
    } else {
      out.text(text);
    }
  }

  private void measure(double value) throws IOException {
    if (Double.isNaN(value)) {
      out.empty();
    } else {
      out.measure(value);
    }
  }

  private static void check(List<String> attributes) {
    Set<String> seen = new LinkedHashSet<>(LogFormat.columnNames());
    for (String attribute : attributes) {
      if (!seen.add(attribute)) {
        throw new IllegalArgumentException(
            "there are two columns " + SafeText.shown(attribute, 100));
      }
      if (!attribute.equals(attribute.strip())) {
        throw new IllegalArgumentException("an attribute's name begins or ends with a blank");
      }
      requireWritable("an attribute's name", attribute);
    }
  }

  private void check(Engagement e, @Nullable String scenario) {
    requireTime("time", e.time());
    requireId("account", e.account());
    requireId("target", e.target());
    if (e.accountCreated() != Engagement.ABSENT) {
      requireTime("accountCreated", e.accountCreated());
    }
    requireId("id", e.id());
    requireId("publisher", e.publisher());
    requireId("promotion", e.promotion());
    requireId("impression", e.impression());
    requireId("payment", e.payment());
    requireId("device", e.device());
    requireWritable("ip", e.ip());
    requireWritable("region", e.region());
    requireWritable("networkType", e.networkType());
    requireWritable("client", e.client());
    requireWritable("scenario", scenario);
    requireMeasure("dwell", e.dwell(), Double.MAX_VALUE);
    requireMeasure("completion", e.completion(), 1);
    int known = 0;
    for (String attribute : attributes) {
      String value = e.attribute(attribute);
      requireWritable(attribute, value);
      known += value == null ? 0 : 1;
    }
    if (known < e.attributes().size()) {
      throw new IllegalArgumentException("the log has the attributes " + attributes
          + ", but the engagement " + e.attributes().keySet());
    }
  }

  private static void requireTime(String what, long time) {
    if (time < Times.EARLIEST || time > Times.LATEST) {
      throw new IllegalArgumentException(
          what + " must lie in the years 1980 to 9999, but is " + time + " ms");
    }
  }

  private static void requireMeasure(String what, double value, double most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " must be 0 to " + most + ", but is " + value);
    }
  }

  private static void requireId(String what, @Nullable Id id) {
    String text = id == null ? null : id.text();
    if (text != null && isBlank(text)) {
      throw new IllegalArgumentException(what + " is blank");
    }
    requireWritable(what, text);
  }

  /** Whether the reader would take it for a missing value. */
  private static boolean isBlank(String text) {
    return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
  }

  private static void requireWritable(String what, @Nullable String text) {
    if (text == null) {
      return;
    }
    if (text.length() > RowParser.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          what + " may have " + RowParser.LONGEST_TEXT + " characters, but has " + text.length());
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == '\0' || (Character.isSurrogate(c) && !pair)) {
        throw new IllegalArgumentException(
            what + " has a NUL or half a surrogate pair at index " + i);
      }
      i += pair ? 1 : 0;
    }
  }
}
