package io.github.winnow.cli;

import io.github.winnow.event.Id;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.ResultCsv;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code verdicts.csv}: one row per accepted row, in the log's order. */
final class VerdictFile implements Closeable {
  /** The whole reason of a row that was there before. */
  static final String DUPLICATE = "duplicate";

  private final ResultCsv csv;

  VerdictFile(Path file) throws IOException {
    csv = ResultCsv.create(
        file,
        "id",
        "time",
        "account",
        "action",
        "target",
        "score",
        "q",
        "disposition",
        "first_disposition",
        "reasons");
  }

  void write(LogRow row, Verdict verdict, List<Reason> reasons) throws IOException {
    Id id = row.engagement().id();
    if (id == null) {
      csv.number(row.row());
    } else {
      csv.text(id.toString());
    }
    String disposition = verdict.disposition().name();
    csv.number(row.engagement().time())
        .text(row.engagement().account().toString())
        .text(row.engagement().action().name())
        .text(row.engagement().target().toString())
        .number(verdict.score())
        .number(verdict.q())
        .text(disposition)
        .text(disposition)
        .text(verdict.status() == Verdict.Status.DUPLICATE ? DUPLICATE : Reasons.cell(reasons))
        .endRow();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
