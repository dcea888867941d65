package io.github.winnow.evidence;

/**
 * Of how many equally busy accounts some values say as much as of those that they are of: (Σn)² /
 * Σn² with n values of an account (Kish, "Survey Sampling", 1965). So one account with half of all
 * values leaves no more than four.
 *
 * <p>Σn² is estimated in 4 KB, with a standard error of 6%: each account has a cell and a sign, and
 * what squares of cells have too much, products of two accounts, cancels out on the average (Alon,
 * Matias and Szegedy, "The space complexity of approximating the frequency moments", 1996; a cell
 * each: Thorup and Zhang, "Tabulation based 4-universal hashing with applications to second moment
 * estimation", 2004).
 */
final class EffectiveAccounts {
  private static final int CELLS = 512;

  private final long[] cells = new long[CELLS];
  private long values;

  /** Takes a value of an account, by a hash whose bits are all alike random. */
  void add(long hash) {
    values++;
    cells[(int) (hash & (CELLS - 1))] += hash < 0 ? -1 : 1;
  }

  /** At least 1, and at most the number of values; 0 of none. */
  double estimate() {
    if (values == 0) {
      return 0;
    }
    double squares = 0;
    for (long cell : cells) {
      squares += (double) cell * cell;
    }
    return Math.max(1, values / Math.max(1, squares / values));
  }
}
