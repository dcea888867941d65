package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A row of {@code verdicts.csv}; texts as they stand there.
 *
 * @param id the event's id
 * @param time in milliseconds since 1970
 * @param account who
 * @param action did what
 * @param target to what
 * @param score how suspicious it is
 * @param q the probability of being invalid
 * @param first what was said when it came
 * @param last what is said in the end
 * @param reasons why
 */
record VerdictRow(
    String id,
    long time,
    String account,
    String action,
    String target,
    double score,
    double q,
    Disposition first,
    Disposition last,
    String reasons) {
  private static final int ID = 0;
  private static final int ACCOUNT = 1;
  private static final int TARGET = 2;

  boolean duplicate() {
    return reasons.equals(VerdictFile.DUPLICATE);
  }

  /** Takes the rows that were asked for. */
  interface Taker {
    void take(VerdictRow row, boolean byEvent, boolean byAccount, boolean byTarget);
  }

  /** Reads the rows in which an id stands, in one pass. */
  static void read(Path verdicts, WantedId wanted, Progress progress, Taker taker)
      throws IOException {
    long rows = 0;
    try (ResultReader reader = ResultReader.open(
        verdicts,
        "id",
        "account",
        "target",
        "time",
        "action",
        "score",
        "q",
        "first_disposition",
        "disposition",
        "reasons")) {
      while (reader.next()) {
        rows++;
        boolean byEvent = wanted.is(reader.text(ID));
        boolean byAccount = wanted.is(reader.text(ACCOUNT));
        boolean byTarget = wanted.is(reader.text(TARGET));
        if (byEvent || byAccount || byTarget) {
          taker.take(of(reader), byEvent, byAccount, byTarget);
        }
        progress.at(-1, rows);
      }
    }
  }

  private static VerdictRow of(ResultReader reader) throws IOException {
    return new VerdictRow(
        reader.text(ID),
        (long) reader.number(3),
        reader.text(ACCOUNT),
        reader.text(4),
        reader.text(TARGET),
        reader.number(5),
        reader.number(6),
        Dispositions.named(reader.text(7)),
        Dispositions.named(reader.text(8)),
        reader.text(9));
  }
}
