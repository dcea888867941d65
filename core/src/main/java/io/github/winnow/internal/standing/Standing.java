package io.github.winnow.internal.standing;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.state.Act;
import io.github.winnow.internal.tally.Stated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What looking back has found, laid out so that one engagement can be judged by it: as it comes,
 * and again afterwards, by the same function.
 *
 * <p>An account that a campaign names has the weight of its membership on every engagement, at full
 * size within the campaign's time and halved with every half-life before or after it. Where the
 * campaign excludes, a member that is likely enough is excluded while at least half the weight is
 * left, and held while a tenth is. What it does outside the campaign's orders where it
 * {@linkplain Campaign.Home is at home} is not the campaign's: accounts are let, and their owners
 * read on. Since one function says so of earlier and later engagements, no
 * engagement pays twice.
 *
 * <p>Threading: immutable; from any thread. Cost: one look-up for an account that no campaign names.
 */
public final class Standing {
  /** Nothing found, nothing confirmed, nothing cleared. */
  public static final Standing NONE =
      new Standing(List.of(), List.of(), Clearances.NONE, Confirmations.NONE, Policy.standard(), 0);

  private static final double EXCLUDING = 0.5;
  private static final double HOLDING = 0.1;
  private static final double LIKELY = 0.5;
  private static final double LN_2 = 0.6931471805599453;

  private final List<Campaign> campaigns;
  private final List<Excess> excesses;
  private final Clearances clearances;
  private final Confirmations confirmations;
  private final Policy policy;
  private final boolean empty;
  private final LongIndex accounts = new LongIndex();
  private final List<List<Membership>> membershipsOf = new ArrayList<>();
  private final LongIndex targets = new LongIndex();
  private final List<List<Excess>> excessesOf = new ArrayList<>();
  private final double perMilli;
  private final long lastNumber;

  /**
   * A standing.
   *
   * @param campaigns those found
   * @param excesses of targets
   * @param clearances those in force
   * @param confirmations those in force
   * @param policy how likely a member must be, and how fast its standing recovers
   * @param lastNumber the largest number that a campaign's id ever had
   */
  public Standing(
      List<Campaign> campaigns,
      List<Excess> excesses,
      Clearances clearances,
      Confirmations confirmations,
      Policy policy,
      long lastNumber) {
    this.lastNumber = lastNumber;
    this.campaigns = List.copyOf(campaigns);
    this.excesses = List.copyOf(excesses);
    this.clearances = clearances;
    this.confirmations = confirmations;
    this.policy = policy;
    perMilli = LN_2 / policy.halfLife().toMillis();
    for (Campaign campaign : campaigns) {
      if (campaign.named()) {
        Orders orders = new Orders(campaign.orders());
        campaign.members().forEach(member -> add(new Membership(campaign, orders, member)));
      }
    }
    for (Excess excess : excesses) {
      int number = targets.add(excess.target().hash());
      if (number == excessesOf.size()) {
        excessesOf.add(new ArrayList<>());
      }
      excessesOf.get(number).add(excess);
    }
    empty = accounts.size() == 0
        && excesses.isEmpty()
        && clearances.isEmpty()
        && confirmations.isEmpty();
  }

  private void add(Membership membership) {
    int number = accounts.add(membership.member().account().hash());
    if (number == membershipsOf.size()) {
      membershipsOf.add(new ArrayList<>(1));
    }
    membershipsOf.get(number).add(membership);
  }

  /**
   * The campaigns as they were found.
   *
   * @return in the order in which they were found
   */
  public List<Campaign> campaigns() {
    return campaigns;
  }

  /**
   * The excesses of targets.
   *
   * @return in no particular order
   */
  public List<Excess> excesses() {
    return excesses;
  }

  /**
   * The clearances in force.
   *
   * @return the clearances
   */
  public Clearances clearances() {
    return clearances;
  }

  /**
   * The confirmations in force.
   *
   * @return the confirmations
   */
  public Confirmations confirmations() {
    return confirmations;
  }

  /**
   * The largest number that a campaign's id ever had.
   *
   * @return 0 when none was found
   */
  public long lastNumber() {
    return lastNumber;
  }

  /**
   * Whether it says nothing of any engagement.
   *
   * @return true when nothing names, confirms or clears
   */
  public boolean isEmpty() {
    return empty;
  }

  /**
   * Judges one engagement.
   *
   * @param judge who gave the first verdict
   * @param act the engagement
   * @param charge the charge without looking back
   * @param first what was said without looking back, see {@link Stated}
   * @param out takes what is said
   */
  public void judge(Judge judge, Act act, double charge, int first, Statement out) {
    out.begin(first);
    if (empty) {
      return;
    }
    int about = targets.find(act.target());
    if (about >= 0) {
      weigh(heaviest(excessesOf.get(about), act), judge, act.action(), charge, out);
    }
    int who = accounts.find(act.account());
    if (who >= 0) {
      weigh(membershipsOf.get(who), act, out);
    }
    if (!confirmations.isEmpty()) {
      confirm(act, out);
    }
    if (!clearances.isEmpty()) {
      clear(act, out);
    }
  }

  private static @Nullable Excess heaviest(List<Excess> some, Act act) {
    long time = act.time();
    Excess heaviest = null;
    for (int i = 0; i < some.size(); i++) {
      Excess excess = some.get(i);
      if (time >= excess.start()
          && time <= excess.end()
          && (heaviest == null || excess.weight() > heaviest.weight())
          && Traits.isShown(excess.trait(), act)) {
        heaviest = excess;
      }
    }
    return heaviest;
  }

  private static void weigh(
      @Nullable Excess excess, Judge judge, Action action, double charge, Statement out) {
    if (excess == null || excess.weight() <= 0) {
      return;
    }
    out.excess = excess;
    out.weight = excess.weight();
    double sum = Excess.charged(charge, excess.weight());
    if (sum >= judge.finalHoldLine(action)) {
      out.q = Math.max(out.q, judge.probability(sum));
      if (out.disposition == Disposition.COUNT) {
        out.disposition = Disposition.HOLD;
      }
    }
  }

  /**
   * An account that several campaigns name stands, at each time, for the one that then does most,
   * and of several that do the same for the heaviest.
   */
  private void weigh(List<Membership> some, Act act, Statement out) {
    long time = act.time();
    Membership best = null;
    double bestLeft = 0;
    double bestWeight = 0;
    Disposition most = Disposition.COUNT;
    for (int i = 0; i < some.size(); i++) {
      Membership membership = some.get(i);
      Campaign campaign = membership.campaign();
      double left = fade(campaign, time);
      if (left < HOLDING
          || !membership.covers(act)
          || clearances.of(Clearance.Subject.CAMPAIGN, numberOf(campaign.id()), time) != null) {
        continue;
      }
      Disposition done = done(membership, left);
      double weight = Math.max(0, membership.member().weight()) * left;
      int more = best == null ? 1 : done.compareTo(most);
      if (more > 0 || (more == 0 && weight > bestWeight)) {
        best = membership;
        bestLeft = left;
        bestWeight = weight;
        most = done;
      }
    }
    if (best == null) {
      return;
    }
    out.campaign = best.campaign();
    out.member = best.member();
    out.memberWeight = bestWeight;
    out.weight += bestWeight;
    double probability = best.member().probability() * bestLeft;
    out.q = 1 - (1 - out.q) * (1 - probability * (1 - best.campaign().qValue()));
    if (out.disposition != Disposition.EXCLUDE && most != Disposition.COUNT) {
      out.disposition = most;
      out.byCampaign = true;
    }
  }

  /** What a membership does while a part of its weight is left. */
  private Disposition done(Membership membership, double left) {
    double probability = membership.member().probability();
    if (membership.campaign().excludes()
        && left >= EXCLUDING
        && probability >= policy.memberProbability()) {
      return Disposition.EXCLUDE;
    }
    return probability >= LIKELY ? Disposition.HOLD : Disposition.COUNT;
  }

  private double fade(Campaign campaign, long time) {
    long away = Math.max(0, Math.max(campaign.start() - time, time - campaign.end()));
    return away == 0 ? 1 : Elementary.exp(-away * perMilli);
  }

  private void confirm(Act act, Statement out) {
    Confirmation found = confirmations.of(act.account(), act.time());
    if (found != null) {
      out.confirmation = found;
      out.disposition = Disposition.EXCLUDE;
      out.byCampaign = false;
      out.q = 1;
    }
  }

  private void clear(Act act, Statement out) {
    long time = act.time();
    int device = act.device();
    int network = act.network();
    Clearance found = clearances.of(Clearance.Subject.ACCOUNT, act.account(), time);
    if (found == null) {
      found = clearances.of(Clearance.Subject.TARGET, act.target(), time);
    }
    if (found == null && device != 0) {
      found = clearances.of(Clearance.Subject.DEVICE, device, time);
    }
    if (found == null && network != 0) {
      found = clearances.of(Clearance.Subject.NETWORK, network, time);
    }
    if (found != null) {
      out.clearance = found;
      out.disposition = Disposition.COUNT;
      out.byCampaign = false;
      out.q = 0;
    }
  }

  /**
   * The number in a campaign's id.
   *
   * @param id {@code c} and a number
   * @return the number, or -1 when the id has another form
   */
  public static long numberOf(String id) {
    if (!id.startsWith("c") || id.length() < 2 || id.length() > 10) {
      return -1;
    }
    long number = 0;
    for (int i = 1; i < id.length(); i++) {
      char digit = id.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }
}
