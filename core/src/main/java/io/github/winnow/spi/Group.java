package io.github.winnow.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * A group of accounts that act together, as a {@link GraphDetector} reports it: its accounts, and
 * its <em>orders</em>, each one target and the interval in which the group acted on it. Not
 * thread-safe.
 */
public final class Group {
  private static final int PER_ACCOUNT = 4;

  private final Statistic statistic;
  private final double strength;
  private int accounts;
  private int[] account = new int[16];
  private double[] member = new double[16 * PER_ACCOUNT];
  private int orders;
  private int[] target = new int[8];
  private long[] span = new long[16];

  /**
   * A group without accounts yet.
   *
   * @param statistic one of the detector's own, declared with {@link DetectorSetup#group}
   * @param strength how much more the group acts together than habit and chance explain, in the
   *     detector's own unit; larger is stronger, finite
   */
  public Group(Statistic statistic, double strength) {
    if (!Double.isFinite(strength)) {
      throw new IllegalArgumentException("the strength must be finite, but is " + strength);
    }
    this.statistic = statistic;
    this.strength = strength;
  }

  /**
   * Adds an account.
   *
   * @param index the account's number in the slice; each account once
   * @param probability how likely it is a member, given that the group is real; 0 to 1
   * @param weight the weight of the evidence for that, as a natural logarithm; finite
   * @param observed how often it acted with the group; finite
   * @param expected how often it would have by habit and chance; finite
   * @return this
   */
  public Group account(
      int index, double probability, double weight, double observed, double expected) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be 0 to 1, but is " + probability);
    }
    if (!Double.isFinite(weight) || !Double.isFinite(observed) || !Double.isFinite(expected)) {
      throw new IllegalArgumentException("weight, observed and expected must be finite, but are "
          + weight + ", " + observed + " and " + expected);
    }
    if (accounts == account.length) {
      account = Arrays.copyOf(account, 2 * accounts);
      member = Arrays.copyOf(member, 2 * member.length);
    }
    account[accounts] = index;
    int at = PER_ACCOUNT * accounts;
    member[at] = probability;
    member[at + 1] = weight;
    member[at + 2] = observed;
    member[at + 3] = expected;
    accounts++;
    return this;
  }

  /**
   * Adds an order.
   *
   * @param index the target's number in the slice
   * @param from where its interval begins, in milliseconds since 1970, inclusive
   * @param to where it ends, inclusive
   * @return this
   */
  public Group order(int index, long from, long to) {
    if (to < from) {
      throw new IllegalArgumentException("an order can't end at " + to + " before it begins");
    }
    if (orders == target.length) {
      target = Arrays.copyOf(target, 2 * orders);
      span = Arrays.copyOf(span, 2 * span.length);
    }
    target[orders] = index;
    span[2 * orders] = from;
    span[2 * orders + 1] = to;
    orders++;
    return this;
  }

  /**
   * The statistic it is reported with.
   *
   * @return the statistic
   */
  public Statistic statistic() {
    return statistic;
  }

  /**
   * How strong it is.
   *
   * @return a finite number
   */
  public double strength() {
    return strength;
  }

  /**
   * How many accounts it has.
   *
   * @return at least 0
   */
  public int accounts() {
    return accounts;
  }

  /**
   * An account's number in the slice.
   *
   * @param i 0 to the number of accounts
   * @return its number
   */
  public int account(int i) {
    return account[checked(i, accounts)];
  }

  /**
   * How likely an account is a member.
   *
   * @param i 0 to the number of accounts
   * @return 0 to 1
   */
  public double probability(int i) {
    return member[PER_ACCOUNT * checked(i, accounts)];
  }

  /**
   * The weight of the evidence that an account is a member.
   *
   * @param i 0 to the number of accounts
   * @return a natural logarithm
   */
  public double weight(int i) {
    return member[PER_ACCOUNT * checked(i, accounts) + 1];
  }

  /**
   * How often an account acted with the group.
   *
   * @param i 0 to the number of accounts
   * @return as it was reported
   */
  public double observed(int i) {
    return member[PER_ACCOUNT * checked(i, accounts) + 2];
  }

  /**
   * How often an account would have acted with the group by habit and chance.
   *
   * @param i 0 to the number of accounts
   * @return as it was reported
   */
  public double expected(int i) {
    return member[PER_ACCOUNT * checked(i, accounts) + 3];
  }

  /**
   * How many orders it has.
   *
   * @return at least 0
   */
  public int orders() {
    return orders;
  }

  /**
   * The target of an order.
   *
   * @param i 0 to the number of orders
   * @return its number in the slice
   */
  public int target(int i) {
    return target[checked(i, orders)];
  }

  /**
   * Where an order begins.
   *
   * @param i 0 to the number of orders
   * @return milliseconds since 1970, inclusive
   */
  public long from(int i) {
    return span[2 * checked(i, orders)];
  }

  /**
   * Where an order ends.
   *
   * @param i 0 to the number of orders
   * @return milliseconds since 1970, inclusive
   */
  public long to(int i) {
    return span[2 * checked(i, orders) + 1];
  }

  private static int checked(int i, int size) {
    return Objects.checkIndex(i, size);
  }
}
