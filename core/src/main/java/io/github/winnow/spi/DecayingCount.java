package io.github.winnow.spi;

/**
 * A count in which an event of age a weighs exp(-a/window). Under a steady rate it settles at rate ×
 * window; it is at 63% of that after one window and at 95% after three.
 *
 * <p>Error: none beyond rounding (relative 1e-11 per update); a late event adds the weight its age
 * leaves it.
 */
public interface DecayingCount {
  /**
   * The count, the event itself included.
   *
   * @param now the observation at hand
   * @return at least 0; 0 when the key is missing
   */
  double value(Observation now);
}
