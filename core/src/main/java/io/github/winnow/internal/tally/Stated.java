package io.github.winnow.internal.tally;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.spi.TrafficClass;

/**
 * What is said of one engagement, as far as it counts, in 25 bits: q to one part in a million, the
 * disposition, the class of traffic, and whether a campaign decides it.
 */
@SuppressWarnings("EnumOrdinal") // packed into bits
public final class Stated {
  /** The bits that are used. */
  public static final int BITS = 25;

  /** The whole numbers in which q is kept. */
  static final int UNIT = 1 << 20;

  private static final int Q_MASK = (1 << 21) - 1;
  private static final int DISPOSITION_AT = 21;
  private static final int GENERAL = 1 << 23;
  private static final int CAMPAIGN = 1 << 24;
  private static final Disposition[] DISPOSITIONS = Disposition.values();

  private Stated() {}

  /**
   * Packs what is said.
   *
   * @param disposition what is done
   * @param q 0 to 1
   * @param trafficClass the class of invalid traffic
   * @param campaign whether it stands or falls with a campaign
   * @return the bits
   */
  public static int of(
      Disposition disposition, double q, TrafficClass trafficClass, boolean campaign) {
    return (int) Math.rint(q * UNIT)
        | disposition.ordinal() << DISPOSITION_AT
        | (trafficClass == TrafficClass.GENERAL ? GENERAL : 0)
        | (campaign ? CAMPAIGN : 0);
  }

  /**
   * The probability of being invalid.
   *
   * @param stated the bits
   * @return 0 to 1
   */
  public static double q(int stated) {
    return (stated & Q_MASK) / (double) UNIT;
  }

  /**
   * What is done.
   *
   * @param stated the bits
   * @return the disposition
   */
  public static Disposition disposition(int stated) {
    return DISPOSITIONS[stated >>> DISPOSITION_AT & 3];
  }

  /**
   * The class of invalid traffic.
   *
   * @param stated the bits
   * @return the class
   */
  public static TrafficClass trafficClass(int stated) {
    return isGeneral(stated) ? TrafficClass.GENERAL : TrafficClass.SOPHISTICATED;
  }

  /**
   * Whether it stands or falls with a campaign.
   *
   * @param stated the bits
   * @return true when it does
   */
  public static boolean isCampaign(int stated) {
    return (stated & CAMPAIGN) != 0;
  }

  /**
   * Whether it is of the general class.
   *
   * @param stated the bits
   * @return true when it is
   */
  public static boolean isGeneral(int stated) {
    return (stated & GENERAL) != 0;
  }

  /**
   * Whether it is held.
   *
   * @param stated the bits
   * @return true when it is
   */
  public static boolean isHeld(int stated) {
    return disposition(stated) == Disposition.HOLD;
  }

  /**
   * What counts as invalid of one engagement.
   *
   * @param stated the bits
   * @return 0 to 1
   */
  public static double invalidShare(int stated) {
    return invalid(stated) / (double) UNIT;
  }

  /**
   * The variance of that.
   *
   * @param stated the bits
   * @return 0 to a quarter; 0 where a campaign decides, whose variance is reckoned for the whole
   */
  public static double varianceShare(int stated) {
    return variance(stated) / (double) UNIT;
  }

  /** What counts as invalid of one engagement, in units. */
  static long invalid(int stated) {
    return switch (disposition(stated)) {
      case EXCLUDE -> UNIT;
      case HOLD -> stated & Q_MASK;
      case COUNT -> 0;
    };
  }

  /** The variance of that, in units; a campaign's is reckoned for the whole of it. */
  static long variance(int stated) {
    double q = q(stated);
    return isCampaign(stated) ? 0 : (long) Math.rint(q * (1 - q) * UNIT);
  }
}
