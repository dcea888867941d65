package io.github.winnow.cli;

/**
 * How well scores tell fabricated from genuine. NaN where there is none of either.
 *
 * @param genuine how many genuine scores there are
 * @param fabricated how many fabricated ones
 * @param auroc the probability that a fabricated one is above a genuine one, ties counting half
 * @param averagePrecision the sum over the distinct scores, highest first, of the precision down to
 *     it times the recall it adds
 * @param recallAtThousandth the recall at the lowest line that at most 0.1% of the genuine reach
 * @param recallAtHundredth the same at 1%
 */
record Ranking(
    int genuine,
    int fabricated,
    double auroc,
    double averagePrecision,
    double recallAtThousandth,
    double recallAtHundredth) {

  static Ranking of(Doubles genuine, Doubles fabricated) {
    int negatives = genuine.size();
    int positives = fabricated.size();
    if (negatives == 0 || positives == 0) {
      return new Ranking(negatives, positives, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double[] g = genuine.sorted();
    double[] f = fabricated.sorted();
    long twiceAbove = 0;
    double precision = 0;
    int atThousandth = 0;
    int atHundredth = 0;
    int falsePositives = 0;
    int truePositives = 0;
    while (falsePositives < negatives || truePositives < positives) {
      double line = Math.max(
          falsePositives < negatives ? g[negatives - 1 - falsePositives] : Double.NEGATIVE_INFINITY,
          truePositives < positives ? f[positives - 1 - truePositives] : Double.NEGATIVE_INFINITY);
      int sameGenuine = reaching(g, falsePositives, line);
      int sameFabricated = reaching(f, truePositives, line);
      falsePositives += sameGenuine;
      truePositives += sameFabricated;
      // Each of these is above all genuine ones that are left, and level with those on the line.
      twiceAbove += (2L * (negatives - falsePositives) + sameGenuine) * sameFabricated;
      precision += (double) sameFabricated * truePositives / (truePositives + falsePositives);
      atThousandth = falsePositives * 1000L <= negatives ? truePositives : atThousandth;
      atHundredth = falsePositives * 100L <= negatives ? truePositives : atHundredth;
    }
    return new Ranking(
        negatives,
        positives,
        twiceAbove / 2.0 / negatives / positives,
        precision / positives,
        (double) atThousandth / positives,
        (double) atHundredth / positives);
  }

  /** How many more values, from the highest that is left, reach the line. */
  private static int reaching(double[] sorted, int passed, double line) {
    int last = sorted.length - 1 - passed;
    int at = last;
    while (at >= 0 && sorted[at] >= line) {
      at--;
    }
    return last - at;
  }
}
