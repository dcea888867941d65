package io.github.winnow.cli;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.OutputFolder;
import io.github.winnow.io.Reject;
import io.github.winnow.io.RejectWriter;
import io.github.winnow.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code winnow score}: the log is read, scored and audited; then, when nothing will
 * change any more, the result files are written from what was kept on the disk.
 */
final class ScoreRun {
  private static final int PROGRESS_EVERY = 512;

  private final String log;
  private final LogFormat format;
  private final EngineOptions options;
  private final ScorePass.EngineSource engine;
  private final HostSays host;
  private final boolean strict;
  private final Summary summary;
  private Language language = Language.ENGLISH;
  private int campaignsFound;
  private String leftOut = "";

  ScoreRun(
      String log,
      LogFormat format,
      EngineOptions options,
      Calibration calibration,
      Policy policy,
      @Nullable Rules rules,
      HostSays host,
      boolean strict) {
    this(
        log,
        format,
        options,
        listener -> options.build(calibration, policy, rules, listener),
        host,
        strict,
        new Summary(calibration, policy, rules, host));
  }

  /** With another engine. */
  ScoreRun(
      String log,
      LogFormat format,
      EngineOptions options,
      ScorePass.EngineSource engine,
      HostSays host,
      boolean strict,
      Summary summary) {
    this.log = log;
    this.format = format;
    this.options = options;
    this.engine = engine;
    this.host = host;
    this.strict = strict;
    this.summary = summary;
  }

  /** With its reasons in another language. */
  ScoreRun in(Language wanted) {
    language = wanted;
    return this;
  }

  void writeTo(Path folder, Progress progress) throws IOException {
    try (LogFile rows = LogFile.open(log, format);
        OutputFolder out = OutputFolder.create(folder)) {
      CleanUp.onInterrupt(out, () -> write(rows, out, progress));
    }
  }

  private void write(LogFile rows, OutputFolder out, Progress progress) throws IOException {
    try (ScorePass scored = new ScorePass(out::file)) {
      LookedBack lookedBack = score(rows, out, scored, progress);
      campaignsFound = lookedBack.campaigns().worstFirst().size();
      Audits audits = lookedBack.audits();
      leftOut = leftOut(audits.leftOut(), audits.engagements());
      // The engine is gone by now: its memory serves for adding up what was kept.
      progress.phase("winnow: writing");
      long accounts = writeResults(scored, lookedBack.campaigns(), out, progress);
      CampaignFiles.write(out, lookedBack.campaigns(), language);
      Files.writeString(
          out.file("summary.json"),
          summary.json(log, rows.reader(), options, lookedBack, accounts));
    }
    out.commit();
  }

  private LookedBack score(LogFile rows, OutputFolder out, ScorePass scored, Progress progress)
      throws IOException {
    try (RejectWriter rejects = RejectWriter.create(out.file("rejects.csv"))) {
      ScorePass.Side side = new ScorePass.Side() {
        @Override
        public void scored(LogRow row, Verdict verdict) {
          summary.add(row.engagement(), verdict);
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
      return scored.run(rows, engine, host, side, progress);
    }
  }

  /** Writes what is said of rows, accounts and targets; returns how many accounts there are. */
  private long writeResults(
      ScorePass scored, FoundCampaigns campaigns, OutputFolder out, Progress progress)
      throws IOException {
    try (AccountFile accounts = new AccountFile(out::file, language);
        TallyFile tally = new TallyFile(out::file)) {
      try (VerdictFile verdicts = new VerdictFile(out.file("verdicts.csv"), language);
          FinalRows rows = new FinalRows(scored)) {
        for (FinalRows.Final next = rows.next(); next != null; next = rows.next()) {
          ScoredRow row = next.row();
          Judged now = next.now();
          verdicts.write(row, now);
          if (!now.duplicate()) {
            summary.decided(row, now);
            accounts.add(row, now);
            tally.add(row, now, campaigns);
            campaigns.see(row);
          }
          if (rows.taken() % PROGRESS_EVERY == 0) {
            progress.at(rows.part(), rows.taken());
          }
        }
      }
      accounts.write(out.file("accounts.csv"), campaigns);
      tally.write(out.file("tally.csv"));
      return accounts.written();
    }
  }

  /** What a person wants to know at once. */
  String report(Path folder) {
    return String.format(
            Locale.ROOT,
            "%,d rows: %,d count, %,d held, %,d excluded, %,d duplicates, %,d rejected;"
                + " %,d campaigns, %,d rows restated; see %s",
            summary.rows(),
            summary.counted(),
            summary.held(),
            summary.excluded(),
            summary.duplicates(),
            summary.rejected(),
            campaignsFound,
            summary.restated(),
            Failure.shown(folder.toString()))
        + leftOut;
  }

  /** That looking back did not see everything, if so. */
  static String leftOut(long unseen, long engagements) {
    return unseen == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%nLooking back had no room for %,d of %,d engagements, so campaigns may lack accounts;"
                + " with a larger --memory it has.",
            unseen,
            engagements);
  }
}
