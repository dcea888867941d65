package io.github.winnow.testkit;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import io.github.winnow.WinnowBuilder;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Verdict;
import java.util.List;

/** Nothing that can be sent makes the detector throw, or say what is no number. */
final class Hostility {
  private static final int MANY = 1_000_000;
  private static final int SAMPLE = 1_000;
  private static final long SMALL = WinnowBuilder.LEAST_MEMORY;

  private Hostility() {}

  static void engagements(Candidate candidate) {
    Watched watched = new Watched(candidate.provider());
    List<Engagement> hostile = HostileEngagements.around(candidate.traffic());
    try (Winnow engine = candidate.engine(watched)) {
      for (Engagement engagement : hostile) {
        score(engine, watched, engagement);
      }
      assertUnharmed(engine);
    }
  }

  /** Every engagement with an account, a target, a device and an address never seen before. */
  static void keys(Candidate candidate) {
    Watched watched = new Watched(candidate.provider());
    List<Engagement> traffic = candidate.traffic().subList(0, SAMPLE);
    long end = traffic.get(SAMPLE - 1).time();
    try (Winnow engine = candidate.builder(watched).memory(SMALL).build()) {
      for (int i = 0; i < MANY; i++) {
        Engagement like = traffic.get(i % SAMPLE);
        Engagement.Builder fresh = Engagement.of(
                like.action(), Id.of(2L * i), Id.of(2L * i + 1), end + i)
            .publisher(Id.of(-1L - i))
            .device(Id.of(i))
            .ip((240 + (i >>> 16)) + "." + (i >>> 8 & 255) + "." + (i & 255) + ".1")
            .dwell(like.dwell())
            .completion(like.completion())
            .accountCreated(like.accountCreated())
            .source(like.source())
            .region(like.region())
            .networkType(like.networkType())
            .client(like.client());
        like.attributes().forEach(fresh::attribute);
        score(engine, watched, fresh.build());
      }
      for (Engagement engagement : traffic) {
        score(engine, watched, Copies.at(engagement, end + MANY).build());
      }
      assertUnharmed(engine);
    }
  }

  private static void score(Winnow engine, Watched watched, Engagement engagement) {
    Verdict verdict = engine.score(engagement);
    watched.assertNoFault(engagement);
    Acceptance.assertReadable(engagement, verdict);
  }

  private static void assertUnharmed(Winnow engine) {
    Health health = engine.health();
    for (Health.DetectorHealth detector : health.detectors()) {
      if (detector.faults() > 0 || detector.shutOut()) {
        throw new AssertionError("the detector failed " + detector.faults() + " times");
      }
    }
    if (health.dimensionFaults() > 0) {
      throw new AssertionError("a derived dimension or measure failed "
          + health.dimensionFaults()
          + " times: it must take any engagement, whatever is missing or absurd");
    }
  }
}
