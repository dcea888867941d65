package io.github.winnow;

import java.util.List;

/**
 * What an audit did.
 *
 * @param windows how many windows were looked at
 * @param engagements how many engagements were in them, those in several counted several times
 * @param leftOut how many engagements were not looked at, for want of room; 0 when all were
 * @param found ids of the campaigns that are new or changed
 * @param cancelled whether it was cancelled before all due windows were done; they stay due
 */
public record AuditReport(
    int windows, long engagements, long leftOut, List<String> found, boolean cancelled) {
  /**
   * What an audit did.
   *
   * @param windows looked at
   * @param engagements in them
   * @param leftOut not looked at
   * @param found campaigns
   * @param cancelled before the end
   */
  public AuditReport {
    found = List.copyOf(found);
  }
}
