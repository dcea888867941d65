package io.github.winnow.spi;

/**
 * Judges each engagement as it comes, from what was declared to be kept.
 *
 * <p>It is called only for engagements that have all the keys it declared with {@link
 * DetectorSetup#by}. It must be a pure function of the readings: no state of its own, no clock, no
 * random source, no blocking call. It is called from many threads at once, holding no lock. An
 * exception is counted and isolated; a call that never returns can't be, since it runs in the host's
 * own thread.
 */
public non-sealed interface StreamDetector extends Detector {
  /**
   * Looks at one engagement and reports what is remarkable about it.
   *
   * @param now the engagement and the readings, which include it; valid during the call only
   * @param out takes the reports; valid during the call only
   */
  void observe(Observation now, Evidence out);
}
