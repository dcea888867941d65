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

  private final boolean varied;
  private final Rng rng;

  /**
   * A seller's.
   *
   * @param varied whether the batches are as old as people's accounts, and not younger
   */
  Registrations(boolean varied, Rng rng) {
    this.varied = varied;
    this.rng = rng;
  }

  /** The seller's account of that number. */
  Account account(int number, long id, Rng own) {
    if (own.chance(BOUGHT)) {
      return Account.ordinary(id, own);
    }
    Rng batch = rng.split(number / BATCH);
    double days = varied ? Account.ordinaryDays(batch) : batch.logBetween(YOUNGEST, OLDEST);
    return Account.aged(id, days + own.between(0, 1 / 24.0), own);
  }
}
