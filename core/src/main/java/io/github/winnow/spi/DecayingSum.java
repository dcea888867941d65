package io.github.winnow.spi;

/**
 * A sum in which a value of age a weighs exp(-a/window). Events that lack the measure add nothing.
 *
 * <p>Error: none beyond rounding (relative 1e-11 per update, of the sum of absolute values).
 */
public interface DecayingSum {
  /**
   * The sum, the event itself included.
   *
   * @param now the observation at hand
   * @return the sum; 0 when the key is missing
   */
  double value(Observation now);
}
