package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.rules.Rules;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells bought or machine-made engagement from genuine engagement, one event at a time.
 *
 * <pre>{@code
 * try (Winnow winnow = Winnow.builder().secret(key).memory(256 << 20).build()) {
 *   Verdict v = winnow.score(Engagement.read("alice", "article-17", time).ip("203.0.113.7").build());
 *   if (v.disposition() != Disposition.COUNT) hold(v.reasons());
 *   Tally t = winnow.tallies().of("article-17", Action.READ);
 * }
 * }</pre>
 *
 * <p>Threading: every method from any thread; the engine owns no thread and reads no clock: it lives
 * in event time. Memory: fixed at the start. One engine sees only what it is given; behind a load
 * balancer, route by account, or replay centrally.
 */
public interface Winnow extends AutoCloseable {
  /**
   * Begins an engine.
   *
   * @return a builder
   */
  static WinnowBuilder builder() {
    return new WinnowBuilder();
  }

  /**
   * Scores one engagement and learns from it. Never throws for a detector's fault, nor for a bad
   * engagement: that is rejected, counted, and said.
   *
   * <p>Cost: one to three microseconds with the bundled detectors; 0 bytes allocated below the reporting
   * floor, by default for 95% of genuine engagements.
   *
   * @param engagement the engagement
   * @return the verdict
   */
  Verdict score(Engagement engagement);

  /**
   * Scores engagements in their order, as {@link #score(Engagement)} would, with the waits for
   * memory overlapped. It learns from up to sixteen of them before it tells the verdict of the
   * first: when {@code each} throws, scoring ends after those few. They are in all figures, and
   * duplicates from then on, but nobody was told.
   *
   * @param engagements the engagements
   * @param each told of each engagement and its verdict, in order, in this thread
   */
  void score(List<Engagement> engagements, BiConsumer<? super Engagement, ? super Verdict> each);

  /**
   * Looks back: audits the windows that event time has closed and that were not audited yet,
   * restates what they change, and returns. To be called by the host's scheduler, every few minutes
   * for example; scoring goes on meanwhile. One audit runs at a time; another call waits for it.
   *
   * <p>Cost: some microseconds per engagement and window, see {@link WinnowBuilder#auditSize}; the
   * memory for an audit is taken when it runs; with the bundled detectors its arrays come to about
   * 200 bytes per engagement of its largest window, and 100 per account.
   *
   * @return what was done; nothing when no window is due or the engine is closed
   */
  default AuditReport audit() {
    return audit(done -> true);
  }

  /**
   * Looks back like {@link #audit()}, watched.
   *
   * @param progress told how far it is; may cancel, in which case the window it was at stays due
   * @return what was done
   */
  AuditReport audit(AuditProgress progress);

  /**
   * Moves the stream's clock on where traffic pauses or ends, so that windows close. Does not move
   * it back. What comes later with an earlier time is late, and judged at its own time.
   *
   * @param time milliseconds since 1970-01-01T00:00Z
   */
  void advanceTo(long time);

  /**
   * The campaigns that were found, whether they name their members or not.
   *
   * @return in the order in which they were found, as of this moment
   */
  List<Campaign> campaigns();

  /**
   * Clears an account, device, network, target or campaign, for earlier engagements too: what it
   * cost is restated. Clearing what is cleared already changes nothing.
   *
   * @param clearance what, why and for when
   */
  void clear(Clearance clearance);

  /**
   * Takes a clearance back; all figures are again what they would be without it. Revoking what is
   * not in force changes nothing.
   *
   * @param clearance what was cleared; its reason does not matter
   */
  void revoke(Clearance clearance);

  /**
   * Confirms accounts as fabricated, for earlier engagements too: what they did is excluded and
   * restated, and audits of windows that are looked at from then on may begin with them. What is
   * confirmed already changes nothing. Cost: as a finding's, once for all of them.
   *
   * @param confirmations who, why and for when
   */
  void confirm(Collection<Confirmation> confirmations);

  /**
   * Confirms an account as fabricated; see {@link #confirm(Collection)}.
   *
   * @param confirmation who, why and for when
   */
  default void confirm(Confirmation confirmation) {
    confirm(List.of(confirmation));
  }

  /**
   * Takes a confirmation back; what it excluded is again what it would be without it. Campaigns that
   * were found by it stay. Withdrawing what is not in force changes nothing.
   *
   * @param confirmation what was confirmed; its reason does not matter, nor since when it is known
   */
  void withdraw(Confirmation confirmation);

  /**
   * Erases an account from the engine's memory, for whoever has a right to be forgotten: its rows,
   * alone and together with targets or anything else, what was seen of its events, its name, device
   * and network in the history, its membership in campaigns, and clearances and confirmations of it. Afterwards
   * neither its id nor its pseudonym nor a key made of it is there any more. What it does later
   * begins anew, as of an account that was never seen.
   *
   * <p>What stays names nobody: counts of targets, devices and networks keep what it did (a count of
   * distinct accounts keeps, until its window is over, a mark that it shares with one account in 85
   * to one in 4,096), and so do tallies, with what was last said of its engagements; these are no
   * longer restated and no longer looked at by audits. Erasing takes what belongs to the account as
   * the one that <em>acts</em>. An account that is a target too (somebody follows it) stays one; so
   * does a device or a network.
   *
   * <p>Not in the engine, and the host's to erase: its log and backups, verdicts, campaigns and
   * control records that it was given ({@link ControlRecord.Found#without}), the reasons it wrote
   * for clearances that were revoked before, and result files ({@code winnow forget}). Have the
   * account's events stopped first: one that is being scored meanwhile may be kept as a later one.
   *
   * <p>The listener is told a {@link ControlRecord.Forgotten}. Of other accounts nothing is lost
   * but, once in 16 million, a row of a joined key, as if it had given way to another. An account
   * that is not known, or was forgotten already, is forgotten all the same.
   *
   * <p>Cost: one pass over the engine's memory, some tens of milliseconds for 64 MB, and one over the
   * history as after an audit. Scoring goes on meanwhile; an audit that runs is waited for.
   *
   * @param account its id, or its pseudonym
   */
  void forget(Id account);

  /**
   * The counts.
   *
   * @return a live view
   */
  Tallies tallies();

  /**
   * How the engine fares: what was rejected, what a bound cost, which detectors failed.
   *
   * @return figures of this moment
   */
  Health health();

  /**
   * Puts another policy in force; no state is lost.
   *
   * @param policy the policy
   */
  void activate(Policy policy);

  /**
   * Puts policies in shadow, in the place of those that were: each is asked of every engagement
   * what it would do, and does nothing. The detectors run once; each policy draws its lines on the
   * same evidence, under the calibration in force, as if it were activated at that moment. One that
   * was in shadow before goes on counting.
   *
   * <p>Cost: two look-ups and two counters an engagement for each; 0 bytes allocated, but where a
   * {@link ShadowListener} is told and at the first engagement of an action.
   *
   * @param policies at most eight, no two of one name; none ends it
   * @throws IllegalArgumentException when they are more, or two have one name
   */
  void shadow(List<Policy> policies);

  /**
   * What the policies in shadow would have said.
   *
   * @return figures of this moment, in the order in which the policies were given
   */
  List<Shadow> shadows();

  /**
   * Puts another calibration in force; no state is lost.
   *
   * @param calibration the calibration
   */
  void activate(Calibration calibration);

  /**
   * Puts other rules in force, without a pause. Rules that count what rules before them counted
   * (the same traits, actions, sources and window, whatever their names, thresholds and effects) go
   * on from there; what only the new ones count begins from nothing, so such a rule sees the whole
   * of its window only after it. Verdicts that were given stay. The listener is told a
   * {@link ControlRecord.Ruled}.
   *
   * @param rules the rules; they take the place of all that were in force
   * @throws IllegalStateException when the engine was built without {@link WinnowBuilder#rules}, and
   *     so has no memory for what they count
   */
  void activate(Rules rules);

  /**
   * The pseudonym of an account or a target under this engine's secret.
   *
   * @param id the id
   * @return its keyed hash
   */
  Pseudonym pseudonym(Id id);

  /**
   * Ends the engine. Afterwards everything counts: {@link #score(Engagement)} answers COUNT,
   * degraded.
   */
  @Override
  void close();
}
