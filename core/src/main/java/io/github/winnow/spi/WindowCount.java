package io.github.winnow.spi;

/**
 * A count over a sliding window, kept in eight parts.
 *
 * <p>Error: it covers between 7/8 of the window and the whole of it, never more; a window that is no
 * multiple of 8 ms is shortened to one. A part counts to 65,535 and then stays there, so a reading
 * is at most 524,280. A late event is counted in the part its time belongs to, or not at all when
 * that part has gone.
 */
public interface WindowCount {
  /**
   * The count, the event itself included.
   *
   * @param now the observation at hand
   * @return at least 0; 0 when the key is missing
   */
  double value(Observation now);
}
