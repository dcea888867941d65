package io.github.winnow.cli;

import io.github.winnow.AuditReport;
import io.github.winnow.Winnow;
import java.time.Duration;

/** Lets an engine look back, and counts what that took. Confined to one thread. */
final class Audits {
  /** As much of event time behind the last engagement closes every window. */
  private static final Duration ENOUGH = Duration.ofDays(400);

  private final Winnow winnow;
  private final Progress progress;
  private long windows;
  private long engagements;
  private long leftOut;

  Audits(Winnow winnow, Progress progress) {
    this.winnow = winnow;
    this.progress = progress;
  }

  /** Audits the windows that are due; costs next to nothing where none is. */
  void run() {
    AuditReport report = winnow.audit(done -> {
      progress.auditing(done);
      return true;
    });
    windows += report.windows();
    engagements += report.engagements();
    leftOut += report.leftOut();
  }

  /** Ends the log: closes and audits all windows that are left. */
  void end() {
    winnow.advanceTo(winnow.health().streamTime() + ENOUGH.toMillis());
    run();
  }

  /** How many windows were looked at. */
  long windows() {
    return windows;
  }

  /** How many engagements were in them, those in several counted several times. */
  long engagements() {
    return engagements;
  }

  /** How many were not looked at, for want of room. */
  long leftOut() {
    return leftOut;
  }
}
