package io.github.winnow.detectors.graph;

import java.util.Random;

/**
 * Runs a test on many random inputs. A failure names the seed; {@code -Dwinnow.seed=SEED} runs that
 * one alone.
 */
final class Property {
  private static final String SEED = "winnow.seed";

  private Property() {}

  interface Check {
    void on(Random random) throws Exception;
  }

  static void holds(int runs, Check check) {
    Long only = Long.getLong(SEED);
    long first = only != null ? only : new Random().nextLong();
    for (int i = 0; i < (only != null ? 1 : runs); i++) {
      long seed = first + i;
      try {
        check.on(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("failed; repeat with -D" + SEED + "=" + seed, e);
      }
    }
  }
}
