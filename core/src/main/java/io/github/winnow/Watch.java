package io.github.winnow;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks a host whether an audit is to go on; once not, never again. One thread at a time. */
final class Watch implements BooleanSupplier {
  private final AuditProgress progress;
  private final BooleanSupplier closed;
  private int windows = 1;
  private int windowsDone;
  private boolean cancelled;
  private @Nullable RuntimeException thrown;

  Watch(AuditProgress progress, BooleanSupplier closed) {
    this.progress = progress;
    this.closed = closed;
  }

  /** How many windows there are. */
  void windows(int due) {
    windows = due;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void windowDone() {
    windowsDone++;
  }

  @Override
  public boolean getAsBoolean() {
    if (!cancelled) {
      try {
        cancelled = closed.getAsBoolean() || !progress.at((double) windowsDone / windows);
      } catch (RuntimeException fault) { // the host's, and not the detector's that is asking
        thrown = fault;
        cancelled = true;
      }
    }
    return cancelled;
  }

  void rethrow() {
    if (thrown != null) {
      throw thrown;
    }
  }
}
