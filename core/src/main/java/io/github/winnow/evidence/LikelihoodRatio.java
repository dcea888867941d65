package io.github.winnow.evidence;

import io.github.winnow.internal.math.Elementary;

/**
 * How much likelier evidence of a strength is for fabricated than for genuine engagements, as
 * labels show it: the weight of a statistic where they do. Below 1 it exonerates. Immutable.
 *
 * <p>The strength is that of {@link Tail#evidence}, so a ratio goes with a tail probability,
 * whatever the size class. It is linear between the knots, constant beyond them, and never falls.
 * Where labels show nothing it is the strength itself, the unlabelled evidence.
 */
public final class LikelihoodRatio {
  private static final double MOST_LOG = 50;

  private final long genuine;
  private final long fabricated;
  private final double[] evidence;
  private final double[] logs;
  private final double[] ratios;

  /**
   * A ratio.
   *
   * @param genuine of how many genuine accounts it was learned
   * @param fabricated of how many fabricated ones
   * @param evidence the knots, rising
   * @param logs the natural logarithms of the ratios there, never falling
   */
  LikelihoodRatio(long genuine, long fabricated, double[] evidence, double[] logs) {
    if (genuine < 1 || fabricated < 1) {
      throw new IllegalArgumentException("a ratio rests on accounts of either kind");
    }
    if (evidence.length == 0 || evidence.length != logs.length) {
      throw new IllegalArgumentException("a ratio has as many knots as logarithms, at least one");
    }
    for (int i = 0; i < evidence.length; i++) {
      if (!(Math.abs(evidence[i]) <= Tail.LARGEST)
          || !(Math.abs(logs[i]) <= MOST_LOG)
          || (i > 0 && (evidence[i] <= evidence[i - 1] || logs[i] < logs[i - 1]))) {
        throw new IllegalArgumentException(
            "a ratio's knots rise and its logarithms don't fall, from -50 at least to 50 at most");
      }
    }
    this.genuine = genuine;
    this.fabricated = fabricated;
    this.evidence = evidence;
    this.logs = logs;
    ratios = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      ratios[i] = logs[i] == 0 ? 1 : Elementary.exp(logs[i]);
    }
  }

  /**
   * How much likelier it is.
   *
   * @param strength of the evidence, as {@link Tail#evidence} has it
   * @return above 0, finite; never falling
   */
  public double of(double strength) {
    int last = evidence.length - 1;
    if (!(strength > evidence[0])) {
      return ratios[0];
    }
    if (strength >= evidence[last]) {
      return ratios[last];
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (evidence[middle] <= strength) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double share = (strength - evidence[low]) / (evidence[high] - evidence[low]);
    return ratios[low] + share * (ratios[high] - ratios[low]);
  }

  /**
   * How many genuine accounts it rests on, counted as if all were equally busy.
   *
   * @return at least 1
   */
  public long genuineAccounts() {
    return genuine;
  }

  /**
   * How many fabricated ones.
   *
   * @return at least 1
   */
  public long fabricatedAccounts() {
    return fabricated;
  }

  /**
   * The smallest ratio.
   *
   * @return above 0
   */
  public double least() {
    return ratios[0];
  }

  double[] evidence() {
    return evidence;
  }

  double[] logs() {
    return logs;
  }
}
