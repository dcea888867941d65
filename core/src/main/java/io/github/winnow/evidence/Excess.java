package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.spi.Trait;

/**
 * A target received more than was to be expected, as a detector found by looking back. It is about
 * the target's traffic, genuine readers included, and the publisher may be the victim: so its weight
 * on one engagement is capped at what the excess share allows. It counts against an engagement up
 * to as much again as what is charged anyway, and so alone neither holds nor excludes.
 *
 * @param statistic the statistic that found it
 * @param target the target's pseudonym
 * @param start where the excess begins, in milliseconds since 1970, inclusive
 * @param end where it ends, inclusive
 * @param trait what the engagements in excess show; it is said of no others
 * @param logP the natural logarithm of the nominal p
 * @param weight the weight on each engagement in it, as a natural logarithm, at least 0
 * @param observed how many such engagements there were
 * @param expected how many were to be expected
 */
public record Excess(
    StatisticInfo statistic,
    Pseudonym target,
    long start,
    long end,
    Trait trait,
    double logP,
    double weight,
    double observed,
    double expected) {
  /**
   * What is charged when an excess counts too.
   *
   * @param charge what is charged without it, see {@link Verdict#charge}
   * @param weight the weight of the excess
   * @return the charge, and the weight or as much again, whichever is less; never below the charge
   */
  public static double charged(double charge, double weight) {
    return charge + Math.min(weight, Math.max(0, charge));
  }
}
