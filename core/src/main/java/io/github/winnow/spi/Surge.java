package io.github.winnow.spi;

/**
 * How far a key's present rate lies above its own past, in standard deviations of that past.
 *
 * <p>After MIDAS-F: the present count halves every tick, its values at the ends of past ticks make
 * the baseline, and a tick that is unusual enough to be an attack (17 deviations) hardly teaches it.
 * A key with few events reads low. A new key is taken for one with an event every other tick: one
 * that is busy from the start reads high until its age tells, seven hours at 2,000 events a minute,
 * for a flood from fresh keys is no habit.
 *
 * <p>Error: none beyond rounding; a late event counts in the present tick; a tick that has not ended
 * reads lower than it will.
 *
 * <p>A patient attacker can teach the baseline. Who keeps every reading below 3 does not double it
 * within an hour, in ticks of a minute, on a key that is ten hours old, but raises it tenfold on a
 * key that is one hour old. Who stays just under the gate raises it at will, and reads 17 meanwhile.
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
