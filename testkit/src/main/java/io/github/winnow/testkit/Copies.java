package io.github.winnow.testkit;

import io.github.winnow.event.Engagement;

/** Copies of engagements that differ in something. */
final class Copies {
  private Copies() {}

  /** The same at another time, without its own id, so that it is no duplicate. */
  static Engagement.Builder at(Engagement e, long time) {
    Engagement.Builder copy = Engagement.of(e.action(), e.account(), e.target(), time)
        .publisher(e.publisher())
        .source(e.source())
        .promotion(e.promotion())
        .impression(e.impression())
        .payment(e.payment())
        .device(e.device())
        .ip(e.ip())
        .dwell(e.dwell())
        .completion(e.completion())
        .accountCreated(e.accountCreated())
        .region(e.region())
        .networkType(e.networkType())
        .client(e.client())
        .count(e.count());
    e.attributes().forEach(copy::attribute);
    return copy;
  }
}
