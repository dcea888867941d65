package io.github.winnow.cli;

import io.github.winnow.AuditProgress;
import io.github.winnow.AuditReport;
import io.github.winnow.Health;
import io.github.winnow.Tallies;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** An engine whose audits find what a test wants found. */
final class ScriptedWinnow implements Winnow {
  private final Winnow scoring;
  private final WinnowListener listener;
  private final Script script;
  private final List<Campaign> campaigns = new ArrayList<>();
  final List<Clearance> cleared = new ArrayList<>();
  private long judged;
  private boolean ended;

  /** What an audit does. */
  interface Script {
    void audit(ScriptedWinnow winnow, WinnowListener listener);
  }

  ScriptedWinnow(Winnow scoring, WinnowListener listener, Script script) {
    this.scoring = scoring;
    this.listener = listener;
    this.script = script;
  }

  /** How many engagements have a position. */
  long judged() {
    return judged;
  }

  /** Whether the log has ended. */
  boolean ended() {
    return ended;
  }

  void found(Campaign campaign) {
    campaigns.add(campaign);
    listener.campaign(campaign);
  }

  private void count(Verdict verdict) {
    judged += verdict.status() == Verdict.Status.JUDGED ? 1 : 0;
  }

  @Override
  public Verdict score(Engagement engagement) {
    Verdict verdict = scoring.score(engagement);
    count(verdict);
    return verdict;
  }

  @Override
  public void score(
      List<Engagement> engagements, BiConsumer<? super Engagement, ? super Verdict> each) {
    scoring.score(engagements, (engagement, verdict) -> {
      count(verdict);
      each.accept(engagement, verdict);
    });
  }

  @Override
  public AuditReport audit(AuditProgress progress) {
    progress.at(0.5);
    script.audit(this, listener);
    return new AuditReport(1, 10, 2, List.of(), false);
  }

  @Override
  public void advanceTo(long time) {
    ended = true;
  }

  @Override
  public List<Campaign> campaigns() {
    return campaigns;
  }

  @Override
  public void clear(Clearance clearance) {
    cleared.add(clearance);
  }

  @Override
  public void revoke(Clearance clearance) {
    cleared.removeIf(clearance::coversAs);
  }

  @Override
  public void confirm(Collection<Confirmation> confirmations) {
    scoring.confirm(confirmations);
  }

  @Override
  public void withdraw(Confirmation confirmation) {
    scoring.withdraw(confirmation);
  }

  @Override
  public void forget(Id account) {
    scoring.forget(account);
  }

  @Override
  public Tallies tallies() {
    return scoring.tallies();
  }

  @Override
  public Health health() {
    return scoring.health();
  }

  @Override
  public void activate(Policy policy) {
    scoring.activate(policy);
  }

  @Override
  public void activate(Calibration calibration) {
    scoring.activate(calibration);
  }

  @Override
  public void activate(Rules rules) {
    scoring.activate(rules);
  }

  @Override
  public Pseudonym pseudonym(Id id) {
    return scoring.pseudonym(id);
  }

  @Override
  public void close() {
    scoring.close();
  }

  @Override
  public void shadow(List<Policy> policies) {
    scoring.shadow(policies);
  }

  @Override
  public List<Shadow> shadows() {
    return scoring.shadows();
  }
}
