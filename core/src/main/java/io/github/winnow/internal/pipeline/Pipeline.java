package io.github.winnow.internal.pipeline;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.standing.Statement;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.rules.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The edge, the detectors and the judge. Whoever uses it keeps the rows.
 *
 * <p>Threading: from any thread; the judge is swapped as a whole.
 */
public final class Pipeline {
  private final Edge edge;
  private final Ensemble ensemble;
  private final boolean keepScores;
  private final byte[] secret;
  private final Controls controls = new Controls(this);
  private volatile Judge judge;
  private volatile Standing standing = Standing.NONE;
  private volatile Ruling ruling;
  private volatile ShadowPolicy @Nullable [] shadows;

  /**
   * A pipeline.
   *
   * @param secret the host's secret
   * @param ensemble the detectors
   * @param calibration what genuine traffic looks like
   * @param policy what is done about the rest
   * @param rules the host's own
   * @param keepScores whether verdicts below the reporting floor carry their score
   */
  public Pipeline(
      byte[] secret,
      Ensemble ensemble,
      Calibration calibration,
      Policy policy,
      Rules rules,
      boolean keepScores) {
    this.secret = secret.clone();
    this.edge = new Edge(secret, ensemble.layout());
    this.ensemble = ensemble;
    this.keepScores = keepScores;
    judge = new Judge(ensemble, calibration, policy, keepScores);
    ruling = new Ruling(rules, secret, ensemble.statistics());
  }

  /**
   * Room for one engagement on its way.
   *
   * @return a context
   */
  public Context newContext() {
    return new Context(ensemble, ruling);
  }

  /**
   * Room for one engagement more, whose rows are read and which is judged before or after another.
   *
   * @param other the other's context, with which it shares what both need only in turn
   * @return a context
   */
  public Context newContext(Context other) {
    return new Context(ensemble, other);
  }

  /**
   * Reads an engagement's hashes and measures.
   *
   * @param engagement the engagement
   * @param context takes them
   * @return null, or why it can't be judged
   */
  public @Nullable String observe(Engagement engagement, Context context) {
    return edge.observe(engagement, context.reading());
  }

  /**
   * Reads an engagement's keys for the rules in force, when its own reading is complete.
   *
   * @param engagement the engagement
   * @param context takes them
   * @return the rules' part of the context
   */
  public RuleContext observeRules(Engagement engagement, Context context) {
    Ruling inForce = ruling;
    RuleContext ruled = context.ruled();
    ruled.fit(inForce);
    if (!inForce.isEmpty()) {
      inForce.observe(engagement, context.reading(), ruled.reading());
    }
    return ruled;
  }

  /**
   * Judges an engagement whose rows were read, the rules' too.
   *
   * @param context the engagement
   * @return the verdict
   */
  public Verdict judge(Context context) {
    Reading reading = context.reading();
    Standing known = standing; // before the judge: they are set the other way round
    Judge inForce = judge;
    ensemble.observe(reading, context.reports());
    Verdict first =
        inForce.judge(reading.action(), context.reports(), context.ruled().judge(), context.sums());
    context.standing(known);
    int said = Stated.of(first.disposition(), first.q(), first.trafficClass(), false);
    Statement statement = context.statement();
    known.judge(
        inForce,
        reading,
        (float) context.sums().charge(), // as the history keeps it
        said,
        statement);
    return statement.isSilent()
        ? first
        : statement.amended(first, context.sums().score(), context.sums().charge());
  }

  /**
   * What looking back has found.
   *
   * @return the standing in force
   */
  public Standing standing() {
    return standing;
  }

  /**
   * Lets a control record count from now on.
   *
   * @param record what changes
   */
  public synchronized void apply(ControlRecord record) {
    if (record instanceof ControlRecord.Ruled ruled) {
      ruling = new Ruling(ruled.rules(), secret, ensemble.statistics());
      return; // nothing that was said before changes
    }
    boolean otherwise = true;
    if (record instanceof ControlRecord.Decided decided) {
      judge = new Judge(ensemble, judge.calibration(), decided.policy(), keepScores);
    } else if (record instanceof ControlRecord.Calibrated calibrated) {
      judge = new Judge(ensemble, calibrated.calibration(), judge.policy(), keepScores);
    } else {
      otherwise = false;
    }
    standing = controls.after(standing, record);
    ShadowPolicy[] all = shadows;
    if (all != null) {
      ShadowPolicy[] now = new ShadowPolicy[all.length];
      for (int i = 0; i < now.length; i++) {
        now[i] = otherwise
            ? shadowPolicy(all[i].policy())
            : all[i].with(Controls.under(all[i].judge(), standing));
      }
      shadows = now;
    }
  }

  /**
   * Puts policies in shadow, in the place of those that were. One that stays goes on counting.
   *
   * @param policies the policies
   */
  public synchronized void shadow(List<Policy> policies) {
    ShadowPolicy[] before = shadows;
    ShadowPolicy[] now = new ShadowPolicy[policies.size()];
    for (int i = 0; i < now.length; i++) {
      now[i] = stays(before, policies.get(i));
    }
    shadows = now.length == 0 ? null : now;
  }

  private ShadowPolicy stays(ShadowPolicy @Nullable [] before, Policy policy) {
    if (before != null) {
      for (ShadowPolicy shadow : before) {
        if (shadow.policy().equals(policy)) {
          return shadow;
        }
      }
    }
    return shadowPolicy(policy);
  }

  private ShadowPolicy shadowPolicy(Policy policy) {
    Judge other = new Judge(ensemble, judge.calibration(), policy, false);
    return new ShadowPolicy(
        other, Controls.under(other, standing), judge.policy(), new ShadowCounts());
  }

  /**
   * The policies in shadow.
   *
   * @return an array not to be changed, or null when there is none
   */
  public ShadowPolicy @Nullable [] shadows() {
    return shadows;
  }

  /**
   * The judge in force.
   *
   * @return the judge
   */
  public Judge judge() {
    return judge;
  }

  /**
   * The host's rules.
   *
   * @return those in force
   */
  public Ruling ruling() {
    return ruling;
  }

  /**
   * The detectors.
   *
   * @return the ensemble
   */
  public Ensemble ensemble() {
    return ensemble;
  }

  /**
   * The edge.
   *
   * @return the edge
   */
  public Edge edge() {
    return edge;
  }
}
