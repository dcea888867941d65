package io.github.winnow.cli;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.io.Label;
import io.github.winnow.io.LogEntry;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.ResultCsv;
import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts verdicts and truth together. Verdicts stand in the log's order, one for each accepted row,
 * under the row's id or, where it has none, its number; so both files are read once, side by side,
 * and a row of the log that the next verdict does not name was rejected, or its account forgotten.
 */
final class TruthJoin {
  private static final int ID = 0;
  private static final int ACTION = 1;
  private static final int SCORE = 2;
  private static final int Q = 3;
  private static final int DISPOSITION = 4;
  private static final int REASONS = 5;
  private static final int FIRST_DISPOSITION = 6;
  private static final int ACCOUNT = 7;

  private final ResultReader rows;
  private final LogFile truth;
  private final Taker taker;
  private long labelled;
  private long duplicates;
  private long unlabelled;
  private long withoutVerdict;

  /** A row and the truth about it. */
  record Row(
      String account,
      String action,
      String scenario,
      boolean fabricated,
      double score,
      double q,
      Disposition first,
      Disposition last) {}

  /** Takes the rows whose truth is known. */
  interface Taker {
    void take(Row row);
  }

  /**
   * What is in no figure.
   *
   * @param duplicates rows that were scored before
   * @param unlabelled rows the truth of which the log does not tell
   * @param withoutVerdict rows of the log that have no verdict under their name: rejected, or forgotten
   */
  record LeftOut(long duplicates, long unlabelled, long withoutVerdict) {}

  private TruthJoin(ResultReader rows, LogFile truth, Taker taker) {
    this.rows = rows;
    this.truth = truth;
    this.taker = taker;
  }

  static LeftOut read(Path verdicts, String log, LogFormat format, Progress progress, Taker taker)
      throws IOException {
    try (ResultReader rows = ResultReader.open(
            verdicts,
            "id",
            "action",
            "score",
            "q",
            "disposition",
            "reasons",
            "first_disposition",
            "account");
        LogFile truth = LogFile.open(log, format)) {
      TruthJoin join = new TruthJoin(rows, truth, taker);
      if (join.run(progress) == 0) {
        throw new Failure("no row of " + Failure.shown(log) + " has a verdict in "
            + Failure.shown(verdicts.toString()));
      }
      if (join.labelled == 0) {
        throw new Failure(Failure.shown(log)
            + " has no labels: its column label must have 1 for fabricated and 0 for genuine rows"
            + " (--column label=NAME where it is called otherwise)");
      }
      return new LeftOut(join.duplicates, join.unlabelled, join.withoutVerdict);
    }
  }

  private long run(Progress progress) throws IOException {
    long matched = 0;
    boolean more = next(rows);
    String id = more ? rows.text(ID) : "";
    for (LogEntry entry = truth.reader().next();
        entry != null;
        entry = truth.reader().next()) {
      if (more && entry instanceof LogRow row && id.equals(idOf(row))) {
        add(row);
        matched++;
        more = next(rows);
        id = more ? rows.text(ID) : "";
      } else {
        withoutVerdict++;
      }
      progress.at(truth.part(), matched);
    }
    if (more && matched > 0) {
      throw new Failure("after " + matched + " rows, the verdict of row " + Failure.shown(id)
          + " has no row in the log: is it the log that was scored?");
    }
    return matched;
  }

  /** Goes to the next row that has a name; those of forgotten accounts have none. */
  private static boolean next(ResultReader rows) throws IOException {
    boolean more = rows.next();
    while (more && rows.text(ID).isEmpty()) {
      more = rows.next();
    }
    return more;
  }

  private static String idOf(LogRow row) {
    Id id = row.engagement().id();
    return id == null ? Long.toString(row.row()) : ResultCsv.cell(id.toString());
  }

  private void add(LogRow row) throws IOException {
    if (rows.text(REASONS).equals(VerdictFile.DUPLICATE)) {
      duplicates++;
    } else if (row.label() == Label.ABSENT) {
      unlabelled++;
    } else {
      labelled++;
      taker.take(new Row(
          rows.text(ACCOUNT),
          rows.text(ACTION),
          row.scenario() == null ? "" : row.scenario(),
          row.label() == Label.FABRICATED,
          rows.number(SCORE),
          rows.number(Q),
          Dispositions.named(rows.text(FIRST_DISPOSITION)),
          Dispositions.named(rows.text(DISPOSITION))));
    }
  }
}
