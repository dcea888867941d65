package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.plugin.Reports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calibration's tables for one action, laid out for the hot path. Immutable. */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal: this is the hot path
final class ActionTables {
  private static final int SIZES = SizeClass.values().length;

  private static final double MOST_NOMINAL = 300;

  private final @Nullable Tail[] tails;
  private final boolean[] calibrated;
  private final boolean[] ranked;
  private final boolean[] nominal;
  private final boolean[] upper;
  private final double floor;
  private final double hold;
  private final double exclude;

  ActionTables(
      Calibration calibration,
      Policy policy,
      List<StatisticInfo> statistics,
      @Nullable Action action) {
    tails = new @Nullable Tail[statistics.size() * SIZES];
    calibrated = new boolean[statistics.size()];
    ranked = new boolean[statistics.size()];
    nominal = new boolean[statistics.size()];
    upper = new boolean[statistics.size()];
    for (int s = 0; s < statistics.size(); s++) {
      StatisticInfo info = statistics.get(s);
      Tail all = calibration.tail(info, action, SizeClass.ALL);
      Tail fallback = all != null ? all : calibration.tail(info, null, SizeClass.ALL);
      for (SizeClass size : SizeClass.values()) {
        Tail own = calibration.tail(info, action, size);
        tails[s * SIZES + size.ordinal()] = own != null ? own : fallback;
        ranked[s] |= own != null || fallback != null;
      }
      calibrated[s] = action != null && all != null;
      nominal[s] = info.kind() == StatisticInfo.Kind.LOG_P_VALUE;
      ranked[s] |= nominal[s];
      upper[s] = info.kind() == StatisticInfo.Kind.UPPER_TAIL;
    }
    Tail own = calibration.score(action);
    Tail score = own != null ? own : calibration.score(null);
    hold = score == null ? Double.POSITIVE_INFINITY : score.valueAt(policy.holdRate());
    // What is held is reported, whatever the policy says of reports.
    floor = score == null
        ? Double.NEGATIVE_INFINITY
        : Math.min(hold, score.valueAt(policy.reportRate()));
    exclude = own == null || action == null
        ? Double.POSITIVE_INFINITY
        : own.valueAt(policy.excludeRate());
  }

  double floor() {
    return floor;
  }

  double hold() {
    return hold;
  }

  double exclude() {
    return exclude;
  }

  boolean isCalibrated(int statistic) {
    return calibrated[statistic];
  }

  /**
   * Whether a value of the statistic says anything: without a table only a logarithm of p does. What
   * can't speak has no share in an average, or a new detector would thin out the others' evidence.
   */
  boolean isRanked(int statistic) {
    return ranked[statistic];
  }

  /** The tail that a report is compared with, or null when there is none. */
  @Nullable
  Tail tail(int s, Reports reports) {
    return tails[s * SIZES + SizeClass.of(reports.expected(s)).ordinal()];
  }

  /** The evidence of a report, extrapolated; for ranking. */
  double rank(int s, @Nullable Tail tail, double value) {
    if (tail == null) {
      return nominal[s] ? nominal(value) : 1;
    }
    return tail.evidence(upper[s] ? value : -value);
  }

  private static double nominal(double logP) {
    return 0.5 * Elementary.exp(Math.min(MOST_NOMINAL, -0.5 * logP));
  }

  /** The same as far as it is known. */
  static double claim(double rank, @Nullable Tail tail) {
    return tail == null ? rank : Math.min(rank, tail.mostEvidence());
  }
}
