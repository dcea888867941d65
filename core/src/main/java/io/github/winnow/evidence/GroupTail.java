package io.github.winnow.evidence;

/**
 * How strong genuine groups are: of all accounts of all windows that were searched, how many are in
 * a group of at least some strength. Immutable.
 *
 * <p>Only the strongest groups are kept apart, as many as a file should hold; what a rate would allow
 * beyond them is not claimed.
 */
final class GroupTail {
  /** How many strengths are kept. */
  static final int MOST = 200;

  private final long windows;
  private final long accounts;
  private final double[] strengths;
  private final long[] members;

  /**
   * A tail.
   *
   * @param windows how many windows were searched
   * @param accounts how many accounts they have, together
   * @param strengths of groups, falling
   * @param members by strength, how many accounts are in groups at least as strong
   */
  GroupTail(long windows, long accounts, double[] strengths, long[] members) {
    if (windows < 0 || accounts < 0 || strengths.length != members.length) {
      throw new IllegalArgumentException(
          "a group has a count of windows, one of accounts, and as many strengths as numbers");
    }
    for (int i = 0; i < strengths.length; i++) {
      if (!Double.isFinite(strengths[i])
          || members[i] < 1
          || (i > 0 && (strengths[i] >= strengths[i - 1] || members[i] < members[i - 1]))) {
        throw new IllegalArgumentException("strengths of groups fall and their numbers rise");
      }
    }
    this.windows = windows;
    this.accounts = accounts;
    this.strengths = strengths;
    this.members = members;
  }

  long windows() {
    return windows;
  }

  long accounts() {
    return accounts;
  }

  double[] strengths() {
    return strengths;
  }

  long[] members() {
    return members;
  }

  /**
   * The strength above which at most a share of genuine accounts is in a group; 0 where all groups
   * are within the share, infinity where nothing was searched.
   */
  double line(double rate) {
    if (windows == 0) {
      return Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < strengths.length; i++) {
      if (members[i] > rate * accounts) {
        return strengths[i];
      }
    }
    return strengths.length < MOST ? 0 : strengths[MOST - 1];
  }
}
