package io.github.winnow.spi;

/** Takes what a detector finds when it looks back. Valid during one call of it. */
public interface Findings {
  /**
   * Reports that a target received more than was to be expected, whatever it shows; for a {@link
   * TargetDetector}.
   *
   * @param statistic one of the detector's own, declared with {@link DetectorSetup#logPValue} about
   *     {@link Subject#TARGET}
   * @param logP the natural logarithm of the nominal p, at most 0
   * @param from where the excess begins, in milliseconds since 1970, inclusive
   * @param to where it ends, inclusive
   * @param observed how many engagements there were in between
   * @param expected how many were to be expected
   */
  default void excess(
      Statistic statistic, double logP, long from, long to, double observed, double expected) {
    excess(statistic, logP, from, to, Trait.ANY, observed, expected);
  }

  /**
   * Reports that a target received more of some kind than was to be expected; for a {@link
   * TargetDetector}. It is said of the engagements that show the trait, and of no others.
   *
   * @param statistic one of the detector's own, declared with {@link DetectorSetup#logPValue} about
   *     {@link Subject#TARGET}
   * @param logP the natural logarithm of the nominal p, at most 0
   * @param from where the excess begins, in milliseconds since 1970, inclusive
   * @param to where it ends, inclusive
   * @param trait what the engagements in excess show
   * @param observed how many engagements in between show it
   * @param expected how many were to be expected
   */
  void excess(
      Statistic statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected);

  /**
   * Reports a group of accounts that act together; for a {@link GraphDetector}.
   *
   * @param group the group; not to be changed afterwards
   */
  void group(Group group);

  /**
   * Reports how a group looks in another light; for a {@link GroupDetector}.
   *
   * @param statistic one of the detector's own, declared with {@link DetectorSetup#logPValue} about
   *     an account, a device or a network
   * @param logP the natural logarithm of p, at most 0; it should be one that random sets of accounts
   *     of the same window would give, since no calibration stands behind it
   * @param observed what was seen
   * @param expected what was to be expected
   */
  void corroborate(Statistic statistic, double logP, double observed, double expected);

  /**
   * Says that something had to be left out for want of room or time.
   *
   * @param events how many engagements were not looked at
   */
  void leaveOut(long events);

  /**
   * Whether the audit was cancelled: then what is found is thrown away, and the detector should
   * return. To be asked about every hundred milliseconds.
   *
   * @return true once it was
   */
  boolean isCancelled();
}
