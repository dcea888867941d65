package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;

/**
 * An account.
 *
 * @param id as in the log
 * @param created when it was created, or {@link Engagement#ABSENT} where the
 *     host doesn't know
 */
record Account(long id, long created) {
  private static final double UNKNOWN = 0.03;
  private static final double YEAR = 365.25;

  /** An account as people have them: most are years old, a few days. */
  static Account ordinary(long id, Rng rng) {
    return of(id, ordinaryDays(rng), rng);
  }

  /** How old people's accounts are. */
  static double ordinaryDays(Rng rng) {
    return rng.chance(0.07)
        ? rng.between(0, 45)
        : Math.min(rng.between(0.0, 12 * YEAR), rng.between(0.0, 16 * YEAR));
  }

  /** An account that is so many days old when the week begins; below 0 it comes later. */
  static Account aged(long id, double days, Rng rng) {
    return of(id, days, rng);
  }

  private static Account of(long id, double days, Rng rng) {
    long created = Calendar.START - (long) (days * Calendar.DAY);
    boolean unknown = rng.chance(UNKNOWN);
    return new Account(id, unknown ? Engagement.ABSENT : created);
  }
}
