package io.github.winnow.internal.math;

/**
 * Exponential and logarithm out of own tables and IEEE 754 basic operations, so that every processor
 * and JDK gives the same bits; {@link Math}'s may differ, and {@link StrictMath}'s take three to four
 * times as long.
 */
public final class Elementary {
  /*
   * exp: x/ln 2 = k + i/256 + r with 0 <= r < 1/256; 2^k by the exponent bits, 2^(i/256) from a
   * table, 2^r by a cubic. log: x = 2^k c(1+z) with c the middle of one of 256 parts of [1, 2), log c
   * from a table, log(1+z) by a quartic. The tables come from StrictMath.
   */
  private static final int PARTS = 256;
  private static final double LN2 = StrictMath.log(2);
  private static final double LOG2_E = 1 / LN2;
  private static final double[] POWER = new double[PARTS + 1];
  private static final double[] LOG = new double[PARTS];

  static {
    POWER[PARTS] = 2; // the part of a number just below a whole one rounds up to all of them
    for (int i = 0; i < PARTS; i++) {
      POWER[i] = StrictMath.pow(2, i / (double) PARTS);
      LOG[i] = StrictMath.log(1 + (i + 0.5) / PARTS);
    }
  }

  private Elementary() {}

  /**
   * The exponential function; relative error below 1e-11.
   *
   * @param x any number
   * @return e to the x; 0 below -700, and e to the 700 above 700
   */
  public static double exp(double x) {
    if (x < -700) {
      return 0;
    }
    double y = Math.min(x, 700) * LOG2_E;
    double floor = Math.floor(y);
    double parts = (y - floor) * PARTS;
    int i = (int) parts;
    double z = (parts - i) * (LN2 / PARTS);
    double power = POWER[i] * (1 + z * (1 + z * (0.5 + z * (1.0 / 6))));
    return power * Double.longBitsToDouble(((long) floor + 1023) << 52);
  }

  /**
   * The natural logarithm; absolute error below 1e-12.
   *
   * @param x a positive, normal number
   * @return the logarithm; -709 for anything smaller, NaN included
   */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL)) {
      return -709;
    }
    long bits = Double.doubleToRawLongBits(x);
    int k = (int) (bits >>> 52) - 1023;
    int i = (int) (bits >>> 44) & (PARTS - 1);
    double mantissa = Double.longBitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
    double c = 1 + (i + 0.5) / PARTS;
    double z = (mantissa - c) / c;
    return k * LN2 + LOG[i] + z * (1 - z * (0.5 - z * (1.0 / 3 - z * 0.25)));
  }
}
