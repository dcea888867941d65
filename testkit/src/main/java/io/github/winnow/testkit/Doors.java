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

  /** What sellers take for natural: too much history, too few conversations. */
  static Doors seller(Rng rng) {
    return of(
        rng.between(0.2, 0.55),
        rng.between(0.1, 0.3),
        rng.between(0.05, 0.15),
        rng.between(0.03, 0.15),
        rng.between(0.03, 0.12),
        rng.between(0.02, 0.2),
        0.05,
        0.02,
        0.02);
  }

  /** An ordinary week's mix. */
  static final Doors USUAL = of(0.56, 0.205, 0.07, 0.07, 0.035, 0.016, 0.025, 0.012, 0.007);

  /** Where people look around while they wait. */
  static final Doors LEISURE = of(0.3, 0.3, 0.12, 0.17, 0.05, 0.015, 0.025, 0.01, 0.01);

  /** A post that friends pass on. */
  static final Doors CASCADE = of(0.16, 0.61, 0.14, 0.04, 0.02, 0.002, 0.02, 0.006, 0.002);

  /** How people come to follow a publisher outside its articles. */
  static final Doors FOLLOWING = of(0.1, 0.1, 0.05, 0.15, 0.25, 0.03, 0.12, 0.12, 0.08);

  private final Source[] all;
  private final double[] sums;

  private Doors(Source[] all, double... weights) {
    this.all = all;
    sums = Rng.runningSums(weights);
  }

  /** All come the same way. */
  static Doors only(Source door) {
    return new Doors(new Source[] {door}, 1);
  }

  /** Weights in the order conversation, moments, friend, recommended, search, history, …. */
  static Doors of(double... weights) {
    return new Doors(ALL, weights);
  }

  Source draw(Rng rng) {
    return all[rng.pick(sums)];
  }
}
