package io.github.winnow.evidence;

/**
 * How many accounts there are, in 1 KB and with a standard error of 3%: HyperLogLog, and linear
 * counting where they are few (Flajolet, Fusy, Gandouet and Meunier, "HyperLogLog: the analysis of a
 * near-optimal cardinality estimation algorithm", 2007).
 */
final class AccountCount {
  private static final int BITS = 10;
  private static final int CELLS = 1 << BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / CELLS);

  private final byte[] highest = new byte[CELLS];

  /** Takes an account by a hash whose bits are all alike random. */
  void add(long hash) {
    int cell = (int) (hash >>> (Long.SIZE - BITS));
    int rank = 1 + Math.min(Long.numberOfLeadingZeros(hash << BITS), Long.SIZE - BITS);
    if (rank > highest[cell]) {
      highest[cell] = (byte) rank;
    }
  }

  double estimate() {
    double sum = 0;
    int empty = 0;
    for (byte rank : highest) {
      sum += 1.0 / (1L << rank);
      empty += rank == 0 ? 1 : 0;
    }
    double raw = ALPHA * CELLS * CELLS / sum;
    return raw <= 2.5 * CELLS && empty > 0 ? CELLS * StrictMath.log((double) CELLS / empty) : raw;
  }
}
