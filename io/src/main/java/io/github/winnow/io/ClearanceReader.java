package io.github.winnow.io;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Clearance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads clearances: CSV in UTF-8 with the columns {@code subject,id,reason} and, where they are
 * wanted, {@code from} and {@code to}, in any order, plain or gzip.
 *
 * <pre>{@code
 * subject,id,reason,from,to
 * account,alice,called us on 3 May,,
 * network,203.0.113.0,a school,2024-05-01,2024-07-01T12:00:00+08:00
 * campaign,c3,a class with its teacher,,
 * }</pre>
 *
 * <p>{@code subject} is {@code account}, {@code device}, {@code network}, {@code target} or {@code
 * campaign}; {@code id} may stand as result files have it, with a spreadsheet's apostrophe before
 * {@code = + - @}; a network is given by one of its addresses. Times are written as in a log; {@code from} is inclusive, {@code to} exclusive, and
 * without one the clearance holds for ever on that side.
 *
 * <p>A clearance counts what would not count. So one row that can't be read, or a column with another
 * name, fails the reading, and the message has the line. Memory: the clearances. Stateless.
 */
public final class ClearanceReader {
  private static final int MAX_ROW_BYTES = 1 << 16;
  private static final int MAX_COLUMNS = 64;
  private static final Pattern CAMPAIGN = Pattern.compile("c[0-9]{1,9}");
  private static final List<String> REQUIRED = List.of("subject", "id", "reason");
  private static final List<String> COLUMNS = List.of("subject", "id", "reason", "from", "to");

  private final CsvScanner scanner;
  private final String name;
  private final Times times;
  private final Cell cell = new Cell();
  private List<String> header = List.of();

  private ClearanceReader(InputStream in, String name, ZoneId zone) {
    times = new Times(zone);
    scanner = new CsvScanner(in, MAX_ROW_BYTES);
    scanner.setCapacity(MAX_COLUMNS);
    this.name = name;
  }

  /**
   * Reads a file whose times without a zone are UTC.
   *
   * @param file its path
   * @return the clearances in the file's order
   * @throws LogException when there is no such file, or something in it is wrong, naming the line and
   *     what is allowed
   * @throws IOException when reading fails
   */
  public static List<Clearance> read(Path file) throws IOException {
    return read(file, ZoneOffset.UTC);
  }

  /**
   * Reads a file.
   *
   * @param file its path
   * @param zone where the clocks stood that wrote times without a zone, as in {@link
   *     LogFormat.Builder#zone}
   * @return the clearances in the file's order
   * @throws LogException when there is no such file, or something in it is wrong, naming the line and
   *     what is allowed
   * @throws IOException when reading fails
   */
  public static List<Clearance> read(Path file, ZoneId zone) throws IOException {
    String name = LogInput.name(file);
    try (InputStream raw = LogInput.file(file)) {
      ClearanceReader reader = new ClearanceReader(LogInput.decoded(raw, name), name, zone);
      reader.readHeader();
      return reader.readRows();
    } catch (ZipException e) {
      throw LogInput.damaged(name, e, "");
    }
  }

  private void readHeader() throws IOException {
    if (scanner.next() != RecordScanner.Outcome.RECORD || scanner.cells() > MAX_COLUMNS) {
      throw new LogException(name + " has no header; it must have subject,id,reason[,from,to]");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scanner.cells(); i++) {
      scanner.load(i, cell);
      cell.trim();
      String column = cell.text();
      if (!COLUMNS.contains(column)) {
        throw wrong("there is no column " + cell.shown() + "; allowed are subject, id, reason, from"
            + " and to");
      }
      if (names.contains(column)) {
        throw wrong("the column " + column + " is there twice");
      }
      names.add(column);
    }
    for (String column : REQUIRED) {
      if (!names.contains(column)) {
        throw wrong("no column " + column + "; needed are subject, id and reason");
      }
    }
    header = names;
  }

  private List<Clearance> readRows() throws IOException {
    List<Clearance> all = new ArrayList<>();
    for (RecordScanner.Outcome next = scanner.next();
        next != RecordScanner.Outcome.END;
        next = scanner.next()) {
      if (next == RecordScanner.Outcome.BROKEN) {
        throw wrong(scanner.brokenDetail());
      }
      if (scanner.cells() != header.size()) {
        throw wrong(scanner.cells() + " cells, but the header has " + header.size());
      }
      all.add(row());
    }
    return all;
  }

  private Clearance row() throws LogException {
    long from = time("from", Long.MIN_VALUE);
    long to = time("to", Long.MAX_VALUE);
    if (to <= from) {
      throw wrong("to must be later than from");
    }
    Clearance.Subject subject = subject();
    return new Clearance(subject, Id.of(id(subject)), text("reason"), from, to);
  }

  private boolean load(String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      return false;
    }
    scanner.load(at, cell);
    return !cell.isBlank();
  }

  private Clearance.Subject subject() throws LogException {
    if (load("subject")) {
      cell.trim();
      String text = cell.text();
      for (Clearance.Subject subject : Clearance.Subject.values()) {
        if (subject.name().toLowerCase(Locale.ROOT).equals(text)) {
          return subject;
        }
      }
      throw wrong(
          "subject must be account, device, network, target or campaign, but is " + cell.shown());
    }
    throw wrong("subject is missing; it must be account, device, network, target or campaign");
  }

  /** What would cover nothing, though it looks as if, is refused. */
  private String id(Clearance.Subject subject) throws LogException {
    String id = plain(text("id"));
    if (subject == Clearance.Subject.CAMPAIGN && !CAMPAIGN.matcher(id).matches()) {
      throw wrong("a campaign's id is c and a number, as in campaigns.csv; not " + cell.shown());
    }
    if (subject == Clearance.Subject.NETWORK && id.indexOf('/') >= 0) {
      throw wrong("a network is written as one of its addresses (203.0.113.0 is for its /24,"
          + " 2001:db8:: for its /48); not " + cell.shown());
    }
    return id;
  }

  private String text(String column) throws LogException {
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

  private long time(String column, long missing) throws LogException {
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

  /** The text behind a cell of a result file. */
  private static String plain(String text) {
    @Nullable String rest = text.startsWith("'") ? text.substring(1) : null;
    return rest != null && ResultCsv.cell(rest).equals(text) ? rest : text;
  }

  private LogException wrong(String what) {
    return new LogException(name + ", line " + scanner.line() + ": " + what);
  }
}
