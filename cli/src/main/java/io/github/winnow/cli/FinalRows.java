package io.github.winnow.cli;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scored log, in its order, with what is said of each in the end. Read once. Confined to
 * one thread.
 */
final class FinalRows implements Closeable {
  private final SpillFile<ScoredRow> rows;
  private final Restatements restatements;
  private final @Nullable SpillInput in;
  private long position;
  private long taken;

  /** A row and what is said of it in the end. */
  record Final(ScoredRow row, Judged now) {}

  FinalRows(ScorePass scored) throws IOException {
    rows = scored.rows();
    restatements = scored.restatements();
    in = rows.records() == 0 ? null : rows.open();
  }

  /** The next row, or null at the end. */
  @Nullable
  Final next() throws IOException {
    ScoredRow row = in == null ? null : rows.next(in);
    if (row == null) {
      return null;
    }
    taken++;
    Judged first = row.first();
    // A duplicate has no position: nothing is ever said of it again.
    return new Final(row, first.duplicate() ? first : first.after(restatements.at(position++)));
  }

  /** How many rows were taken. */
  long taken() {
    return taken;
  }

  /** The part of all rows that was taken, 0 to 1. */
  double part() {
    return rows.records() == 0 ? 1 : (double) taken / rows.records();
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
