package io.github.winnow.testkit;

/**
 * How a seller comes by accounts: some bought from people, and so of any age, most registered in
 * batches of twenty within an hour.
 */
final class Registrations {
  private static final double BOUGHT = 0.4;
  private static final int BATCH = 20;
  private static final double YOUNGEST = 12;
  private static final double OLDEST = 2_600;

  private final Rng rng;

  Registrations(Rng rng) {
    this.rng = rng;
  }

  /** The seller's account of that number. */
  Account account(int number, long id, Rng own) {
    if (own.chance(BOUGHT)) {
      return Account.ordinary(id, own);
    }
    double days = rng.split(number / BATCH).logBetween(YOUNGEST, OLDEST);
    return Account.aged(id, days + own.between(0, 1 / 24.0), own);
  }
}
