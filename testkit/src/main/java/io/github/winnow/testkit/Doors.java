package io.github.winnow.testkit;

import io.github.winnow.event.Source;

/** A channel mix: through which doors readers come, and how many through each. */
final class Doors {
  static final Source OTHER = Source.of("other");

  private static final Source[] ALL = {
    Source.CONVERSATION,
    Source.MOMENTS,
    Source.FRIEND,
    Source.RECOMMENDED,
    Source.SEARCH,
    Source.HISTORY,
    OTHER,
    Source.CARD,
    Source.QR,
  };

  /** An ordinary week's mix. */
  static final Doors USUAL = of(0.56, 0.205, 0.07, 0.07, 0.035, 0.016, 0.025, 0.012, 0.007);

  /** Where people look around while they wait. */
  static final Doors LEISURE = of(0.3, 0.3, 0.12, 0.17, 0.05, 0.015, 0.025, 0.01, 0.01);

  /** A post that friends pass on. */
  static final Doors CASCADE = of(0.16, 0.61, 0.14, 0.04, 0.02, 0.002, 0.02, 0.006, 0.002);

  /** How people come to follow a publisher outside its articles. */
  static final Doors FOLLOWING = of(0.1, 0.1, 0.05, 0.15, 0.25, 0.03, 0.12, 0.12, 0.08);

  private final double[] sums;

  private Doors(double... weights) {
    sums = Rng.runningSums(weights);
  }

  /** Weights in the order conversation, moments, friend, recommended, search, history, …. */
  static Doors of(double... weights) {
    return new Doors(weights);
  }

  Source draw(Rng rng) {
    return ALL[rng.pick(sums)];
  }
}
