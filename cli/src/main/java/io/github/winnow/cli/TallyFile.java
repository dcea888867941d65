package io.github.winnow.cli;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.io.ResultCsv;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Collects the counts by target and action and writes {@code tally.csv}, the most invalid first.
 * Duplicates are in no figure.
 */
final class TallyFile implements Closeable {
  private static final int IN_MEMORY = 1 << 15;
  private static final Comparator<TargetSums> MOST_INVALID_FIRST = Comparator.comparingDouble(
          TargetSums::invalid)
      .thenComparingLong(TargetSums::gross)
      .reversed()
      .thenComparing(TargetSums::target)
      .thenComparing(TargetSums::action);

  private final SpillingSums<TargetSums> targets;
  private long written;

  TallyFile(Function<String, Path> temporary) {
    targets = new SpillingSums<>(TargetSums.CODEC, temporary, "tally", IN_MEMORY);
  }

  void add(ScoredRow row, Judged now, FoundCampaigns campaigns) throws IOException {
    Campaign with = now.byCampaign() ? campaigns.deciding(row.accountHash()) : null;
    TargetSums sums = targets.of(
        row.targetHash(),
        row.action(),
        () -> new TargetSums(row.targetHash(), row.target().toString(), row.action()));
    sums.add(now, row.count(), with);
  }

  void write(Path file) throws IOException {
    try (ResultCsv csv = ResultCsv.create(
        file,
        "target",
        "action",
        "gross",
        "invalid_general",
        "invalid_sophisticated",
        "net",
        "net_low",
        "net_high")) {
      targets.forEach(MOST_INVALID_FIRST, sums -> {
        csv.text(sums.target())
            .text(sums.action())
            .number(sums.gross())
            .number(sums.general())
            .number(sums.sophisticated())
            .number(sums.net())
            .number(sums.netLow())
            .number(sums.netHigh())
            .endRow();
        written++;
      });
    }
  }

  /** How many rows were written. */
  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    targets.close();
  }
}
