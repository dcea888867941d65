package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Source;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An event that is drawn but not yet built: of large traffic only a part is built at a time.
 *
 * @param arrival when its row reaches the log
 * @param ad what it carries of an advertisement
 * @param dwell in ms, NaN when missing
 */
record Draft(
    long id,
    long time,
    Seat seat,
    Action action,
    long target,
    long publisher,
    @Nullable Source source,
    double dwell,
    double completion,
    boolean withAddress,
    boolean withRegion,
    boolean withNetworkType,
    long arrival,
    Ad ad) {
  private static final HexFormat HEX = HexFormat.of();

  /**
   * The marks of an advertisement.
   *
   * @param promotion the promotion, or 0
   * @param impression the token of the showing, or 0
   * @param payment the token of the payment before it, or 0
   */
  record Ad(long promotion, long impression, long payment) {
    static final Ad NONE = new Ad(0, 0, 0);
  }

  /** The same, told by a clock that goes wrong. */
  Draft told(long otherTime) {
    return with(id, otherTime, target, publisher, arrival);
  }

  /** The same, whose row reaches the log later. */
  Draft arriving(long later) {
    return with(id, time, target, publisher, later);
  }

  /** The same, done to something else. */
  Draft on(long otherTarget, long itsPublisher) {
    return with(id, time, otherTarget, itsPublisher, arrival);
  }

  /** The same under somebody else's number. */
  Draft numbered(long other) {
    return with(other, time, target, publisher, arrival);
  }

  private Draft with(long itsId, long itsTime, long itsTarget, long itsPublisher, long itsArrival) {
    return new Draft(
        itsId,
        itsTime,
        seat,
        action,
        itsTarget,
        itsPublisher,
        source,
        dwell,
        completion,
        withAddress,
        withRegion,
        withNetworkType,
        itsArrival,
        ad);
  }

  /**
   * Builds the event.
   *
   * @param shift by how much the world's week is later than the calendar's, ms
   */
  Engagement build(long shift) {
    Place place = seat.place();
    long device = seat.device().id();
    return Engagement.of(action, Id.of(seat.account().id()), Id.of(target), time + shift)
        .id(id + (shift << Scribe.ID_NOISE_BITS))
        .publisher(publisher)
        .source(source)
        .device(device == 0 ? null : Id.of(name(device)))
        .ip(withAddress ? place.address() : null)
        .dwell(dwell)
        .completion(completion)
        .promotion(ad.promotion() == 0 ? null : Id.of(ad.promotion()))
        .impression(ad.impression() == 0 ? null : Id.of("i" + HEX.toHexDigits(ad.impression())))
        .payment(ad.payment() == 0 ? null : Id.of("p" + HEX.toHexDigits(ad.payment())))
        .accountCreated(later(seat.account().created(), shift))
        .region(withRegion ? place.region().code() : null)
        .networkType(withNetworkType ? place.type() : null)
        .client(seat.device().client().name())
        .build();
  }

  private static long later(long created, long shift) {
    return created == Engagement.ABSENT ? created : created + shift;
  }

  /** Text, as device ids are; a letter in front keeps it from ever being a number. */
  private static String name(long device) {
    return "d" + HEX.toHexDigits(device);
  }
}
