package io.github.winnow.evidence;

import io.github.winnow.event.Id;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that what an account does is fabricated, whatever the evidence: somebody looked, a court said
 * so, or its owner did. It is the host's own judgement, and does what a rule of the host's does that
 * excludes: the account's engagements are excluded, with a reason of their own. A {@link Clearance}
 * that covers an engagement outranks it. Detectors that look back are told of it, and may take it
 * for where to begin.
 *
 * <p>State and calibration stay as they are, so that withdrawing it brings the exact earlier figures
 * back.
 *
 * @param account who
 * @param reason why, for a person to read
 * @param from event time from which it holds, inclusive; {@link Long#MIN_VALUE} for ever
 * @param to event time until which it holds, exclusive; {@link Long#MAX_VALUE} for ever
 * @param known event time from which it is known: no audit of a window that ends before uses it;
 *     {@link Long#MIN_VALUE} where it was known before everything
 */
public record Confirmation(Id account, String reason, long from, long to, long known) {
  private static final String SAID = "confirmed as fabricated: ";
  private static final String SAID_IN_CHINESE = "已确认为造假：";

  /**
   * A confirmation.
   *
   * @param account who
   * @param reason why
   * @param from inclusive
   * @param to exclusive, later than from
   * @param known from when it is known
   */
  public Confirmation {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(reason, "reason");
    if (to <= from) {
      throw new IllegalArgumentException(
          "a confirmation must end after it begins, but is from " + from + " to " + to);
    }
  }

  /**
   * A confirmation for ever, known before everything.
   *
   * @param account who
   * @param reason why
   * @return the confirmation
   */
  public static Confirmation of(String account, String reason) {
    return new Confirmation(Id.of(account), reason, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  /**
   * Whether it covers the same, whatever its reason and since when it is known.
   *
   * @param other another confirmation, or null
   * @return true when withdrawing one withdraws the other
   */
  public boolean coversAs(@Nullable Confirmation other) {
    return other != null && account.equals(other.account) && from == other.from && to == other.to;
  }

  /**
   * What stands among the reasons of an engagement that it excludes.
   *
   * @return a rule, {@code host/confirmed}, whose sentence ends with the reason
   */
  public StatisticInfo statistic() {
    return new StatisticInfo(
        "host",
        1,
        "",
        "confirmed",
        StatisticInfo.Kind.RULE,
        Family.REPUTATION,
        Subject.ACCOUNT,
        TrafficClass.SOPHISTICATED,
        Effect.EXCLUDE,
        SAID + reason,
        Map.of("zh", SAID_IN_CHINESE + reason));
  }
}
