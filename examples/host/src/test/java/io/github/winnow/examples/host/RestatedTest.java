package io.github.winnow.examples.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Restatement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestatedTest {
  private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);
  private static final long START = 1_700_000_000_000L;

  /** Three days of readers, and forty accounts of three phones that work off eight orders. */
  private static List<Engagement> days() {
    Random random = new Random(7);
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      int reader = random.nextInt(900);
      all.add(Engagement.read(
              "reader-" + reader,
              "article-" + random.nextInt(120),
              START + random.nextInt(3 * 86_400_000))
          .ip("198.51." + reader / 200 + "." + reader % 200)
          .device("phone of " + reader)
          .build());
    }
    for (int order = 0; order < 8; order++) {
      long begin = START + order * Duration.ofHours(8).toMillis();
      for (int a = 0; a < 40; a++) {
        all.add(Engagement.read(
                "crew-" + a, "article-" + order * 11, begin + random.nextInt(20 * 60_000))
            .ip("203.0.113." + a % 5)
            .device("rack " + a % 3)
            .build());
      }
    }
    all.sort(Comparator.comparingLong(Engagement::time));
    return all;
  }

  @Test
  void aCrewIsFoundAndWhatItDidIsExcluded() {
    Restated told = new Restated();
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (Winnow winnow = Restated.engine(SECRET, told)) {
      assertTrue(Restated.audit(winnow, scheduler).getDelay(TimeUnit.MINUTES) <= 5);
      List<Engagement> days = days();
      days.forEach(winnow::score);
      winnow.advanceTo(START + Duration.ofDays(10).toMillis());
      winnow.audit();
      assertTrue(told.campaigns().get(0).startsWith("c1: "), told.campaigns().toString());
      long crew = told.restatements().stream()
          .filter(r -> r.disposition() == Disposition.EXCLUDE)
          .map(Restatement::position)
          .distinct()
          .filter(
              position -> days.get(position.intValue()).account().toString().startsWith("crew-"))
          .count();
      assertEquals(320, crew);
      assertTrue(told.restatements().stream()
          .map(r -> days.get((int) r.position()).account().toString())
          .allMatch(account -> account.startsWith("crew-")));
    } finally {
      scheduler.shutdownNow();
    }
  }
}
