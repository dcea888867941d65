package io.github.winnow.cli;

import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.io.ResultCsv;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Collects what was seen of each account and writes {@code accounts.csv}, the worst first.
 * Duplicates are in no figure.
 */
final class AccountFile implements Closeable {
  private static final int IN_MEMORY = 1 << 15;
  private static final int MOST_REASONS = 5;
  private static final Comparator<AccountSums> WORST_FIRST =
      Comparator.comparingDouble(AccountSums::score).reversed().thenComparing(AccountSums::account);

  private final SpillingSums<AccountSums> accounts;
  private final Map<StatisticInfo, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Language language;
  private final Template against;
  private long written;

  AccountFile(Function<String, Path> temporary, Language language) {
    this.language = language;
    against = new Template(language.against());
    accounts = new SpillingSums<>(AccountSums.CODEC, temporary, "accounts", IN_MEMORY);
  }

  void add(ScoredRow row, Judged now) throws IOException {
    long hash = row.accountHash();
    AccountSums sums = accounts.of(
        hash, AccountSums.NO_REST, () -> new AccountSums(hash, row.account().toString()));
    int count = row.count();
    sums.add(now.score(), now.disposition(), count);
    for (Reason reason : now.reasons()) {
      sums.addReason(number(reason.statistic()), reason.weight() * count, count);
    }
  }

  private int number(StatisticInfo statistic) {
    return numbers.computeIfAbsent(statistic, s -> {
      names.add(s.name());
      return names.size() - 1;
    });
  }

  void write(Path file, FoundCampaigns campaigns) throws IOException {
    try (ResultCsv csv = ResultCsv.create(
        file, "account", "score", "disposition", "events", "campaigns", "reasons")) {
      accounts.forEach(WORST_FIRST, sums -> {
        csv.text(sums.account())
            .number(sums.score())
            .text(sums.disposition().name())
            .number(sums.events())
            .text(campaigns.naming(sums.hash()))
            .text(reasons(sums))
            .endRow();
        written++;
      });
    }
  }

  /** How many accounts were written. */
  long written() {
    return written;
  }

  private String reasons(AccountSums sums) {
    StringBuilder cell = new StringBuilder();
    IntStream.range(0, sums.statistics())
        .boxed()
        .sorted(Comparator.comparingDouble(sums::meanWeight)
            .reversed()
            .thenComparing(at -> names.get(sums.number(at))))
        .limit(MOST_REASONS)
        .forEach(at -> cell.append(cell.length() == 0 ? "" : ";")
            .append(names.get(sums.number(at)))
            .append(": ")
            .append(against.fill(Map.of(
                "times", Long.toString(sums.times(at)),
                "events", Long.toString(sums.events()))))
            .append(Endings.of(language, Ending.ON_AVERAGE)
                .fill(Map.of("weight", Numbers.short3(sums.meanWeight(at))))));
    return cell.toString();
  }

  @Override
  public void close() throws IOException {
    accounts.close();
  }
}
