package io.github.winnow.internal.standing;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.spi.TrafficClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of one engagement when looking back counts too. Reused; one thread at a time. */
public final class Statement {
  private int first;
  Disposition disposition = Disposition.COUNT;
  TrafficClass trafficClass = TrafficClass.SOPHISTICATED;
  double q;
  double weight;
  double memberWeight;
  boolean byCampaign;

  @Nullable
  Campaign campaign;

  Campaign.@Nullable Member member;

  @Nullable
  Excess excess;

  @Nullable
  Confirmation confirmation;

  @Nullable
  Clearance clearance;

  /** A statement to be filled. */
  public Statement() {}

  void begin(int said) {
    first = said;
    disposition = Stated.disposition(first);
    trafficClass = Stated.trafficClass(first);
    q = Stated.q(first);
    weight = 0;
    memberWeight = 0;
    byCampaign = false;
    campaign = null;
    member = null;
    excess = null;
    confirmation = null;
    clearance = null;
  }

  /**
   * What was said without looking back.
   *
   * @return see {@link Stated}
   */
  public int first() {
    return first;
  }

  /**
   * The statement in bits.
   *
   * @return see {@link Stated}
   */
  public int stated() {
    return Stated.of(disposition, q, trafficClass, byCampaign);
  }

  /**
   * What is done.
   *
   * @return the disposition
   */
  public Disposition disposition() {
    return disposition;
  }

  /**
   * The probability of being invalid.
   *
   * @return 0 to 1
   */
  public double q() {
    return q;
  }

  /**
   * What looking back adds to the score.
   *
   * @return at least 0
   */
  public double weight() {
    return weight;
  }

  /**
   * The campaign that names the account.
   *
   * @return the campaign, or null
   */
  public @Nullable Campaign campaign() {
    return campaign;
  }

  /**
   * Whether the campaign decides what is done.
   *
   * @return true when the engagement stands or falls with it
   */
  public boolean isByCampaign() {
    return byCampaign;
  }

  /**
   * The clearance that covers the engagement.
   *
   * @return the clearance, or null
   */
  public @Nullable Clearance clearance() {
    return clearance;
  }

  /**
   * Whether looking back says nothing of the engagement.
   *
   * @return true when the first verdict stands as it is
   */
  public boolean isSilent() {
    return campaign == null && excess == null && confirmation == null && clearance == null;
  }

  /**
   * The verdict when looking back counts too.
   *
   * @param first the verdict without
   * @param score its score, which a shared verdict does not carry
   * @param charge and its charge
   * @return another verdict
   */
  public Verdict amended(Verdict first, double score, double charge) {
    Clearance by = clearance;
    Excess over = excess;
    double charged = over == null ? charge : Excess.charged(charge, over.weight());
    return first.amended(
        disposition,
        q,
        score + weight,
        charged + memberWeight,
        reasons(),
        by == null ? first.note() : "cleared: " + by.reason());
  }

  /**
   * What looking back has against the engagement.
   *
   * @return that it is confirmed, then the heaviest first; rendered anew at every call
   */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>(2);
    Campaign found = campaign;
    Campaign.Member who = member;
    if (found != null && who != null) {
      reasons.add(new Reason(
          found.statistic(), memberWeight, true, who.weight(), who.observed(), who.expected()));
    }
    Excess over = excess;
    if (over != null && over.weight() > 0) {
      Reason reason = new Reason(
          over.statistic(), over.weight(), true, over.logP(), over.observed(), over.expected());
      reasons.add(memberWeight >= over.weight() ? reasons.size() : 0, reason);
    }
    Confirmation host = confirmation;
    if (host != null) {
      reasons.add(0, new Reason(host.statistic(), 0, true, 0, 0, 0));
    }
    return reasons;
  }
}
