package io.github.winnow.cli;

/**
 * A share of genuine engagements, and between which shares that of another log lies, 19 times of 20,
 * if it is as long and of the same traffic.
 *
 * <p>Remarkable engagements come in blocks: a class behind one address, the readers of one article,
 * the hours of one busy account. What varies from log to log is the number of blocks. Their size is
 * what the variance of the share by such units is, compared with that of single engagements (the
 * design effect: Kish, "Survey Sampling", 1965), Σ(hits of a unit − share · its size)² / (hits · (1 −
 * share)), for the kind of unit for which it is the largest. The number is taken to be Poisson in both
 * logs, so that the square roots of both differ by less than 1.96 · √½ (Anscombe, "The transformation
 * of Poisson, binomial and negative-binomial data", 1948).
 *
 * @param engagements how many it is a share of
 * @param hits how many it is
 * @param block how many hits come together, at least 1
 */
record LikelyShare(long engagements, long hits, double block) {
  private static final double DIFFERENCE = 1.96 * Math.sqrt(0.5);
  private static final double ANSCOMBE = 0.375;

  double share() {
    return engagements == 0 ? 0 : (double) hits / engagements;
  }

  /** How many blocks the hits are. */
  double blocks() {
    return hits / block;
  }

  double low() {
    double root = Math.max(0, Math.sqrt(blocks() + ANSCOMBE) - DIFFERENCE);
    return shareOf(Math.max(0, root * root - ANSCOMBE));
  }

  double high() {
    double root = Math.sqrt(blocks() + ANSCOMBE) + DIFFERENCE;
    return engagements == 0 ? 1 : shareOf(root * root - ANSCOMBE);
  }

  private double shareOf(double blocks) {
    return Math.min(1, blocks * block / Math.max(1, engagements));
  }
}
