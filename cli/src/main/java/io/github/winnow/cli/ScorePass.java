package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.Reject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Scores a log with audits in between, and keeps on the disk what was said of each row: first, and
 * again, when an audit changed it. Confined to one thread.
 */
final class ScorePass implements Closeable {
  private final SpillFile<ScoredRow> rows;
  private final Restatements restatements;
  private final Set<StatisticInfo> lookingBack = new HashSet<>();

  /** Builds an engine that tells a listener. */
  interface EngineSource {
    Winnow build(WinnowListener listener) throws IOException;
  }

  /** Takes what is no verdict. */
  interface Side {
    void scored(LogRow row, Verdict verdict) throws IOException;

    void rejected(Reject reject) throws IOException;
  }

  ScorePass(Function<String, Path> temporary) {
    ReasonCodec reasons = new ReasonCodec();
    rows = new SpillFile<>(temporary.apply("rows.part"), new ScoredRow.Format(reasons));
    restatements = new Restatements(reasons, temporary, Restatements.IN_MEMORY);
  }

  LookedBack run(LogFile log, EngineSource engine, HostSays host, Side side, Progress progress)
      throws IOException {
    try (Winnow winnow = engine.build(new Listener())) {
      host.clearances().forEach(winnow::clear);
      Confirming confirming = new Confirming(winnow, host.confirmations());
      confirming.run();
      Audits audits = new Audits(winnow, progress);
      Scorer.Outcome outcome = new Scorer.Outcome() {
        @Override
        public void judged(LogRow row, Verdict verdict) throws IOException {
          side.scored(row, verdict);
          rows.write(ScoredRow.of(row, verdict, winnow, lookingBack));
        }

        @Override
        public void rejected(Reject reject) throws IOException {
          side.rejected(reject);
        }

        @Override
        public void upToDate() {
          confirming.run();
          audits.run();
        }
      };
      new Scorer(log, winnow, outcome).run(progress);
      confirming.run();
      audits.end();
      confirming.end();
      rows.finish();
      restatements.finish();
      return new LookedBack(winnow.health(), new FoundCampaigns(winnow.campaigns()), audits);
    }
  }

  private final class Listener implements WinnowListener {
    @Override
    public void recorded(ControlRecord record) {
      LookingBack.add(record, lookingBack);
    }

    @Override
    public void restated(Restatement restatement) {
      try {
        restatements.add(Restated.of(restatement));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The rows in the log's order. */
  SpillFile<ScoredRow> rows() {
    return rows;
  }

  /** What was said anew of them. */
  Restatements restatements() {
    return restatements;
  }

  @Override
  public void close() throws IOException {
    try (rows) {
      restatements.close();
    }
  }
}
