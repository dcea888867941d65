package io.github.winnow.internal.pipeline;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.judge.Sums;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.standing.Statement;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.spi.TrafficClass;

/**
 * A policy in shadow, under the calibration in force and with what looking back has found. The
 * evidence was summed by the acting judge, and is the same under every policy: only the lines are
 * drawn anew, here.
 *
 * <p>Threading: immutable but for its counts; from any thread. Cost: two look-ups and two counters,
 * and the standing's look-up once anything was found.
 */
public final class ShadowPolicy {
  private final Judge judge;
  private final Standing standing;
  private final Policy acting;
  private final ShadowCounts counts;

  ShadowPolicy(Judge judge, Standing standing, Policy acting, ShadowCounts counts) {
    this.judge = judge;
    this.standing = standing;
    this.acting = acting;
    this.counts = counts;
  }

  /** The same when other things were found. */
  ShadowPolicy with(Standing now) {
    return new ShadowPolicy(judge, now, acting, counts);
  }

  Judge judge() {
    return judge;
  }

  /**
   * The policy.
   *
   * @return the policy in shadow
   */
  public Policy policy() {
    return judge.policy();
  }

  /**
   * Says what would be done with an engagement that was judged, and counts it.
   *
   * @param context the engagement
   * @param done what is done with it
   * @return what this policy would do
   */
  public Disposition compare(Context context, Disposition done) {
    Sums sums = context.sums();
    Disposition mine = judge.dispose(context.reading().action(), sums);
    if (!standing.isEmpty()) {
      int said = Stated.of(mine, 0, TrafficClass.SOPHISTICATED, false);
      mine = stated(context, said).disposition();
    }
    counts.add(context.reading().action(), done, mine);
    return mine;
  }

  private Statement stated(Context context, int said) {
    Statement statement = context.shadow();
    // The charge as the history keeps it, as the acting judge has it.
    standing.judge(judge, context.reading(), (float) context.sums().charge(), said, statement);
    return statement;
  }

  /**
   * What this policy would say, with reasons. The detectors are not asked again.
   *
   * @param context the engagement, which was judged last
   * @return a verdict
   */
  public Verdict verdict(Context context) {
    Sums sums = context.sums();
    Verdict first = judge.judge(
        context.reading().action(), context.reports(), context.ruled().said(), sums);
    int said = Stated.of(first.disposition(), first.q(), first.trafficClass(), false);
    Statement statement = stated(context, said);
    return statement.isSilent() ? first : statement.amended(first, sums.score(), sums.charge());
  }

  /**
   * What it would have said so far.
   *
   * @return counts of this moment
   */
  public Shadow report() {
    return new Shadow(policy(), acting, counts.all(), counts.byAction());
  }
}
