package io.github.winnow.spi;

/** When the key was seen before. No error; it costs no memory of its own. */
public interface LastSeen {
  /**
   * The time since the key's latest event before this one.
   *
   * @param now the observation at hand
   * @return milliseconds, negative when the event comes late, NaN when the key is new or missing
   */
  double elapsed(Observation now);
}
