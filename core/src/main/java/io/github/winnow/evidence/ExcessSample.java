package io.github.winnow.evidence;

/**
 * How far genuine targets go beyond what is expected of them, engagement by engagement: what is
 * held for an excess is all that shows its trait, so a popular target counts for more. What is
 * counted on is targets all the same, for the engagements of one lie in one excess. One that several windows have counts
 * once for each.
 */
final class ExcessSample {
  private static final double MOST = 1 << 20;

  private final Sample severities;
  private long targets;

  ExcessSample(long seed) {
    severities = new Sample(seed);
  }

  /**
   * Adds a target.
   *
   * @param severity how remarkable it is
   * @param observed how many of its engagements show the trait
   */
  void add(double severity, double observed) {
    targets++;
    for (long i = Math.max(1, Math.round(Math.min(MOST, observed))); i > 0; i--) {
      severities.add(severity);
    }
  }

  Tail learned() {
    return Tail.of(severities.values(), targets, (double) targets);
  }
}
