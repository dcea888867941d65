package io.github.winnow;

/**
 * Watches an audit. Called in the thread that audits, very often: it should return at once, and draw
 * no more often than it is looked at.
 */
@FunctionalInterface
public interface AuditProgress {
  /**
   * The audit is so far.
   *
   * @param done the part that is done, 0 to 1
   * @return true to go on, false to cancel
   */
  boolean at(double done);
}
