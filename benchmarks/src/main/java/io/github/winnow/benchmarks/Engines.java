package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import java.nio.charset.StandardCharsets;

/** Engines with all bundled detectors. */
final class Engines {
  /**
   * Bytes for each account, half of which are rows, over all keys: enough for nearly all that are at
   * work.
   */
  private static final long BYTES_AN_ACCOUNT = 2250;

  private static final long LEAST = 64L << 20;

  private Engines() {}

  /** An engine that has seen the events of a day. */
  static Winnow warmed(Blocks blocks) {
    Winnow winnow = Winnow.builder()
        .secret("a secret of the benchmark".getBytes(StandardCharsets.UTF_8))
        .memory(Math.max(LEAST, BYTES_AN_ACCOUNT * blocks.accounts()))
        .build();
    blocks.warm(block -> winnow.score(block, (e, v) -> {}));
    return winnow;
  }
}
