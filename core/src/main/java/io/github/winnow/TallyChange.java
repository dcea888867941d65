package io.github.winnow;

/**
 * A restatement of one target's and action's counts.
 *
 * @param position how many engagements had been judged when it was made
 * @param cause the campaigns, or the control record, that made it
 * @param general change of the general invalid engagements
 * @param sophisticated change of the sophisticated invalid engagements
 */
public record TallyChange(long position, String cause, double general, double sophisticated) {
  /**
   * The change of the net count.
   *
   * @return minus the change of the invalid ones
   */
  public double net() {
    return -(general + sophisticated);
  }
}
