package io.github.winnow.spi;

/** What a rule that applies may do. */
public enum Effect {
  /** It is shown as a reason, and does nothing. */
  SHOW,
  /** It may hold the engagement for review. */
  HOLD,
  /** It excludes the engagement. */
  EXCLUDE
}
