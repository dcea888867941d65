package io.github.winnow.spi;

/**
 * In which of the last 128 slots of time the key was seen. The slots lie on a grid whose phase
 * differs from key to key.
 *
 * <p>Error: none in which slots are marked; so an absence is known to less than two slots. What lies
 * 128 slots or more before the latest event is not held, and a late event that old marks nothing.
 */
public interface Presence {
  /** How many slots are held. */
  int SLOTS = 128;

  /**
   * In how many slots the key was seen.
   *
   * @param now the observation at hand
   * @return 1 to 128; 0 when the key is missing
   */
  int slots(Observation now);

  /**
   * The longest stretch of slots in which the key was not seen. What lies before it was first seen is
   * such a stretch too, so a small number says that the key was about all the time.
   *
   * @param now the observation at hand
   * @return 0 to 127 slots; 128 when the key is missing
   */
  int longestAbsence(Observation now);
}
