package io.github.winnow.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Hostile streams for one key: equal times, gaps of all sizes, late and very late events. */
final class Traffic {
  /** One event. */
  record Event(long time, int count, double measure, long value) {}

  private static final long START = 1_700_000_000_000L;

  private Traffic() {}

  /** A stream that never takes a row back: at most three far-late events in a row. */
  static List<Event> random(SplittableRandom random, int events, long window) {
    List<Event> all = new ArrayList<>();
    long front = START + random.nextLong(window);
    int late = 0;
    for (int i = 0; i < events; i++) {
      long time = front;
      int dice = random.nextInt(20);
      if (dice < 2 && late < 3) {
        time = Math.max(0, front - random.nextLong(3 * window) - random.nextLong(20_000_000));
        late++;
      } else {
        front += gap(random, window);
        time = front;
        late = 0;
      }
      all.add(new Event(time, count(random), measure(random), random.nextLong()));
    }
    return all;
  }

  private static long gap(SplittableRandom random, long window) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> 0; // the same millisecond
      case 2 -> 1;
      case 3, 4, 5 -> random.nextLong(Math.max(2, window / 100));
      case 6, 7, 8 -> random.nextLong(Math.max(2, window / 10));
      case 9 -> random.nextLong(2 * window);
      case 10 -> random.nextInt(10) == 0 ? 1 + random.nextLong(40 * window) : window / 8;
      default -> random.nextInt(20) == 0 ? 1 + random.nextLong(2_000 * window) : window;
    };
  }

  private static int count(SplittableRandom random) {
    return random.nextInt(4) == 0 ? 1 + random.nextInt(random.nextInt(1, 1000)) : 1;
  }

  private static double measure(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY; // stands for missing
      case 2 -> 0;
      case 3 -> -random.nextDouble(1e9);
      default -> 5_000 + 100 * random.nextGaussian();
    };
  }
}
