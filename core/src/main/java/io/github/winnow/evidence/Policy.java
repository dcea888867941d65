package io.github.winnow.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Turns weights into dispositions. Its lines are measured rates: {@code excludeRate} 1/10,000 means
 * the charge that one genuine engagement in ten thousand of the calibration's traffic reaches. How
 * other traffic fares is what a calibration of one's own is for.
 *
 * <p>An engagement is excluded when its charge lies above the line, everything it stands on is
 * calibrated for its action, and enough families agree, one of them about who acted; or when a rule
 * says so that was written to exclude.
 *
 * <p>As a file a policy is lines of {@code key = value}, below the line {@code winnow-policy 1};
 * empty lines and those that begin with {@code #} say nothing. The keys are {@code name},
 * {@code report_rate}, {@code hold_rate}, {@code exclude_rate}, {@code families},
 * {@code family_weight}, {@code base_rate}, {@code campaign_q}, {@code name_rate},
 * {@code member_probability} and
 * {@code half_life} (such as {@code 12h} or {@code 30d}). What is not given is as in
 * {@link #standard}.
 *
 * @param name the policy's name, one line
 * @param reportRate the share of genuine engagements above the reporting floor, which get a verdict
 *     object of their own; 0 to 1
 * @param holdRate the share of genuine engagements that may be held when they come, and the share
 *     that may be held in the end for what excesses of their targets add to their charges; 0 to 1
 * @param excludeRate the share of genuine engagements that may be excluded; 0 to 1
 * @param families how many families must agree, 1 to 6; OTHER is never one of them
 * @param familyWeight the weight from which a family agrees, as a natural logarithm
 * @param baseRate the share of invalid engagements that is assumed before looking, above 0, below 1
 * @param campaignQ the share of false ones among the campaigns that name their members, as measured
 *     on decoys; 0 to 1
 * @param nameRate the share of a window's genuine accounts that may be in campaigns that name their
 *     members, as the calibration counts them; 0 to 1
 * @param memberProbability how likely a member's membership must be for its engagements to be
 *     excluded with the campaign; 0 to 1
 * @param halfLife in which half of a member's weight is gone, before and after its campaign's time;
 *     an hour to ten years
 */
public record Policy(
    String name,
    double reportRate,
    double holdRate,
    double excludeRate,
    int families,
    double familyWeight,
    double baseRate,
    double campaignQ,
    double nameRate,
    double memberProbability,
    Duration halfLife) {
  private static final double CAMPAIGN_Q = 0.05;
  private static final double NAME_RATE = 0.002;
  private static final double MEMBER_PROBABILITY = 0.8;
  private static final Duration HALF_LIFE = Duration.ofDays(30);
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  /**
   * A policy that deals with campaigns as {@link #standard} does.
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
  public Policy(
      String name,
      double reportRate,
      double holdRate,
      double excludeRate,
      int families,
      double familyWeight,
      double baseRate) {
    this(
        name,
        reportRate,
        holdRate,
        excludeRate,
        families,
        familyWeight,
        baseRate,
        CAMPAIGN_Q,
        NAME_RATE,
        MEMBER_PROBABILITY,
        HALF_LIFE);
  }

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
   * @param campaignQ 0 to 1
   * @param nameRate 0 to 1
   * @param memberProbability 0 to 1
   * @param halfLife an hour to ten years
   * @throws IllegalArgumentException when a value is outside its range, naming it
   */
  public Policy {
    if (!name.equals(name.strip()) || name.lines().count() > 1) {
      throw new IllegalArgumentException(
          "name must be one line without blanks around it, but is '" + name + "'");
    }
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
    share("campaignQ", campaignQ);
    share("nameRate", nameRate);
    share("memberProbability", memberProbability);
    if (halfLife.compareTo(SHORTEST) < 0 || halfLife.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "halfLife must be between 1h and 3650d, but is " + halfLife);
    }
  }

  private static void share(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be 0 to 1, but is " + value);
    }
  }

  /**
   * The default: 5% reported, 0.1% held, 1 in 20,000 excluded, two families; of a window's genuine
   * accounts 1 in 500 may be named.
   *
   * @return the policy
   */
  public static Policy standard() {
    return new Policy("standard", 0.05, 0.001, 0.00005, 2, 1.0, 0.01);
  }

  /**
   * This policy with other lines.
   *
   * @param hold the share of genuine engagements that may be held
   * @param exclude the share of genuine engagements that may be excluded
   * @return a policy
   */
  public Policy withRates(double hold, double exclude) {
    return new Policy(
        name,
        reportRate,
        hold,
        exclude,
        families,
        familyWeight,
        baseRate,
        campaignQ,
        nameRate,
        memberProbability,
        halfLife);
  }

  /**
   * This policy with another base rate.
   *
   * @param rate the share of invalid engagements that is assumed
   * @return a policy
   */
  public Policy withBaseRate(double rate) {
    return new Policy(
        name,
        reportRate,
        holdRate,
        excludeRate,
        families,
        familyWeight,
        rate,
        campaignQ,
        nameRate,
        memberProbability,
        halfLife);
  }

  /**
   * This policy with another way to deal with campaigns.
   *
   * @param q the share of false ones among those that name their members, 0 to 1
   * @param naming the share of genuine accounts that may be in such a campaign, 0 to 1
   * @param member how likely a membership must be for engagements to be excluded, 0 to 1
   * @param recovery in which half of a member's weight is gone, an hour to ten years
   * @return a policy
   */
  public Policy withCampaigns(double q, double naming, double member, Duration recovery) {
    return new Policy(
        name,
        reportRate,
        holdRate,
        excludeRate,
        families,
        familyWeight,
        baseRate,
        q,
        naming,
        member,
        recovery);
  }

  /**
   * Reads a policy file.
   *
   * @param file the file, UTF-8
   * @return the policy
   * @throws IOException when it can't be read
   * @throws IllegalArgumentException when it is not a policy, naming the line and what is allowed
   */
  public static Policy read(Path file) throws IOException {
    return PolicyText.read(Files.readString(file), file.toString());
  }

  /**
   * Reads a policy as it stands in its file.
   *
   * @param text lines of text
   * @return the policy
   * @throws IllegalArgumentException when it is not a policy, naming the line and what is allowed
   */
  public static Policy parse(String text) {
    return PolicyText.read(text, "the text");
  }

  /**
   * Writes the policy as a readable file.
   *
   * @param file where to; what is there is replaced
   * @throws IOException when it can't be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, text());
  }

  /**
   * The policy as it stands in its file.
   *
   * @return lines of text, with every key
   */
  public String text() {
    return PolicyText.write(this);
  }

  /**
   * What the policy may be cited by.
   *
   * @return SHA-256 of its text, in hexadecimal
   */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
