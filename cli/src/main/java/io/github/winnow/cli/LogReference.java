package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.Label;
import io.github.winnow.io.LogEntry;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogReader;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.Reject;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A log as the traffic to learn from; rows without a label are taken for genuine. */
final class LogReference implements Reference {
  private final String log;
  private final LogFormat format;
  private long rejected;

  LogReference(String log, LogFormat format) {
    this.log = log;
    this.format = format;
  }

  @Override
  public int worlds() {
    return 1;
  }

  @Override
  public String about() {
    return "the log " + Failure.shown(String.valueOf(Path.of(log).getFileName()));
  }

  /** How many rows of the log could not be read, in the pass that was last. */
  long rejected() {
    return rejected;
  }

  @Override
  public void play(int world, Winnow winnow, Taker taker, Progress progress) throws IOException {
    rejected = 0;
    try (LogFile rows = LogFile.open(log, format)) {
      Scorer.Outcome outcome = new Scorer.Outcome() {
        @Override
        public void judged(LogRow row, Verdict verdict) throws IOException {
          taker.take(row.engagement(), verdict, fabricated(row.label()));
        }

        @Override
        public void rejected(Reject reject) {
          rejected++;
        }
      };
      new Scorer(rows, winnow, outcome).run(progress);
    }
  }

  @Override
  public void playGenuine(int world, GenuinePast past, Progress progress) throws IOException {
    try (LogFile rows = LogFile.open(log, format)) {
      LogReader reader = rows.reader();
      for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
        if (entry instanceof LogRow row && row.label() != Label.FABRICATED) {
          past.add(row.engagement());
        }
        progress.at(rows.part(), reader.rows());
      }
    }
  }

  private static @Nullable Boolean fabricated(Label label) {
    return label == Label.ABSENT ? null : Boolean.valueOf(label == Label.FABRICATED);
  }
}
