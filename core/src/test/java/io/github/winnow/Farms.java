package io.github.winnow;

import io.github.winnow.event.Engagement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Days of readers, and a farm among them. */
final class Farms {
  static final int ACCOUNTS = 12;
  static final int ORDERS = 5;
  private static final int DAY = 86_400_000;

  private Farms() {}

  /** Four days of 300 readers of 40 articles. */
  static List<Engagement> readers(SplittableRandom random) {
    List<Engagement> all = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      long time = Engines.START + random.nextLong(4L * DAY);
      all.add(reader("reader-" + random.nextInt(300), random.nextInt(40), time, random));
    }
    all.sort(Comparator.comparingLong(Engagement::time));
    return all;
  }

  /** The same with a farm that works off its orders within a minute each, and reads on as others do. */
  static List<Engagement> with(SplittableRandom random) {
    List<Engagement> all = new ArrayList<>(readers(random));
    for (int order = 0; order < ORDERS; order++) {
      long start = Engines.START + DAY + order * (DAY / 5L);
      start -= start % 600_000;
      for (int a = 0; a < ACCOUNTS; a++) {
        all.add(reader("farm-" + a, order, start + random.nextInt(60_000), random));
      }
    }
    for (int a = 0; a < ACCOUNTS; a++) {
      long time = Engines.START + 3L * DAY + random.nextInt(DAY);
      all.add(reader("farm-" + a, 30 + a % 10, time, random));
    }
    all.sort(Comparator.comparingLong(Engagement::time));
    return all;
  }

  /** Whether an engagement is one that the farm was paid for. */
  static boolean isOrdered(Engagement e) {
    return e.account().toString().startsWith("farm-")
        && Integer.parseInt(e.target().toString().substring("article-".length())) < ORDERS;
  }

  static Engagement reader(String account, int article, long time, SplittableRandom random) {
    Engagement.Builder e = Engagement.read(account, "article-" + article, time)
        .publisher("publisher-" + article % 7)
        .device("device of " + account)
        .ip("203.0." + Math.floorMod(account.hashCode(), 50) + "." + random.nextInt(256));
    return random.nextInt(10) == 0 ? e.count(1 + random.nextInt(3)).build() : e.build();
  }

  static long end() {
    return Engines.START + 40L * DAY;
  }
}
