package io.github.winnow.cli;

import io.github.winnow.event.Id;
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
 * and a row of the log that the next verdict does not name was rejected.
 */
final class TruthJoin {
  private static final int ID = 0;
  private static final int ACTION = 1;
  private static final int SCORE = 2;
  private static final int Q = 3;
  private static final int DISPOSITION = 4;
  private static final int REASONS = 5;
  private static final int FIRST_DISPOSITION = 6;

  private TruthJoin() {}

  static Evaluation of(Path verdicts, String log, LogFormat format, Progress progress)
      throws IOException {
    Evaluation evaluation = new Evaluation();
    try (ResultReader rows = ResultReader.open(
            verdicts, "id", "action", "score", "q", "disposition", "reasons", "first_disposition");
        LogFile truth = LogFile.open(log, format)) {
      long matched = join(rows, truth, evaluation, progress);
      if (matched == 0) {
        throw new Failure("no row of " + Failure.shown(log) + " has a verdict in "
            + Failure.shown(verdicts.toString()));
      }
      if (evaluation.fate(true).last().all() + evaluation.fate(false).last().all() == 0) {
        throw new Failure(Failure.shown(log)
            + " has no labels: its column label must have 1 for fabricated and 0 for genuine rows"
            + " (--column label=NAME where it is called otherwise)");
      }
    }
    return evaluation;
  }

  private static long join(
      ResultReader rows, LogFile truth, Evaluation evaluation, Progress progress)
      throws IOException {
    long matched = 0;
    boolean more = rows.next();
    String id = more ? rows.text(ID) : "";
    for (LogEntry entry = truth.reader().next();
        entry != null;
        entry = truth.reader().next()) {
      if (more && entry instanceof LogRow row && id.equals(idOf(row))) {
        add(rows, row, evaluation);
        matched++;
        more = rows.next();
        id = more ? rows.text(ID) : "";
      } else {
        evaluation.addWithoutVerdict();
      }
      progress.at(truth.part(), matched);
    }
    if (more && matched > 0) {
      throw new Failure("after " + matched + " rows, the verdict of row " + Failure.shown(id)
          + " has no row in the log: is it the log that was scored?");
    }
    return matched;
  }

  private static String idOf(LogRow row) {
    Id id = row.engagement().id();
    return id == null ? Long.toString(row.row()) : ResultCsv.cell(id.toString());
  }

  private static void add(ResultReader rows, LogRow row, Evaluation evaluation) throws IOException {
    if (rows.text(REASONS).equals(VerdictFile.DUPLICATE)) {
      evaluation.addDuplicate();
    } else if (row.label() == Label.ABSENT) {
      evaluation.addUnlabelled();
    } else {
      evaluation.add(
          rows.text(ACTION),
          row.scenario() == null ? "" : row.scenario(),
          row.label() == Label.FABRICATED,
          rows.number(SCORE),
          rows.number(Q),
          Dispositions.named(rows.text(FIRST_DISPOSITION)),
          Dispositions.named(rows.text(DISPOSITION)));
    }
  }
}
