package io.github.winnow.io;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Confirmation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads confirmations: CSV in UTF-8 with the columns {@code account,reason} and, where they are
 * wanted, {@code from}, {@code to} and {@code known}, in any order, plain or gzip.
 *
 * <pre>{@code
 * account,reason,from,to,known
 * mallory,the owner confessed,,,2024-05-03T12:00:00+08:00
 * 4711,judgment of 3 May,2024-02-01,,2024-05-03
 * }</pre>
 *
 * <p>{@code account} may stand as result files have it, with a spreadsheet's apostrophe before
 * {@code = + - @}. Times are written as in a log: what the account did is fabricated {@code from}
 * (inclusive) {@code to} (exclusive), for ever on a side without one; {@code known} says from when
 * that is known, always where it is empty.
 *
 * <p>A confirmation excludes. So one row that can't be read, or a column with another name, fails the
 * reading, and the message has the line. Memory: the confirmations. Stateless.
 */
public final class ConfirmationReader {
  private static final List<String> COLUMNS = List.of("account", "reason", "from", "to", "known");
  private static final int NEEDED = 2;

  private ConfirmationReader() {}

  /**
   * Reads a file whose times without a zone are UTC.
   *
   * @param file its path
   * @return the confirmations in the file's order
   * @throws LogException when there is no such file, or something in it is wrong, naming the line and
   *     what is allowed
   * @throws IOException when reading fails
   */
  public static List<Confirmation> read(Path file) throws IOException {
    return read(file, ZoneOffset.UTC);
  }

  /**
   * Reads a file.
   *
   * @param file its path
   * @param zone where the clocks stood that wrote times without a zone, as in {@link
   *     LogFormat.Builder#zone}
   * @return the confirmations in the file's order
   * @throws LogException when there is no such file, or something in it is wrong, naming the line and
   *     what is allowed
   * @throws IOException when reading fails
   */
  public static List<Confirmation> read(Path file, ZoneId zone) throws IOException {
    return StatementRows.read(file, zone, COLUMNS, NEEDED, ConfirmationReader::row);
  }

  private static Confirmation row(StatementRows rows) throws LogException {
    long from = rows.time("from", Long.MIN_VALUE);
    long to = rows.to(from);
    return new Confirmation(
        Id.of(rows.id("account")),
        rows.text("reason"),
        from,
        to,
        rows.time("known", Long.MIN_VALUE));
  }
}
