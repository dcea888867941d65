package io.github.winnow.examples.host;

import io.github.winnow.event.Engagement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Three hours of reads: five thousand readers at home, and a farm of sixty accounts on ten phones
 * that was paid for article-17.
 */
final class Morning {
  /** The first account of the farm; those below it are readers. */
  static final int FIRST_OF_FARM = 100_000;

  private static final long SEVEN = 1_700_002_800_000L;
  private static final int HOURS_3 = 3 * 3_600_000;

  private Morning() {}

  static List<Engagement> reads() {
    SplittableRandom random = new SplittableRandom(17);
    List<Engagement> reads = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      int reader = random.nextInt(5_000);
      int home = reader / 2;
      reads.add(read(reader, random.nextInt(40), SEVEN + random.nextInt(HOURS_3))
          .device("device-of-" + reader)
          .ip("10." + home / 250 + "." + home % 250 + "." + reader % 2)
          .client("app/" + (42 + reader % 3))
          .build());
    }
    long order = SEVEN + HOURS_3 / 2;
    for (int i = 0; i < 60; i++) {
      reads.add(read(FIRST_OF_FARM + i, 17, order + i * 20_000L + random.nextInt(20_000))
          .device("farm-phone-" + i / 6)
          .ip("203.0.113." + i % 10)
          .client("app/31")
          .build());
    }
    reads.sort(Comparator.comparingLong(Engagement::time));
    return reads;
  }

  private static Engagement.Builder read(int account, int article, long time) {
    return Engagement.read("account-" + account, "article-" + article, time)
        .region("east")
        .networkType("home");
  }
}
