package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.Reject;
import io.github.winnow.io.RejectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One run of {@code winnow score}. */
final class ScoreRun {
  private final String log;
  private final LogFormat format;
  private final EngineOptions engine;
  private final Calibration calibration;
  private final Policy policy;
  private final boolean strict;
  private final Summary summary;

  ScoreRun(
      String log,
      LogFormat format,
      EngineOptions engine,
      Calibration calibration,
      Policy policy,
      boolean strict) {
    this.log = log;
    this.format = format;
    this.engine = engine;
    this.calibration = calibration;
    this.policy = policy;
    this.strict = strict;
    summary = new Summary(calibration, policy);
  }

  void writeTo(Path folder, Progress progress) throws IOException {
    try (LogFile rows = LogFile.open(log, format);
        OutputFolder out = OutputFolder.create(folder)) {
      CleanUp.onInterrupt(out, () -> write(rows, out, progress));
    }
  }

  private void write(LogFile rows, OutputFolder out, Progress progress) throws IOException {
    try (AccountFile accounts = new AccountFile(out::file);
        TallyFile tally = new TallyFile(out::file)) {
      Health health = score(rows, out, accounts, tally, progress);
      // The engine is gone by now: its memory serves for adding up what was spilled.
      accounts.write(out.file("accounts.csv"));
      tally.write(out.file("tally.csv"));
      CampaignFiles.write(out);
      Files.writeString(
          out.file("summary.json"),
          summary.json(log, rows.reader(), engine, health, accounts.written()));
    }
    out.commit();
  }

  private Health score(
      LogFile rows, OutputFolder out, AccountFile accounts, TallyFile tally, Progress progress)
      throws IOException {
    try (Winnow winnow = engine.build(calibration, policy);
        VerdictFile verdicts = new VerdictFile(out.file("verdicts.csv"));
        RejectWriter rejects = RejectWriter.create(out.file("rejects.csv"))) {
      Scorer.Outcome outcome = new Scorer.Outcome() {
        @Override
        public void judged(LogRow row, Verdict verdict) throws IOException {
          List<Reason> reasons = Reasons.of(verdict);
          verdicts.write(row, verdict, reasons);
          summary.add(row.engagement(), verdict);
          if (verdict.status() == Verdict.Status.JUDGED) {
            accounts.add(winnow, row.engagement(), verdict, reasons);
            tally.add(winnow, row.engagement(), verdict);
          }
        }

        @Override
        public void rejected(Reject reject) throws IOException {
          if (strict) {
            throw new Failure(Failure.shown(log) + ", " + reject + " (--strict)");
          }
          rejects.write(reject);
          summary.add(reject);
        }
      };
      new Scorer(rows, winnow, outcome).run(progress);
      return winnow.health();
    }
  }

  /** What a person wants to know at once. */
  String report(Path folder) {
    return String.format(
        Locale.ROOT,
        "%,d rows: %,d count, %,d held, %,d excluded, %,d duplicates, %,d rejected; see %s",
        summary.rows(),
        summary.counted(),
        summary.held(),
        summary.excluded(),
        summary.duplicates(),
        summary.rejected(),
        Failure.shown(folder.toString()));
  }
}
