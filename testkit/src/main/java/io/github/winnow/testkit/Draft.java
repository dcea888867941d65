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
    boolean withNetworkType) {

  Engagement build() {
    Place place = seat.place();
    long device = seat.device().id();
    return Engagement.of(action, Id.of(seat.account().id()), Id.of(target), time)
        .id(id)
        .publisher(publisher)
        .source(source)
        .device(device == 0 ? null : Id.of(name(device)))
        .ip(withAddress ? place.address() : null)
        .dwell(dwell)
        .completion(completion)
        .accountCreated(seat.account().created())
        .region(withRegion ? place.region().code() : null)
        .networkType(withNetworkType ? place.type() : null)
        .client(seat.device().client().name())
        .build();
  }

  /** Text, as device ids are; a letter in front keeps it from ever being a number. */
  private static String name(long device) {
    return "d" + HexFormat.of().toHexDigits(device);
  }
}
