package io.github.winnow.evidence;

/**
 * Turns weights into dispositions. Its lines are measured rates: {@code excludeRate} 1/10,000 means
 * the score that one genuine engagement in ten thousand of the calibration's traffic reaches. How
 * other traffic fares is what a calibration of one's own is for.
 *
 * <p>An engagement is excluded when its score lies above the line, everything it stands on is
 * calibrated for its action, and enough families agree, one of them about who acted; or when a rule
 * says so that was written to exclude.
 *
 * @param name the policy's name
 * @param reportRate the share of genuine engagements above the reporting floor, which get a verdict
 *     object of their own; 0 to 1
 * @param holdRate the share of genuine engagements that may be held; 0 to 1
 * @param excludeRate the share of genuine engagements that may be excluded; 0 to 1
 * @param families how many families must agree, 1 to 6; OTHER is never one of them
 * @param familyWeight the weight from which a family agrees, as a natural logarithm
 * @param baseRate the share of invalid engagements that is assumed before looking, above 0, below 1
 */
public record Policy(
    String name,
    double reportRate,
    double holdRate,
    double excludeRate,
    int families,
    double familyWeight,
    double baseRate) {

  /**
   * A policy.
   *
   * @param name the policy's name
   * @param reportRate 0 to 1
   * @param holdRate 0 to 1
   * @param excludeRate 0 to 1
   * @param families 1 to 6
   * @param familyWeight 0 to 100
   * @param baseRate above 0, below 1
   * @throws IllegalArgumentException when a value is outside its range, naming it
   */
  public Policy {
    share("reportRate", reportRate);
    share("holdRate", holdRate);
    share("excludeRate", excludeRate);
    if (families < 1 || families > 6) {
      throw new IllegalArgumentException("families must be 1 to 6, but is " + families);
    }
    if (!(familyWeight >= 0 && familyWeight <= 100)) {
      throw new IllegalArgumentException("familyWeight must be 0 to 100, but is " + familyWeight);
    }
    if (!(baseRate > 0 && baseRate < 1)) {
      throw new IllegalArgumentException(
          "baseRate must be above 0 and below 1, but is " + baseRate);
    }
  }

  private static void share(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be 0 to 1, but is " + value);
    }
  }

  /**
   * The default: 5% reported, 0.5% held, 1 in 20,000 excluded, two families.
   *
   * @return the policy
   */
  public static Policy standard() {
    return new Policy("standard", 0.05, 0.005, 0.00005, 2, 1.0, 0.01);
  }

  /**
   * This policy with other lines.
   *
   * @param hold the share of genuine engagements that may be held
   * @param exclude the share of genuine engagements that may be excluded
   * @return a policy
   */
  public Policy withRates(double hold, double exclude) {
    return new Policy(name, reportRate, hold, exclude, families, familyWeight, baseRate);
  }

  /**
   * This policy with another base rate.
   *
   * @param rate the share of invalid engagements that is assumed
   * @return a policy
   */
  public Policy withBaseRate(double rate) {
    return new Policy(name, reportRate, holdRate, excludeRate, families, familyWeight, rate);
  }
}
