package io.github.winnow.testkit;

import java.util.Arrays;

/**
 * Where people live: the share of the population, and the offset of their day from UTC in hours.
 * Xinjiang keeps Beijing's clock but lives two hours later.
 */
enum Region {
  GUANGDONG(0, "CN-GD", 0.24, 8),
  ZHEJIANG(1, "CN-ZJ", 0.18, 8),
  SICHUAN(2, "CN-SC", 0.16, 8),
  BEIJING(3, "CN-BJ", 0.14, 8),
  HUBEI(4, "CN-HB", 0.12, 8),
  XINJIANG(5, "CN-XJ", 0.06, 6),
  BRITAIN(6, "GB", 0.05, 0),
  CALIFORNIA(7, "US-CA", 0.05, -8);

  private static final Region[] ALL = values();
  private static final double[] SHARES =
      Rng.runningSums(Arrays.stream(ALL).mapToDouble(Region::share).toArray());

  private final int number;
  private final String code;
  private final double share;
  private final int offset;

  Region(int number, String code, double share, int offset) {
    this.number = number;
    this.code = code;
    this.share = share;
    this.offset = offset;
  }

  static Region draw(Rng rng) {
    return ALL[rng.pick(SHARES)];
  }

  /** One of the regions whose evening is Beijing's. */
  static Region drawMainland(Rng rng) {
    return ALL[rng.below(XINJIANG.number)];
  }

  /** Its number in the address plan. */
  int number() {
    return number;
  }

  String code() {
    return code;
  }

  double share() {
    return share;
  }

  int offset() {
    return offset;
  }
}
