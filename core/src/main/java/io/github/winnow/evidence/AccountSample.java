package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;

/**
 * Values of genuine engagements, and of how many accounts they are. Accounts are dealt out into
 * folds, so that what is learned from the others can be had for each.
 */
final class AccountSample {
  private final Sample values;
  private final AccountCount accounts = new AccountCount();

  AccountSample(long seed) {
    values = new Sample(seed);
  }

  /** The fold that an account is in. */
  static int fold(Pseudonym account) {
    return (int) Long.remainderUnsigned(mixed(account), Calibrator.FOLDS);
  }

  /** Pseudonyms are hashes, but a host may have made its own. */
  static long mixed(Pseudonym account) {
    long h = account.hash();
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  void add(Pseudonym account, double value) {
    values.add(value, fold(account));
    accounts.add(mixed(account));
  }

  Tail learned() {
    return Tail.of(values.values(), values.seen(), accounts.estimate());
  }

  boolean hasOutside(int fold) {
    return values.seenOutside(fold) > 0;
  }

  Tail learnedOutside(int fold) {
    double others = accounts.estimate() * (Calibrator.FOLDS - 1) / Calibrator.FOLDS;
    return Tail.of(values.valuesOutside(fold), values.seenOutside(fold), others);
  }
}
