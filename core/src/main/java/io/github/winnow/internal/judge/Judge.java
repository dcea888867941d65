package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Reports;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.TrafficClass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports into a verdict, under one calibration and one policy.
 *
 * <p>A statistic with tail probability p has the evidence e = ½p^(−½), whose mean under the null is
 * 1. Evidence is averaged over a detector's statistics and then over a family's detectors that had
 * their keys, silence counting as 1, which is valid under any dependence. The score is the sum over
 * families of the logarithm of that mean.
 *
 * <p>Threading: immutable but for a cache of tables by action; from any thread. 0 bytes allocated
 * below the reporting floor.
 */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal: this is the hot path
public final class Judge {
  private static final int FAMILIES = Family.values().length;
  private static final int MOST_ACTIONS = 256;
  private static final double LN_HALF = Elementary.log(0.5);
  private static final double MOST_LOG_E = 300;
  private static final Verdict BELOW = Verdict.judged(
      0,
      0,
      Disposition.COUNT,
      false,
      TrafficClass.SOPHISTICATED,
      List.of(),
      new Verdict.Reports(0));
  private static final Verdict BELOW_DEGRADED = Verdict.judged(
      0, 0, Disposition.COUNT, true, TrafficClass.SOPHISTICATED, List.of(), new Verdict.Reports(0));

  private final Ensemble ensemble;
  private final List<StatisticInfo> statistics;
  private final int[] families;
  private final Calibration calibration;
  private final Policy policy;
  private final boolean keepScores;
  private final boolean measured;
  private final double logPriorOdds;
  private final Map<Action, ActionTables> tables = new ConcurrentHashMap<>();
  private final ActionTables any;

  /**
   * A judge.
   *
   * @param ensemble whose reports it judges
   * @param calibration what genuine traffic looks like
   * @param policy what is done about the rest
   * @param keepScores whether verdicts below the reporting floor carry their score
   */
  public Judge(Ensemble ensemble, Calibration calibration, Policy policy, boolean keepScores) {
    this.ensemble = ensemble;
    this.calibration = calibration;
    this.policy = policy;
    this.keepScores = keepScores;
    statistics = ensemble.statistics();
    families = new int[ensemble.size()];
    for (int i = 0; i < families.length; i++) {
      families[i] = ensemble.family(i).ordinal();
    }
    measured = calibration.isMeasuredWith(statistics);
    double base = policy.baseRate();
    logPriorOdds = Elementary.log(base) - Elementary.log(1 - base);
    any = new ActionTables(calibration, policy, statistics, null);
  }

  /**
   * The calibration in force.
   *
   * @return the calibration
   */
  public Calibration calibration() {
    return calibration;
  }

  /**
   * The policy in force.
   *
   * @return the policy
   */
  public Policy policy() {
    return policy;
  }

  /**
   * Judges one engagement.
   *
   * @param action what was done
   * @param reports what the detectors reported
   * @param tally takes the sums; reused
   * @return the verdict
   */
  public Verdict judge(Action action, Reports reports, Sums tally) {
    ActionTables forAction = tablesOf(action);
    tally.clear();
    for (int i = 0; i < families.length; i++) {
      if (reports.isPresent(i)) {
        addDetector(i, forAction, reports, tally);
      }
    }
    double score = 0;
    double firm = 0;
    for (int f = 0; f < FAMILIES; f++) {
      score += tally.logMean(f);
      firm += tally.logMeanCalibrated(f);
    }
    Effect ruled = ruled(reports);
    boolean above = score >= forAction.floor() || ruled != null;
    if (!above && !keepScores) {
      return reports.degraded() ? BELOW_DEGRADED : BELOW;
    }
    Disposition disposition = dispose(score, firm, ruled, forAction, tally);
    double q = above ? probability(score) : 0;
    TrafficClass known =
        ruled == Effect.EXCLUDE || (ruled == Effect.HOLD && score < forAction.hold())
            ? ruledClass(reports)
            : TrafficClass.SOPHISTICATED;
    return Verdict.judged(
        score, q, disposition, reports.degraded(), known, statistics, copy(forAction, reports));
  }

  private ActionTables tablesOf(Action action) {
    ActionTables known = tables.get(action);
    if (known == null) {
      known = new ActionTables(calibration, policy, statistics, action);
      if (tables.size() < MOST_ACTIONS) {
        tables.put(action, known);
      }
    }
    return known.isEmpty() ? any : known;
  }

  private void addDetector(int detector, ActionTables forAction, Reports reports, Sums sums) {
    int first = ensemble.firstStatistic(detector);
    int count = ensemble.statisticCount(detector);
    int weighed = 0;
    int firm = 0;
    double e = 0;
    double firmE = 0;
    double claimed = 0;
    double actorClaimed = 0;
    for (int s = first; s < first + count; s++) {
      StatisticInfo info = statistics.get(s);
      if (info.kind() == StatisticInfo.Kind.RULE) {
        continue;
      }
      boolean calibrated = forAction.isCalibrated(s);
      double rank = 1;
      double claim = 1;
      if (reports.isReported(s)) {
        double cap = cap(info, reports, s);
        rank = evidence(forAction.rank(s, info, reports), cap);
        claim = evidence(forAction.claim(s, info, reports), cap);
      }
      weighed++;
      e += rank;
      if (calibrated) {
        firm++;
        firmE += rank;
        claimed += claim;
        actorClaimed += info.subject().isActor() ? claim : 1;
      }
    }
    if (weighed > 0) {
      sums.add(families[detector], e / weighed);
    }
    if (firm > 0) {
      sums.addCalibrated(families[detector], firmE / firm, claimed / firm, actorClaimed / firm);
    }
  }

  private static double evidence(double logP, double cap) {
    return Elementary.exp(Math.min(LN_HALF - 0.5 * logP, cap));
  }

  /** What is about the target's traffic weighs at most what its excess share allows. */
  private static double cap(StatisticInfo info, Reports reports, int s) {
    if (info.subject().isActor()) {
      return MOST_LOG_E;
    }
    double observed = reports.observed(s);
    double expected = reports.expected(s);
    return observed > expected && expected > 0
        ? Math.min(MOST_LOG_E, Elementary.log(observed / expected))
        : 0;
  }

  private @Nullable Effect ruled(Reports reports) {
    Effect strongest = null;
    for (int i = 0; i < statistics.size(); i++) {
      StatisticInfo info = statistics.get(i);
      if (info.kind() == StatisticInfo.Kind.RULE
          && reports.isReported(i)
          && (strongest == null || info.effect().compareTo(strongest) > 0)) {
        strongest = info.effect();
      }
    }
    return strongest;
  }

  private TrafficClass ruledClass(Reports reports) {
    for (int i = 0; i < statistics.size(); i++) {
      StatisticInfo info = statistics.get(i);
      if (info.kind() == StatisticInfo.Kind.RULE
          && reports.isReported(i)
          && info.effect() != Effect.SHOW) {
        return info.trafficClass();
      }
    }
    return TrafficClass.SOPHISTICATED;
  }

  private Disposition dispose(
      double score, double firm, @Nullable Effect ruled, ActionTables forAction, Sums sums) {
    if (ruled == Effect.EXCLUDE) {
      return Disposition.EXCLUDE;
    }
    if (measured && firm >= forAction.exclude() && agree(sums)) {
      return Disposition.EXCLUDE;
    }
    return score >= forAction.hold() || ruled == Effect.HOLD ? Disposition.HOLD : Disposition.COUNT;
  }

  private boolean agree(Sums sums) {
    int agreeing = 0;
    boolean actor = false;
    for (int f = 0; f < FAMILIES; f++) {
      if (f != Family.OTHER.ordinal() && sums.logClaim(f) >= policy.familyWeight()) {
        agreeing++;
        actor |= sums.logActorClaim(f) >= policy.familyWeight();
      }
    }
    return agreeing >= policy.families() && actor;
  }

  private double probability(double score) {
    double logOdds = calibration.logLikelihoodRatio(score) + logPriorOdds;
    return 1 / (1 + Elementary.exp(-logOdds));
  }

  private Verdict.Reports copy(ActionTables forAction, Reports reports) {
    int size = 0;
    for (int i = 0; i < statistics.size(); i++) {
      size += reports.isReported(i) ? 1 : 0;
    }
    Verdict.Reports copy = new Verdict.Reports(size);
    for (int i = 0; i < statistics.size(); i++) {
      if (reports.isReported(i)) {
        StatisticInfo info = statistics.get(i);
        boolean rule = info.kind() == StatisticInfo.Kind.RULE;
        double logE = rule
            ? 0
            : Math.min(LN_HALF - 0.5 * forAction.claim(i, info, reports), cap(info, reports, i));
        copy.add(
            i,
            Math.max(0, logE),
            rule || forAction.isCalibrated(i),
            reports.value(i),
            reports.observed(i),
            reports.expected(i));
      }
    }
    return copy;
  }
}
