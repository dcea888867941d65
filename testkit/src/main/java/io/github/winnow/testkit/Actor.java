package io.github.winnow.testkit;

/** Whoever acts: a person, or an account in somebody's hands. */
interface Actor {
  Account account();

  /** Whose hours it keeps. */
  Region region();

  /** Where it is at a time, and with what in hand. */
  Seat seat(long time, Rng rng);
}
