package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.io.IOException;
import java.util.Arrays;

/**
 * What was seen of one account.
 *
 * <p>Its score is the logarithm of the mean evidence of its engagements, ln(Σ e^score / n): the mean
 * of e-values is one whatever they depend on, and, unlike a maximum, it does not rise with the
 * number of tries. Its disposition is the worst that holds for half of its engagements or more. A
 * statistic's weight is the mean over all of them, silence weighing nothing.
 */
final class AccountSums {
  static final SumsCodec<AccountSums> CODEC = new AccountCodec();

  /** An account's hash is all of its key. */
  static final Object NO_REST = "";

  /** Nothing speaks against most accounts. */
  private static final int[] NO_NUMBERS = {};

  private static final long[] NO_TIMES = {};
  private static final double[] NO_WEIGHTS = {};

  private final long hash;
  private final String account;
  private long events;
  private long held;
  private long excluded;

  /** The sum of e^score is {@code scaled} times e^{@code highest}. */
  private double highest = Double.NEGATIVE_INFINITY;

  private double scaled;

  /** By number of the statistic: how often it spoke against the account, and how loud in sum. */
  private int statistics;

  private int[] numbers = NO_NUMBERS;
  private long[] times = NO_TIMES;
  private double[] weights = NO_WEIGHTS;

  AccountSums(long hash, String account) {
    this.hash = hash;
    this.account = account;
  }

  void add(double score, Disposition disposition, int count) {
    events += count;
    held += disposition == Disposition.HOLD ? count : 0;
    excluded += disposition == Disposition.EXCLUDE ? count : 0;
    addEvidence(score, count);
  }

  private void addEvidence(double score, double share) {
    if (score > highest) {
      scaled = scaled * StrictMath.exp(highest - score) + share;
      highest = score;
    } else {
      scaled += share * StrictMath.exp(score - highest);
    }
  }

  void addReason(int statistic, double weight, long count) {
    int at = 0;
    while (at < statistics && numbers[at] != statistic) {
      at++;
    }
    if (at == statistics) {
      if (at == numbers.length) {
        int room = Math.max(2, 2 * at);
        numbers = Arrays.copyOf(numbers, room);
        times = Arrays.copyOf(times, room);
        weights = Arrays.copyOf(weights, room);
      }
      numbers[at] = statistic;
      statistics++;
    }
    times[at] += count;
    weights[at] += weight;
  }

  long hash() {
    return hash;
  }

  String account() {
    return account;
  }

  long events() {
    return events;
  }

  double score() {
    return highest + StrictMath.log(scaled / events);
  }

  Disposition disposition() {
    if (2 * excluded >= events) {
      return Disposition.EXCLUDE;
    }
    return 2 * (held + excluded) >= events ? Disposition.HOLD : Disposition.COUNT;
  }

  /** How many statistics spoke against the account. */
  int statistics() {
    return statistics;
  }

  int number(int at) {
    return numbers[at];
  }

  long times(int at) {
    return times[at];
  }

  double meanWeight(int at) {
    return weights[at] / events;
  }

  private static final class AccountCodec implements SumsCodec<AccountSums> {
    @Override
    public long id(AccountSums sums) {
      return sums.hash;
    }

    @Override
    public Object rest(AccountSums sums) {
      return NO_REST;
    }

    @Override
    public void merge(AccountSums into, AccountSums later) {
      into.events += later.events;
      into.held += later.held;
      into.excluded += later.excluded;
      into.addEvidence(later.highest, later.scaled);
      for (int i = 0; i < later.statistics; i++) {
        into.addReason(later.numbers[i], later.weights[i], later.times[i]);
      }
    }

    @Override
    public void write(AccountSums sums, SpillOutput out) throws IOException {
      out.writeLong(sums.hash);
      out.writeText(sums.account);
      out.writeLong(sums.events);
      out.writeLong(sums.held);
      out.writeLong(sums.excluded);
      out.writeDouble(sums.highest);
      out.writeDouble(sums.scaled);
      out.writeInt(sums.statistics);
      for (int i = 0; i < sums.statistics; i++) {
        out.writeInt(sums.numbers[i]);
        out.writeLong(sums.times[i]);
        out.writeDouble(sums.weights[i]);
      }
    }

    @Override
    public AccountSums read(SpillInput in) throws IOException {
      AccountSums sums = new AccountSums(in.readLong(), in.readText());
      sums.events = in.readLong();
      sums.held = in.readLong();
      sums.excluded = in.readLong();
      sums.highest = in.readDouble();
      sums.scaled = in.readDouble();
      int statistics = in.readInt();
      for (int i = 0; i < statistics; i++) {
        int number = in.readInt();
        long times = in.readLong();
        sums.addReason(number, in.readDouble(), times);
      }
      return sums;
    }
  }
}
