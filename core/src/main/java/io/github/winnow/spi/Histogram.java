package io.github.winnow.spi;

/**
 * Counts of a measure over a few bins.
 *
 * <p>Error: counts are exact until the whole reaches 4,096; then all are halved, so that the past
 * fades by events and not by time. After a halving a share errs by less than bins / 2,000.
 */
public interface Histogram {
  /**
   * One bin's count, the event itself included.
   *
   * @param now the observation at hand
   * @param bin 0 to the number of edges
   * @return at least 0
   */
  double count(Observation now, int bin);

  /**
   * All bins together.
   *
   * @param now the observation at hand
   * @return at least 0
   */
  double total(Observation now);
}
