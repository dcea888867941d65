package io.github.winnow.internal.audit;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.internal.judge.Sums;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.internal.tally.Stated;

/**
 * One row of the history, packed and unpacked. Reused; one thread at a time.
 *
 * <pre>
 * 0  account, or nobody when it was forgotten
 * 1  time (43 bits), q as it was first said (21 bits)
 * 2  place in the tallies, which gives target and action (32), publisher (32)
 * 3  device (32), network (32); 0 when missing
 * 4  weights of six families (8 each), source (8), disposition and class as first said (8)
 * 5  charge (32), count (32)
 * 6  weight that looking back adds (32), what is said now (32)
 * 7  client (12), the hour in which the account was created (20), what was said on arrival, looking
 *    back counted in (32)
 * </pre>
 */
public final class Row {
  private static final int Q_BITS = 21;
  private static final long Q_MASK = (1L << Q_BITS) - 1;
  static final long LOW = 0xFFFFFFFFL;
  private static final int HOUR_BITS = 20;

  /** The words. */
  final long[] words = new long[History.LONGS];

  /** An empty row. */
  public Row() {}

  /**
   * Packs an engagement that was judged.
   *
   * @param reading the engagement
   * @param cell its place in the tallies
   * @param source its source's number
   * @param said what was said without looking back, see {@link Stated}
   * @param sums its evidence
   * @param weight what looking back adds
   * @param stated what is said now
   * @return the words
   */
  public long[] pack(
      Reading reading, int cell, int source, int said, Sums sums, double weight, int stated) {
    words[0] = reading.account();
    words[1] = reading.time() << Q_BITS | (said & Q_MASK);
    words[2] = (long) cell << 32 | (reading.publisher() & LOW);
    words[3] = (long) reading.device() << 32 | (reading.network() & LOW);
    words[4] = sums.claims() << 16 | (long) source << 8 | said >>> Q_BITS;
    words[5] = (long) Float.floatToRawIntBits((float) sums.charge()) << 32 | reading.count();
    words[6] = statement(weight, stated);
    words[7] =
        ((long) reading.client() << HOUR_BITS | reading.createdHour()) << 32 | (stated & LOW);
    return words;
  }

  /** The word that restating replaces. */
  static long statement(double weight, int stated) {
    return (long) Float.floatToRawIntBits((float) weight) << 32 | stated;
  }

  /** Whether the account was forgotten: the row is in sums, and is judged no more. */
  boolean isNobodys() {
    return words[0] == History.NOBODY;
  }

  long account() {
    return words[0];
  }

  long time() {
    return words[1] >>> Q_BITS;
  }

  int cell() {
    return (int) (words[2] >>> 32);
  }

  int publisher() {
    return (int) words[2];
  }

  int device() {
    return (int) (words[3] >>> 32);
  }

  int network() {
    return (int) words[3];
  }

  /** The weight that a family of evidence claims about who acted. */
  double claim(int family) {
    return Sums.claim(words[4] >> 16, family);
  }

  int source() {
    return (int) (words[4] >>> 8) & 0xFF;
  }

  /** What was first said, without looking back. */
  int first() {
    return (int) (words[1] & Q_MASK) | (int) (words[4] & 0xFF) << Q_BITS;
  }

  Disposition firstDisposition() {
    return Stated.disposition(first());
  }

  double charge() {
    return Float.intBitsToFloat((int) (words[5] >>> 32));
  }

  int count() {
    return (int) words[5];
  }

  /** Twelve bits of the client's hash, 0 when missing. */
  int client() {
    return client(words[7] >>> 32);
  }

  /** The hour in which the account was created, 0 when missing. */
  int createdHour() {
    return createdHour(words[7] >>> 32);
  }

  static int client(long clientAndHour) {
    return (int) (clientAndHour >>> HOUR_BITS);
  }

  static int createdHour(long clientAndHour) {
    return (int) clientAndHour & ((1 << HOUR_BITS) - 1);
  }

  /** What was said on arrival. */
  int onArrival() {
    return (int) words[7];
  }

  /** What is said now. */
  int stated() {
    return (int) words[6];
  }

  long statement() {
    return words[6];
  }
}
