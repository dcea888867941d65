package io.github.winnow.internal.judge;

import io.github.winnow.internal.math.Elementary;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The evidence of one engagement, summed by family. Reused; one thread at a time. */
public final class Sums {
  private static final int FAMILIES = Family.values().length;

  /** What is summed for each family, side by side. */
  private static final int DETECTORS = 0;

  private static final int EVIDENCE = 1;
  private static final int ACTOR_EVIDENCE = 2;
  private static final int CALIBRATED = 3;
  private static final int FIRM = 4;
  private static final int ACTOR_FIRM = 5;
  private static final int CLAIM = 6;
  private static final int ACTOR_CLAIM = 7;
  private static final int PER_FAMILY = 8;

  private static final int PACKED = 6;
  private static final int PER_NAT = 8;

  private final double[] sums = new double[PER_FAMILY * FAMILIES];
  private final double[] claims;
  private double score;
  private double charge;
  private double firm;
  private @Nullable Effect ruled;

  /** Set by {@link #logMeans}. */
  private double actorLogMeans;

  /**
   * Sums.
   *
   * @param statistics how many the engine has
   */
  public Sums(int statistics) {
    claims = new double[statistics];
  }

  void clear() {
    Arrays.fill(sums, 0);
  }

  void claim(int statistic, double evidence) {
    claims[statistic] = evidence;
  }

  /** What a statistic that was reported and is ranked claims. */
  double claim(int statistic) {
    return claims[statistic];
  }

  /** Works out the score and the charge, when all that was reported is in. */
  void sumUp(@Nullable Effect rule) {
    ruled = rule;
    score = logMeans(DETECTORS, EVIDENCE, ACTOR_EVIDENCE);
    charge = charged(score);
    firm = isAllCalibrated() ? charge : charged(logMeans(CALIBRATED, FIRM, ACTOR_FIRM));
  }

  /** What is about who acted counts, and the rest up to as much again. */
  private double charged(double logMeans) {
    return Math.min(logMeans, actorLogMeans + Math.max(0, actorLogMeans));
  }

  /** The charge as far as a calibration for the action stands behind it. */
  double firm() {
    return firm;
  }

  /** The effect of the rule that does most, or null when none applies. */
  @Nullable
  Effect ruled() {
    return ruled;
  }

  /**
   * The score.
   *
   * @return of the engagement judged last
   */
  public double score() {
    return score;
  }

  /**
   * The part of the score that dispositions go by.
   *
   * @return of the engagement judged last; at most the score
   */
  public double charge() {
    return charge;
  }

  /**
   * What the families claim about who acted, all but the last, {@link Family#OTHER}.
   *
   * @return a byte each, in eighths of a natural logarithm, rounded
   */
  public long claims() {
    long packed = 0;
    for (int f = 0; f < PACKED; f++) {
      int at = f * PER_FAMILY;
      if (sums[at + CALIBRATED] > 0) {
        long eighths = Math.round(PER_NAT * logActorClaim(f));
        packed |= (Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, eighths)) & 0xFF) << (8 * f);
      }
    }
    return packed;
  }

  /**
   * What a family claims.
   *
   * @param packed as {@link #claims} gave it
   * @param family the family's number
   * @return a natural logarithm; 0 for the last family
   */
  public static double claim(long packed, int family) {
    return family < PACKED ? (byte) (packed >> (8 * family)) / (double) PER_NAT : 0;
  }

  void add(int family, double evidence, double ofActor) {
    int at = family * PER_FAMILY;
    sums[at + DETECTORS]++;
    sums[at + EVIDENCE] += evidence;
    sums[at + ACTOR_EVIDENCE] += ofActor;
  }

  void addCalibrated(
      int family, double evidence, double ofActor, double claimed, double actorClaimed) {
    int at = family * PER_FAMILY;
    sums[at + CALIBRATED]++;
    sums[at + FIRM] += evidence;
    sums[at + ACTOR_FIRM] += ofActor;
    sums[at + CLAIM] += claimed;
    sums[at + ACTOR_CLAIM] += actorClaimed;
  }

  private boolean isAllCalibrated() {
    for (int f = 0; f < FAMILIES; f++) {
      int at = f * PER_FAMILY;
      if (sums[at + CALIBRATED] != sums[at + DETECTORS] || sums[at + FIRM] != sums[at + EVIDENCE]) {
        return false;
      }
    }
    return true;
  }

  /** The sum over the families of the logarithm of their mean evidence. */
  private double logMeans(int n, int of, int ofActor) {
    double all = 0;
    double actor = 0;
    for (int f = 0; f < FAMILIES; f++) {
      int at = f * PER_FAMILY;
      if (sums[at + n] > 0) {
        double mean = log(sums[at + of], sums[at + n]);
        all += mean;
        actor += sums[at + ofActor] == sums[at + of] ? mean : log(sums[at + ofActor], sums[at + n]);
      }
    }
    actorLogMeans = actor;
    return all;
  }

  double logClaim(int family) {
    int at = family * PER_FAMILY;
    return log(sums[at + CLAIM], sums[at + CALIBRATED]);
  }

  double logActorClaim(int family) {
    int at = family * PER_FAMILY;
    return log(sums[at + ACTOR_CLAIM], sums[at + CALIBRATED]);
  }

  private static double log(double sum, double n) {
    return n == 0 || sum == n ? 0 : Elementary.log(sum / n);
  }
}
