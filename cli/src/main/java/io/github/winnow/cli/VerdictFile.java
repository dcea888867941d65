package io.github.winnow.cli;

import io.github.winnow.event.Id;
import io.github.winnow.io.ResultCsv;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code verdicts.csv}: one row per accepted row, in the log's order. */
final class VerdictFile implements Closeable {
  /** The whole reason of a row that was there before. */
  static final String DUPLICATE = "duplicate";

  private final ResultCsv csv;
  private final Language language;

  VerdictFile(Path file, Language language) throws IOException {
    this.language = language;
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

  /** Writes a row and what is said of it in the end. */
  void write(ScoredRow row, Judged now) throws IOException {
    id(row.id());
    csv.number(row.time());
    id(row.account());
    csv.text(row.action().name());
    id(row.target());
    csv.number(now.score())
        .number(now.q())
        .text(now.disposition().name())
        .text(row.first().disposition().name())
        .text(now.duplicate() ? DUPLICATE : Reasons.cell(now, language))
        .endRow();
  }

  private void id(Id id) throws IOException {
    if (id.text() == null && !id.isPseudonym()) {
      csv.number(id.number());
    } else {
      csv.text(id.toString());
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
