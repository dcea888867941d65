package io.github.winnow.evidence;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample of bounded size (Vitter's algorithm R), the same for the same seed and input. The
 * sample is the whole input as long as that fits.
 */
final class Sample {
  private static final int MOST = 1 << 18;

  private final SplittableRandom random;
  private double[] kept = new double[64];
  private long seen;

  Sample(long seed) {
    random = new SplittableRandom(seed);
  }

  void add(double value) {
    seen++;
    if (seen <= MOST) {
      int at = (int) (seen - 1);
      if (at == kept.length) {
        kept = Arrays.copyOf(kept, 2 * at);
      }
      kept[at] = value;
    } else {
      long at = random.nextLong(seen);
      if (at < MOST) {
        kept[(int) at] = value;
      }
    }
  }

  long seen() {
    return seen;
  }

  double[] values() {
    return Arrays.copyOf(kept, (int) Math.min(seen, MOST));
  }
}
