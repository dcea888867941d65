package io.github.winnow.cli;

import java.util.Arrays;

/** How often what was given a q of about this was fabricated. Confined to one thread. */
final class Reliability {
  /** Where the bins begin; the first holds what was given no probability, a q of 0. */
  private static final double[] FROM = {0, Double.MIN_VALUE, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95};

  /** The normal distribution's quantile of 97.5 %. */
  private static final double Z = 1.959963984540054;

  private final long[] rows = new long[FROM.length];
  private final long[] fabricated = new long[FROM.length];
  private final double[] sums = new double[FROM.length];

  void add(double q, boolean isFabricated) {
    int at = Arrays.binarySearch(FROM, q);
    int bin = at >= 0 ? at : Math.max(0, -at - 2);
    rows[bin]++;
    sums[bin] += q;
    fabricated[bin] += isFabricated ? 1 : 0;
  }

  int bins() {
    return FROM.length;
  }

  /** Where a bin begins; the first two with 0, of which the second has what is above. */
  double from(int bin) {
    return bin == 1 ? 0 : FROM[bin];
  }

  /** Where it ends: below that, but for the first, which is 0 alone, and the last. */
  double to(int bin) {
    return bin == 0 ? 0 : bin + 1 < FROM.length ? FROM[bin + 1] : 1;
  }

  long rows(int bin) {
    return rows[bin];
  }

  long fabricated(int bin) {
    return fabricated[bin];
  }

  double meanQ(int bin) {
    return sums[bin] / rows[bin];
  }

  /** The share of fabricated rows. */
  double share(int bin) {
    return (double) fabricated[bin] / rows[bin];
  }

  /** Where the share's 95 % interval begins (Wilson, JASA 1927). */
  double low(int bin) {
    return Math.max(0, centre(bin) - half(bin));
  }

  /** Where it ends. */
  double high(int bin) {
    return Math.min(1, centre(bin) + half(bin));
  }

  private double centre(int bin) {
    double n = rows[bin];
    return (share(bin) + Z * Z / (2 * n)) / (1 + Z * Z / n);
  }

  private double half(int bin) {
    double n = rows[bin];
    double p = share(bin);
    return Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
  }

  /** The mean distance between a bin's mean q and its share, each bin weighing as its rows. */
  double error() {
    return error(0);
  }

  /** The same over the rows that were given a probability. */
  double errorAboveZero() {
    return error(1);
  }

  private double error(int firstBin) {
    double sum = 0;
    long all = 0;
    for (int bin = firstBin; bin < FROM.length; bin++) {
      if (rows[bin] > 0) {
        sum += Math.abs(sums[bin] - fabricated[bin]);
        all += rows[bin];
      }
    }
    return all == 0 ? Double.NaN : sum / all;
  }
}
