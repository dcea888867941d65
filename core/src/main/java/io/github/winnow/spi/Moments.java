package io.github.winnow.spi;

/**
 * Weight, mean and spread of numbers, older ones weighing exp(-age/window) (West, "Updating mean and
 * variance estimates: an improved method", 1979, with decay).
 *
 * <p>Error: none beyond rounding (relative 1e-11 per update, of the largest number measured). Of
 * intervals: the first event of a key has none, nor has an event that comes late; one that stands
 * for several engagements ends one interval.
 */
public interface Moments {
  /**
   * The weight of what is remembered: the count, where nothing has decayed; of intervals, their
   * number.
   *
   * @param now the observation at hand
   * @return at least 0
   */
  double weight(Observation now);

  /**
   * The weighted mean.
   *
   * @param now the observation at hand
   * @return the mean, or NaN when nothing was measured
   */
  double mean(Observation now);

  /**
   * The weighted standard deviation, of the population.
   *
   * @param now the observation at hand
   * @return at least 0, or NaN when nothing was measured
   */
  double deviation(Observation now);
}
