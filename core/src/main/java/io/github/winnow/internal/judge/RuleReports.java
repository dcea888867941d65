package io.github.winnow.internal.judge;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.plugin.Reports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the host's rules say of one engagement. Reused; one thread at a time. */
public final class RuleReports {
  private final List<StatisticInfo> all;
  private final List<StatisticInfo> own;
  private final Reports reports;

  /**
   * What rules say.
   *
   * @param all the detectors' statistics and behind them the rules'
   * @param own the rules'
   * @param reports what applies
   */
  public RuleReports(List<StatisticInfo> all, List<StatisticInfo> own, Reports reports) {
    this.all = all;
    this.own = own;
    this.reports = reports;
  }

  /** The first of those that do most, or null when none applies. */
  @Nullable
  StatisticInfo strongest() {
    return strongest(own, reports);
  }

  static @Nullable StatisticInfo strongest(List<StatisticInfo> statistics, Reports reports) {
    StatisticInfo strongest = null;
    for (int i = 0; i < statistics.size(); i++) {
      if (reports.isReported(i)) {
        StatisticInfo info = statistics.get(i);
        if (info.kind() == StatisticInfo.Kind.RULE
            && (strongest == null || info.effect().compareTo(strongest.effect()) > 0)) {
          strongest = info;
        }
      }
    }
    return strongest;
  }

  boolean degraded() {
    return reports.degraded();
  }

  int size() {
    int size = 0;
    for (int i = 0; i < own.size(); i++) {
      size += reports.isReported(i) ? 1 : 0;
    }
    return size;
  }

  void copyTo(Verdict.Reports copy) {
    int first = all.size() - own.size();
    for (int i = 0; i < own.size(); i++) {
      if (reports.isReported(i)) {
        copy.add(first + i, 0, true, reports.value(i), reports.observed(i), reports.expected(i));
      }
    }
  }

  List<StatisticInfo> statistics() {
    return all;
  }
}
