package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.rules.Rules;
import java.util.List;

/**
 * Something that changed how engagements are judged, and when: before the engagement of that
 * position. The log and the control records together give the same verdicts again, byte for byte.
 */
public sealed interface ControlRecord {
  /**
   * How many engagements had been judged.
   *
   * @return at least 0
   */
  long position();

  /**
   * An audit found campaigns, or found out more about them.
   *
   * @param position how many engagements had been judged
   * @param window where the audited window ends, in milliseconds since 1970, exclusive
   * @param campaigns those that are new or changed, as they are now
   * @param dissolved ids of those that were merged into others
   * @param excesses those of the window; they take the place of earlier ones of the same target and
   *     statistic that they overlap
   */
  record Found(
      long position,
      long window,
      List<Campaign> campaigns,
      List<String> dissolved,
      List<Excess> excesses)
      implements ControlRecord {

    /**
     * What an audit found.
     *
     * @param position how many engagements had been judged
     * @param window where the window ends
     * @param campaigns new or changed ones
     * @param dissolved those that are no more
     * @param excesses of targets
     */
    public Found {
      campaigns = List.copyOf(campaigns);
      dissolved = List.copyOf(dissolved);
      excesses = List.copyOf(excesses);
    }

    /**
     * The same without an account, for whoever keeps records of an account that was forgotten.
     *
     * @param account its pseudonym
     * @return a record that does not name it among a campaign's members
     */
    public Found without(Pseudonym account) {
      return new Found(
          position,
          window,
          campaigns.stream().map(campaign -> campaign.without(account)).toList(),
          dissolved,
          excesses);
    }
  }

  /**
   * Another calibration.
   *
   * @param position how many engagements had been judged
   * @param calibration the one in force from then on
   */
  record Calibrated(long position, Calibration calibration) implements ControlRecord {}

  /**
   * Another policy.
   *
   * @param position how many engagements had been judged
   * @param policy the one in force from then on
   */
  record Decided(long position, Policy policy) implements ControlRecord {}

  /**
   * Other rules of the host's. What both the old and the new ones count is counted on; what only the
   * new ones count begins from nothing.
   *
   * @param position how many engagements had been judged
   * @param rules those in force from then on
   */
  record Ruled(long position, Rules rules) implements ControlRecord {}

  /**
   * A clearance.
   *
   * @param position how many engagements had been judged
   * @param clearance in force from then on, for earlier engagements too
   */
  record Cleared(long position, Clearance clearance) implements ControlRecord {}

  /**
   * The end of a clearance.
   *
   * @param position how many engagements had been judged
   * @param clearance no longer in force, nor for earlier engagements
   */
  record Revoked(long position, Clearance clearance) implements ControlRecord {}

  /**
   * Accounts were confirmed as fabricated.
   *
   * @param position how many engagements had been judged
   * @param confirmations in force from then on, for earlier engagements too
   */
  record Confirmed(long position, List<Confirmation> confirmations) implements ControlRecord {

    /**
     * What was confirmed.
     *
     * @param position how many engagements had been judged
     * @param confirmations those that were not in force yet
     */
    public Confirmed {
      confirmations = List.copyOf(confirmations);
    }
  }

  /**
   * The end of a confirmation.
   *
   * @param position how many engagements had been judged
   * @param confirmation no longer in force, nor for earlier engagements
   */
  record Withdrawn(long position, Confirmation confirmation) implements ControlRecord {}

  /**
   * An account was forgotten. It names the account, by its pseudonym, so that a replay of a log which
   * still has the account forgets it at the same place. Whoever keeps records should keep this one as
   * long as the log or a backup of it names the account, and no longer.
   *
   * @param position how many engagements had been judged
   * @param account whose data is erased; engagements of it that come later begin anew
   */
  record Forgotten(long position, Pseudonym account) implements ControlRecord {}
}
