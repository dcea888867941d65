package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.Reject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores one log under several policies, each as {@code score} would, audits included, and lays what
 * they say side by side. The log is read once for each; on the disk it takes as much as all these
 * runs of {@code score} together, in memory as much as one. Confined to one thread.
 */
final class Backtest implements Closeable {
  private final String log;
  private final LogFormat format;
  private final EngineOptions options;
  private final Calibration calibration;
  private final HostSays host;
  private final OutputFolder scratch;
  private final SpillFile<Truth> truths;
  private final List<ScorePass> passes = new ArrayList<>();
  private final List<FoundCampaigns> campaigns = new ArrayList<>();
  private long rejected;

  /** A backtest that keeps its temporary files in a folder, which is gone afterwards. */
  Backtest(
      String log,
      LogFormat format,
      EngineOptions options,
      Calibration calibration,
      HostSays host,
      Path scratch)
      throws IOException {
    this.log = log;
    this.format = format;
    this.options = options;
    this.calibration = calibration;
    this.host = host;
    this.scratch = OutputFolder.create(scratch);
    truths = new SpillFile<>(this.scratch.file("truths.part"), new Truth.Format());
  }

  /** Scores the log under one more policy. */
  void run(Policy policy, Progress progress) throws IOException {
    boolean first = passes.isEmpty();
    int number = passes.size();
    ScorePass pass = new ScorePass(name -> scratch.file(number + "-" + name));
    passes.add(pass);
    ScorePass.Side side = new ScorePass.Side() {
      @Override
      public void scored(LogRow row, Verdict verdict) throws IOException {
        if (first) {
          truths.write(Truth.of(row));
        }
      }

      @Override
      public void rejected(Reject reject) {
        rejected += first ? 1 : 0;
      }
    };
    try (LogFile rows = LogFile.open(log, format)) {
      LookedBack lookedBack = pass.run(
          rows, listener -> options.build(calibration, policy, listener), host, side, progress);
      campaigns.add(lookedBack.campaigns());
    }
    if (first) {
      truths.finish();
    }
  }

  /** Lays side by side what was said under the policies, in the order in which they were run. */
  Comparison compare(int examples) throws IOException {
    Comparison comparison = new Comparison(passes.size(), examples, rejected);
    List<FinalRows> all = new ArrayList<>();
    try {
      for (ScorePass pass : passes) {
        all.add(new FinalRows(pass));
      }
      if (truths.records() > 0) {
        try (SpillInput in = truths.open()) {
          for (Truth truth = truths.next(in); truth != null; truth = truths.next(in)) {
            comparison.add(truth, next(all));
          }
        }
      }
    } finally {
      for (FinalRows rows : all) {
        rows.close();
      }
    }
    return comparison;
  }

  private static List<FinalRows.Final> next(List<FinalRows> all) throws IOException {
    List<FinalRows.Final> row = new ArrayList<>(all.size());
    for (FinalRows rows : all) {
      FinalRows.Final next = rows.next();
      if (next == null) {
        throw new IllegalStateException("the log had fewer rows the next time");
      }
      row.add(next);
    }
    return row;
  }

  /** What a policy found. */
  FoundCampaigns campaigns(int policy) {
    return campaigns.get(policy);
  }

  @Override
  public void close() throws IOException {
    try (scratch;
        truths) {
      for (ScorePass pass : passes) {
        pass.close();
      }
    }
  }
}
