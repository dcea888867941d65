package io.github.winnow.spi;

/**
 * How far a key's present rate lies above its own past, in standard deviations of that past.
 *
 * <p>After MIDAS-F: the present count halves every tick, its values at the ends of past ticks make
 * the baseline, and a tick that is unusual enough to be an attack hardly teaches it. A key that is
 * new, or has few events, reads low. Error: none beyond rounding; a late event counts in the present
 * tick; a tick that has not ended reads lower than it will. A patient attacker who stays under the
 * gate can teach the baseline: at most a doubling every hour or so.
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
