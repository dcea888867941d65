package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Engines that have a week to look back at. */
final class Histories {
  /** A quarter of an engine's memory is history, at 64 bytes an engagement. */
  private static final int BYTES_AN_ENGAGEMENT = 4 * 64 + 16;

  private static final int ACTS_A_WEEK = 24;
  private static final int BLOCK = 10_000;
  private static final long LEAST = 64L << 20;

  private Histories() {}

  /** An engine whose history holds that many engagements of one week, and whose clock is past it. */
  static Winnow of(int engagements) {
    Winnow winnow = Winnow.builder()
        .secret("a secret of the benchmark".getBytes(StandardCharsets.UTF_8))
        .memory(Math.max(LEAST, (long) BYTES_AN_ENGAGEMENT * engagements))
        .auditSize(Math.max(1_000, engagements))
        .build();
    Workload workload = new Workload(Math.max(1_000, engagements / ACTS_A_WEEK), false, false);
    long last = 0;
    for (int made = 0; made < engagements; made += BLOCK) {
      List<Engagement> events = workload.next(Math.min(BLOCK, engagements - made));
      winnow.score(events, (e, v) -> {});
      last = events.get(events.size() - 1).time();
    }
    winnow.advanceTo(last + Duration.ofDays(2).toMillis());
    return winnow;
  }
}
