package io.github.winnow.cli;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * Goes over the rows of a scored log once more and says what is said of each in the end. Confined to
 * one thread.
 */
final class FinalPass {
  private static final int PROGRESS_EVERY = 512;

  private final SpillFile<ScoredRow> rows;
  private final Restatements restatements;

  /** Takes the rows in the log's order. */
  interface Sink {
    void take(ScoredRow row, Judged now) throws IOException;
  }

  FinalPass(ScorePass scored) {
    rows = scored.rows();
    restatements = scored.restatements();
  }

  void run(Sink sink, Progress progress) throws IOException {
    if (rows.records() == 0) {
      return;
    }
    long position = 0;
    long taken = 0;
    try (DataInputStream in = rows.open()) {
      for (ScoredRow row = rows.next(in); row != null; row = rows.next(in)) {
        Judged first = row.first();
        // A duplicate has no position: nothing is ever said of it again.
        sink.take(row, first.duplicate() ? first : first.after(restatements.at(position++)));
        taken++;
        if (taken % PROGRESS_EVERY == 0) {
          progress.at((double) taken / rows.records(), taken);
        }
      }
    }
  }
}
