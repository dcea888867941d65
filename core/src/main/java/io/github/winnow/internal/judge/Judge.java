package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports into a verdict, under one calibration and one policy.
 *
 * <p>A statistic with tail probability p has the evidence e = ½p^(−½), whose mean under the null is
 * 1; where labels have measured how much likelier such a p is for fabricated engagements, that
 * likelihood ratio takes its place, and may be below. Evidence is averaged over a detector's
 * statistics and then over a family's detectors that had their keys, silence counting as 1, which
 * is valid under any dependence. The score is the sum over families of the logarithm of that mean,
 * and ranks. Dispositions go by its charge, in which evidence about a target's traffic alone counts
 * up to as much again as what is said of who acted, and not at all where nothing is: where a crowd
 * is, people are.
 *
 * <p>Threading: immutable, but for what it remembers of the last engagement, which may be another
 * thread's; from any thread. 0 bytes allocated below the reporting floor.
 */
@SuppressWarnings("EnumOrdinal") // arrays by ordinal: this is the hot path
public final class Judge {
  private static final int FAMILIES = Family.values().length;
  private static final int OTHER = Family.OTHER.ordinal();
  private static final Verdict BELOW = Verdict.judged(
      0,
      0,
      0,
      Disposition.COUNT,
      false,
      TrafficClass.SOPHISTICATED,
      List.of(),
      new Verdict.Reports(0));
  private static final Verdict BELOW_DEGRADED = Verdict.judged(
      0,
      0,
      0,
      Disposition.COUNT,
      true,
      TrafficClass.SOPHISTICATED,
      List.of(),
      new Verdict.Reports(0));

  private final List<StatisticInfo> statistics;
  private final int[] families;
  private final Calibration calibration;
  private final Policy policy;
  private final boolean keepScores;
  private final boolean measured;
  private final double logPriorOdds;
  private final boolean anyRules;
  private final Map<Action, ActionTables> tables = new HashMap<>();
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
    anyRules = statistics.stream().anyMatch(info -> info.kind() == StatisticInfo.Kind.RULE);
    any = new ActionTables(calibration, policy, ensemble, null);
    for (Action action : calibration.actions()) {
      tables.put(action, new ActionTables(calibration, policy, ensemble, action));
    }
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
   * @param ruled what the host's rules say
   * @param sums takes the sums; reused
   * @return the verdict
   */
  public Verdict judge(Action action, Reports reports, RuleReports ruled, Sums sums) {
    ActionTables forAction = tablesOf(action);
    sums.clear();
    for (int i = 0; i < families.length; i++) {
      if (reports.isPresent(i)) {
        addDetector(families[i], forAction.ofDetector(i), reports, sums);
      }
    }
    StatisticInfo rule = strongest(reports, ruled);
    Effect effect = rule == null ? null : rule.effect();
    sums.sumUp(effect);
    double charge = sums.charge();
    boolean above =
        charge >= forAction.floor() || sums.firm() >= forAction.exclude() || rule != null;
    boolean degraded = reports.degraded() || ruled.degraded();
    if (!above && !keepScores) {
      return degraded ? BELOW_DEGRADED : BELOW;
    }
    Disposition disposition = dispose(effect, forAction, sums);
    double q = above ? probability(charge) : 0;
    boolean byRule =
        effect == Effect.EXCLUDE || (effect == Effect.HOLD && charge < forAction.hold());
    TrafficClass known = rule != null && byRule ? rule.trafficClass() : TrafficClass.SOPHISTICATED;
    int rules = ruled.size();
    return Verdict.judged(
        sums.score(),
        charge,
        q,
        disposition,
        degraded,
        known,
        rules == 0 ? statistics : ruled.statistics(),
        copy(forAction, reports, sums, ruled, rules));
  }

  private ActionTables tablesOf(Action action) {
    ActionTables own = tables.get(action);
    return own == null ? any : own;
  }

  private static void addDetector(int family, Scale[] scales, Reports reports, Sums sums) {
    int firm = 0;
    double evidence = 0;
    double actorEvidence = 0;
    double firmEvidence = 0;
    double firmActorEvidence = 0;
    double claimed = 0;
    double actorClaimed = 0;
    for (Scale scale : scales) {
      double rank = 1;
      double claim = 1;
      if (reports.isReported(scale.statistic())) {
        rank = scale.rank(reports);
        claim = scale.claim(rank, reports);
        sums.claim(scale.statistic(), claim);
      }
      double byActor = scale.isActor() ? rank : 1;
      evidence += rank;
      actorEvidence += byActor;
      if (scale.isCalibrated()) {
        firm++;
        firmEvidence += rank;
        firmActorEvidence += byActor;
        claimed += claim;
        actorClaimed += scale.isActor() ? claim : 1;
      }
    }
    int weighed = scales.length;
    if (weighed > 0) {
      sums.add(family, evidence / weighed, actorEvidence / weighed);
    }
    if (firm > 0) {
      sums.addCalibrated(
          family,
          firmEvidence / firm,
          firmActorEvidence / firm,
          claimed / firm,
          actorClaimed / firm);
    }
  }

  /** The first of the rules that do most, the detectors' before the host's; null when none applies. */
  private @Nullable StatisticInfo strongest(Reports reports, RuleReports ruled) {
    StatisticInfo own = anyRules ? RuleReports.strongest(statistics, reports) : null;
    StatisticInfo hosts = ruled.strongest();
    if (own == null || hosts == null) {
      return own == null ? hosts : own;
    }
    return hosts.effect().compareTo(own.effect()) > 0 ? hosts : own;
  }

  /**
   * What this policy does about evidence that a judge under the same calibration has summed.
   *
   * @param action what was done
   * @param sums what {@link #judge} took
   * @return what it would have said of the engagement
   */
  public Disposition dispose(Action action, Sums sums) {
    return dispose(sums.ruled(), tablesOf(action), sums);
  }

  private Disposition dispose(@Nullable Effect ruled, ActionTables forAction, Sums sums) {
    if (ruled == Effect.EXCLUDE) {
      return Disposition.EXCLUDE;
    }
    if (measured && sums.firm() >= forAction.exclude() && agree(sums)) {
      return Disposition.EXCLUDE;
    }
    return sums.charge() >= forAction.hold() || ruled == Effect.HOLD
        ? Disposition.HOLD
        : Disposition.COUNT;
  }

  private boolean agree(Sums sums) {
    int agreeing = 0;
    boolean actor = false;
    for (int f = 0; f < FAMILIES; f++) {
      if (f != OTHER && sums.logClaim(f) >= policy.familyWeight()) {
        agreeing++;
        actor |= sums.logActorClaim(f) >= policy.familyWeight();
      }
    }
    return agreeing >= policy.families() && actor;
  }

  /**
   * The line from which an engagement is held for what is added to its charge afterwards: the
   * charge that as many genuine engagements reach in the end as may be held.
   *
   * @param action what was done
   * @return a charge
   */
  public double finalHoldLine(Action action) {
    return tablesOf(action).finalHold();
  }

  /**
   * Whether a campaign names its members: it is beyond chance, and by one of the statistics that
   * found it stronger than genuine groups are by the same one.
   *
   * @param campaign the campaign
   * @return true when it does
   */
  public boolean names(Campaign campaign) {
    return campaign.qValue() <= policy.campaignQ()
        && (isStrong(campaign.statistic(), campaign.strength())
            || campaign.reasons().stream()
                .anyMatch(reason -> reason.statistic().kind() == StatisticInfo.Kind.GROUP
                    && isStrong(reason.statistic(), reason.value())));
  }

  private boolean isStrong(StatisticInfo statistic, double strength) {
    return strength > calibration.groupLine(statistic, policy.nameRate());
  }

  /**
   * The probability that an engagement is invalid.
   *
   * @param charge its charge
   * @return 0 to 1
   */
  public double probability(double charge) {
    double logOdds = calibration.logLikelihoodRatio(charge) + logPriorOdds;
    return 1 / (1 + Elementary.exp(-logOdds));
  }

  private Verdict.Reports copy(
      ActionTables forAction, Reports reports, Sums sums, RuleReports ruled, int rulesThatApply) {
    int size = rulesThatApply;
    for (int i = 0; i < statistics.size(); i++) {
      size += reports.isReported(i) ? 1 : 0;
    }
    Verdict.Reports copy = new Verdict.Reports(size);
    for (int i = 0; i < statistics.size(); i++) {
      if (reports.isReported(i)) {
        Scale scale = forAction.scale(i);
        copy.add(
            i,
            scale.isRanked() ? weight(sums.claim(i)) : 0,
            scale.isRule() || scale.isCalibrated(),
            reports.value(i),
            reports.observed(i),
            reports.expected(i));
      }
    }
    if (rulesThatApply > 0) {
      ruled.copyTo(copy);
    }
    return copy;
  }

  private static double weight(double claim) {
    return claim > 1 ? Math.max(0, Elementary.log(claim)) : 0; // the logarithm of 1 is not quite 0
  }
}
