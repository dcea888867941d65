package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.LikelihoodRatio;
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
  private final @Nullable LikelihoodRatio[] ratios;
  private final boolean[] calibrated;
  private final boolean[] ranked;
  private final boolean[] nominal;
  private final boolean[] upper;
  private final double floor;
  private final double hold;
  private final double finalHold;
  private final double exclude;

  ActionTables(
      Calibration calibration,
      Policy policy,
      List<StatisticInfo> statistics,
      @Nullable Action action) {
    tails = new @Nullable Tail[statistics.size() * SIZES];
    ratios = new @Nullable LikelihoodRatio[statistics.size()];
    calibrated = new boolean[statistics.size()];
    ranked = new boolean[statistics.size()];
    nominal = new boolean[statistics.size()];
    upper = new boolean[statistics.size()];
    for (int s = 0; s < statistics.size(); s++) {
      StatisticInfo info = statistics.get(s);
      Tail all = calibration.tail(info, action, SizeClass.ALL);
      for (SizeClass size : SizeClass.values()) {
        Tail nearest = calibration.nearest(info, action, size);
        tails[s * SIZES + size.ordinal()] = nearest;
        ranked[s] |= nearest != null;
      }
      calibrated[s] = action != null && all != null;
      ratios[s] = action != null && all != null ? calibration.ratio(info, action) : null;
      nominal[s] = info.kind() == StatisticInfo.Kind.LOG_P_VALUE;
      ranked[s] |= nominal[s];
      upper[s] = info.kind() == StatisticInfo.Kind.UPPER_TAIL;
    }
    Tail own = calibration.score(action);
    Tail score = own != null ? own : calibration.score(null);
    hold = score == null ? Double.POSITIVE_INFINITY : score.valueAt(policy.holdRate());
    Tail ownFinal = calibration.finalScore(action);
    Tail afterwards = ownFinal != null ? ownFinal : calibration.finalScore(null);
    finalHold = afterwards == null ? hold : Math.max(hold, afterwards.valueAt(policy.holdRate()));
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

  /** From where what is added afterwards holds. */
  double finalHold() {
    return finalHold;
  }

  double exclude() {
    return exclude;
  }

  boolean isCalibrated(int statistic) {
    return calibrated[statistic];
  }

  /**
   * Whether a value of the statistic says anything: without a table only a logarithm of p does.
   * What can't speak has no share in an average, or a new detector would thin out the others'
   * evidence.
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
    double evidence = tail.evidence(upper[s] ? value : -value);
    LikelihoodRatio ratio = ratios[s];
    return ratio == null ? evidence : ratio.of(evidence);
  }

  private static double nominal(double logP) {
    return 0.5 * Elementary.exp(Math.min(MOST_NOMINAL, -0.5 * logP));
  }

  /** The same as far as it is known. */
  double claim(int s, double rank, @Nullable Tail tail) {
    if (tail == null) {
      return rank;
    }
    LikelihoodRatio ratio = ratios[s];
    double most = tail.mostEvidence();
    return Math.min(rank, ratio == null ? most : ratio.of(most));
  }
}
