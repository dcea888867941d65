package io.github.winnow.spi;

import java.time.Duration;

/**
 * Declares what is kept per key. All fields of one key, of all detectors, lie in one row; equal
 * declarations share one field. Readings include the event itself and are taken at the row's latest
 * event time, so an event that comes late reads the row as it stands. Windows and ticks have 1 ms to
 * 100 years.
 *
 * <p>Where memory is short, a key's row gives way once its windows have passed without an event; a
 * row with {@link #lastSeen} or a {@link #histogram}, which no window bounds, after 30 days.
 *
 * <p>A key out of strata alone is hot by nature: it takes {@link #count} and {@link #sum} only,
 * other fields fail at setup.
 */
public interface KeyedState {
  /**
   * How many events, decaying.
   *
   * @param window the mean age of what is counted
   * @return the field
   */
  DecayingCount count(Duration window);

  /**
   * The sum of a measure, decaying.
   *
   * @param measure what is summed
   * @param window the mean age of what is summed
   * @return the field
   */
  DecayingSum sum(Measure measure, Duration window);

  /**
   * How many events within a sliding window.
   *
   * @param window the window's length, at least 8 ms
   * @return the field
   */
  WindowCount windowCount(Duration window);

  /**
   * How many different values of a dimension within a sliding window.
   *
   * @param dimension what is told apart
   * @param window the window's length, at least 2 ms
   * @return the field
   */
  DistinctCount distinct(Dimension dimension, Duration window);

  /**
   * Mean and spread of the intervals between successive events, in milliseconds, decaying.
   *
   * @param window the mean age of what is remembered
   * @return the field
   */
  Moments intervals(Duration window);

  /**
   * Mean and spread of a measure, decaying.
   *
   * @param measure what is measured
   * @param window the mean age of what is remembered
   * @return the field
   */
  Moments moments(Measure measure, Duration window);

  /**
   * How far the present rate lies above the key's own past.
   *
   * @param tick the unit of time in which rates are compared
   * @return the field
   */
  Surge surge(Duration tick);

  /**
   * When the key was about, in the last 128 slots.
   *
   * @param slot the length of a slot
   * @return the field
   */
  Presence presence(Duration slot);

  /**
   * When the key was seen before.
   *
   * @return the field
   */
  LastSeen lastSeen();

  /**
   * How a measure is distributed over a few bins.
   *
   * @param measure what is binned
   * @param edges 1 to 15 rising edges; bin i holds what is at least edge i-1 and below edge i
   * @return the field
   */
  Histogram histogram(Measure measure, double... edges);
}
