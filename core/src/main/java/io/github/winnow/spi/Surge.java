package io.github.winnow.spi;

/**
 * How far a key's present rate lies above its own past.
 */
public interface Surge {
  /**
   * The surge, the event itself included.
   *
   * @param now the observation at hand
   * @return at least 0; 0 when the key is missing or nothing is unusual
   */
  double value(Observation now);

  /**
   * What was counted in the present tick, older ticks fading.
   *
   * @param now the observation at hand
   * @return at least 0
   */
  double observed(Observation now);

  /**
   * What the key's past lets one expect of the same.
   *
   * @param now the observation at hand
   * @return at least 0
   */
  double expected(Observation now);
}
