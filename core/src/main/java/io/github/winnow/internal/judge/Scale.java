package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.LikelihoodRatio;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.plugin.Reports;
import org.jspecify.annotations.Nullable;

/** How one statistic's reports are weighed, for one action. Immutable. */
@SuppressWarnings("EnumOrdinal") // an array by ordinal: this is the hot path
final class Scale {
  private static final double MOST_NOMINAL = 300;

  private final int statistic;
  private final boolean rule;
  private final boolean actor;
  private final boolean calibrated;
  private final boolean ranked;
  private final boolean nominal;
  private final boolean upper;
  private final @Nullable Tail[] tails = new @Nullable Tail[SizeClass.values().length];
  private final double[] most = new double[tails.length];
  private final @Nullable LikelihoodRatio ratio;

  Scale(int statistic, StatisticInfo info, Calibration calibration, @Nullable Action action) {
    this.statistic = statistic;
    rule = info.kind() == StatisticInfo.Kind.RULE;
    actor = info.subject().isActor();
    nominal = info.kind() == StatisticInfo.Kind.LOG_P_VALUE;
    upper = info.kind() == StatisticInfo.Kind.UPPER_TAIL;
    calibrated = action != null && calibration.tail(info, action, SizeClass.ALL) != null;
    ratio = calibrated && action != null ? calibration.ratio(info, action) : null;
    boolean any = nominal;
    for (SizeClass size : SizeClass.values()) {
      Tail nearest = calibration.nearest(info, action, size);
      tails[size.ordinal()] = nearest;
      most[size.ordinal()] =
          nearest == null ? Double.POSITIVE_INFINITY : likelihood(nearest.mostEvidence());
      any |= nearest != null;
    }
    ranked = any;
  }

  int statistic() {
    return statistic;
  }

  boolean isRule() {
    return rule;
  }

  /** Whether it is about who acted, and not about what the target receives. */
  boolean isActor() {
    return actor;
  }

  boolean isCalibrated() {
    return calibrated;
  }

  /**
   * Whether a value of the statistic says anything: without a table only a logarithm of p does.
   * What can't speak has no share in an average, or a new detector would thin out the others'
   * evidence.
   */
  boolean isRanked() {
    return ranked && !rule;
  }

  /** The evidence of a report, extrapolated; for ranking. */
  double rank(Reports reports) {
    Tail tail = tails[sizeOf(reports)];
    double value = reports.value(statistic);
    double rank = tail == null
        ? (nominal ? nominal(value) : 1)
        : likelihood(tail.evidence(upper ? value : -value));
    return actor ? rank : Math.min(rank, excess(reports));
  }

  /** The same as far as it is known. */
  double claim(double rank, Reports reports) {
    return Math.min(rank, most[sizeOf(reports)]);
  }

  private int sizeOf(Reports reports) {
    return SizeClass.of(reports.expected(statistic)).ordinal();
  }

  private double likelihood(double evidence) {
    LikelihoodRatio known = ratio;
    return known == null ? evidence : known.of(evidence);
  }

  private static double nominal(double logP) {
    return 0.5 * Elementary.exp(Math.min(MOST_NOMINAL, -0.5 * logP));
  }

  /**
   * What is about a target's traffic weighs at most 1/(1 − s), s being the share of it in excess of
   * what was expected: so likely is it that an engagement taken at random is one of the excess.
   */
  private double excess(Reports reports) {
    double observed = reports.observed(statistic);
    double expected = reports.expected(statistic);
    return observed > expected && expected > 0
        ? Math.min(observed / expected, Double.MAX_VALUE)
        : 1;
  }
}
