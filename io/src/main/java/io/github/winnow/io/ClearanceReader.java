package io.github.winnow.io;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Clearance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
  private static final Pattern CAMPAIGN = Pattern.compile("c[0-9]{1,9}");
  private static final List<String> COLUMNS = List.of("subject", "id", "reason", "from", "to");
  private static final int NEEDED = 3;

  private final StatementRows rows;

  private ClearanceReader(StatementRows rows) {
    this.rows = rows;
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
    return StatementRows.read(file, zone, COLUMNS, NEEDED, rows -> new ClearanceReader(rows).row());
  }

  private Clearance row() throws LogException {
    long from = rows.time("from", Long.MIN_VALUE);
    long to = rows.to(from);
    Clearance.Subject subject = subject();
    return new Clearance(subject, Id.of(id(subject)), rows.text("reason"), from, to);
  }

  private Clearance.Subject subject() throws LogException {
    String text = rows.word("subject");
    if (text == null) {
      throw rows.wrong(
          "subject is missing; it must be account, device, network, target or campaign");
    }
    for (Clearance.Subject subject : Clearance.Subject.values()) {
      if (subject.name().toLowerCase(Locale.ROOT).equals(text)) {
        return subject;
      }
    }
    throw rows.wrong(
        "subject must be account, device, network, target or campaign, but is " + rows.shown());
  }

  /** What would cover nothing, though it looks as if, is refused. */
  private String id(Clearance.Subject subject) throws LogException {
    String id = rows.id("id");
    if (subject == Clearance.Subject.CAMPAIGN && !CAMPAIGN.matcher(id).matches()) {
      throw rows.wrong(
          "a campaign's id is c and a number, as in campaigns.csv; not " + rows.shown());
    }
    if (subject == Clearance.Subject.NETWORK && id.indexOf('/') >= 0) {
      throw rows.wrong("a network is written as one of its addresses (203.0.113.0 is for its /24,"
          + " 2001:db8:: for its /48); not " + rows.shown());
    }
    return id;
  }
}
