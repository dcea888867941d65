package io.github.winnow.spi;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import org.jspecify.annotations.Nullable;

/**
 * One engagement as detectors see it: hashed, its time guarded, with the readings of the fields that
 * were declared. It carries no plain id. Valid during one call of a detector, and only in its
 * thread.
 */
public interface Observation {
  /**
   * Event time.
   *
   * @return milliseconds since 1970-01-01T00:00Z, never negative
   */
  long time();

  /**
   * What was done.
   *
   * @return the action
   */
  Action action();

  /**
   * The door through which the reader came.
   *
   * @return the source, or null when missing
   */
  @Nullable
  Source source();

  /**
   * How many equal engagements this one stands for.
   *
   * @return at least 1
   */
  int count();

  /**
   * A measure of the engagement, declared with {@link DetectorSetup#uses}.
   *
   * @param measure the measure
   * @return its value, or NaN when missing
   */
  double value(Measure measure);
}
