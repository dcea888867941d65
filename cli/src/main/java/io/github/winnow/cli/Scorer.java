package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogEntry;
import io.github.winnow.io.LogReader;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.Reject;
import io.github.winnow.io.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores a log's rows, some at a time, and hands on rows and rejects in the log's order. Confined to
 * one thread.
 */
final class Scorer {
  /** So few that what was read of them is still in the cache when it is scored and handed on. */
  private static final int BATCH = 64;

  /** After so many, of which the batches are parts, they are up to date. */
  private static final int STRETCH = 512;

  private static final int REJECTED_TEXT = 200;

  private final LogFile log;
  private final Winnow winnow;
  private final Outcome outcome;
  private final List<LogEntry> entries = new ArrayList<>(BATCH);
  private final List<Engagement> engagements = new ArrayList<>(BATCH);
  private final List<Verdict> verdicts = new ArrayList<>(BATCH);

  /** Takes what the rows gave. */
  interface Outcome {
    void judged(LogRow row, Verdict verdict) throws IOException;

    void rejected(Reject reject) throws IOException;

    /** All that was read so far is scored. */
    default void upToDate() throws IOException {}
  }

  Scorer(LogFile log, Winnow winnow, Outcome outcome) {
    this.log = log;
    this.winnow = winnow;
    this.outcome = outcome;
  }

  void run(Progress progress) throws IOException {
    LogReader reader = log.reader();
    for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
      entries.add(entry);
      if (entry instanceof LogRow row) {
        engagements.add(row.engagement());
      }
      if (entries.size() == BATCH) {
        flush();
        if (reader.rows() % STRETCH == 0) {
          outcome.upToDate();
          progress.at(log.part(), reader.rows());
        }
      }
    }
    flush();
  }

  private void flush() throws IOException {
    winnow.score(engagements, (engagement, verdict) -> verdicts.add(verdict));
    int next = 0;
    for (LogEntry entry : entries) {
      if (entry instanceof LogRow row) {
        Verdict verdict = verdicts.get(next++);
        if (verdict.status() == Verdict.Status.REJECTED) {
          outcome.rejected(refused(row, verdict.note()));
        } else {
          outcome.judged(row, verdict);
        }
      } else if (entry instanceof Reject reject) {
        outcome.rejected(reject);
      }
    }
    entries.clear();
    engagements.clear();
    verdicts.clear();
  }

  /** The reader has passed the row, so its text is put together from what was read. */
  private static Reject refused(LogRow row, String why) {
    Engagement e = row.engagement();
    String text = e.time() + "," + e.account() + "," + e.action().name() + "," + e.target();
    return new Reject(
        row.row(),
        row.line(),
        Reject.Reason.REFUSED,
        SafeText.shown(why, REJECTED_TEXT),
        SafeText.shown(text, REJECTED_TEXT));
  }
}
