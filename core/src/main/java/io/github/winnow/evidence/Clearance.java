package io.github.winnow.evidence;

import io.github.winnow.event.Id;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that something is genuine, whatever the evidence: an allow-list entry beforehand, an appeal
 * afterwards. What it covers is counted and its evidence still shown; it is never named in a
 * campaign. State and calibration stay as they are, so that revoking it brings the exact earlier
 * figures back.
 *
 * @param subject what is cleared
 * @param id whose: an account's, device's or target's id, a network as {@link
 *     io.github.winnow.event.Engagement.Builder#ip} takes it, or a campaign's id
 * @param reason why, for a person to read
 * @param from event time from which it holds, inclusive; {@link Long#MIN_VALUE} for ever
 * @param to event time until which it holds, exclusive; {@link Long#MAX_VALUE} for ever
 */
public record Clearance(Subject subject, Id id, String reason, long from, long to) {
  /** What can be cleared. */
  public enum Subject {
    /** Who acts. */
    ACCOUNT,
    /** The device it acts through. */
    DEVICE,
    /** The network it comes from. */
    NETWORK,
    /** What is acted on. */
    TARGET,
    /** A campaign: its members count as if it had not been found. */
    CAMPAIGN
  }

  /**
   * A clearance.
   *
   * @param subject what is cleared
   * @param id whose
   * @param reason why
   * @param from inclusive
   * @param to exclusive, later than from
   */
  public Clearance {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reason, "reason");
    if (to <= from) {
      throw new IllegalArgumentException(
          "a clearance must end after it begins, but is from " + from + " to " + to);
    }
  }

  /**
   * A clearance for ever.
   *
   * @param subject what is cleared
   * @param id whose
   * @param reason why
   * @return the clearance
   */
  public static Clearance of(Subject subject, String id, String reason) {
    return new Clearance(subject, Id.of(id), reason, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /**
   * Whether it covers the same, whatever its reason.
   *
   * @param other another clearance, or null
   * @return true when revoking one revokes the other
   */
  public boolean coversAs(@Nullable Clearance other) {
    return other != null
        && subject == other.subject
        && id.equals(other.id)
        && from == other.from
        && to == other.to;
  }
}
