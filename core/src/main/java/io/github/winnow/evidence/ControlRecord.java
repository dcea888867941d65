package io.github.winnow.evidence;

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
}
