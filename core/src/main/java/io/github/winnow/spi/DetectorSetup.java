package io.github.winnow.spi;

import java.time.Duration;

/**
 * Takes a detector's declarations and gives it its configuration. Every value is read with a default
 * and limits; a configured value outside them fails the engine's start, naming the key and what is
 * allowed.
 *
 * <p>The key of a parameter {@code window} of the detector {@code rate} is {@code rate.window}.
 */
public interface DetectorSetup {
  /** The shortest window: one second. */
  Duration SHORTEST = Duration.ofSeconds(1);

  /** The longest window: four hundred days. */
  Duration LONGEST = Duration.ofDays(400);

  /**
   * A duration between {@link #SHORTEST} and {@link #LONGEST}. Written as {@code 90s}, {@code 15m},
   * {@code 24h}, {@code 7d}, or in ISO-8601.
   *
   * @param name the parameter
   * @param byDefault its value when it is not configured
   * @return the value in force
   */
  default Duration duration(String name, Duration byDefault) {
    return duration(name, byDefault, SHORTEST, LONGEST);
  }

  /**
   * A duration.
   *
   * @param name the parameter
   * @param byDefault its value when it is not configured
   * @param least the smallest allowed
   * @param most the largest allowed
   * @return the value in force
   */
  Duration duration(String name, Duration byDefault, Duration least, Duration most);

  /**
   * A number.
   *
   * @param name the parameter
   * @param byDefault its value when it is not configured
   * @param least the smallest allowed
   * @param most the largest allowed
   * @return the value in force
   */
  double number(String name, double byDefault, double least, double most);

  /**
   * Declares a key: state is kept per combination of these dimensions, and the detector is called
   * only for engagements that have all the identifying ones. A key costs a cache miss per event.
   *
   * @param dimensions at least one; the order does not matter
   * @return where to declare what is kept
   */
  KeyedState by(Dimension... dimensions);

  /**
   * Declares a key that may be missing: the detector is called without it, and its fields read
   * empty.
   *
   * @param dimensions at least one; the order does not matter
   * @return where to declare what is kept
   */
  KeyedState byOptional(Dimension... dimensions);

  /**
   * Declares that the detector reads a measure of the engagement.
   *
   * @param measure the measure
   * @return the same measure, for {@link Observation#value}
   */
  Measure uses(Measure measure);

  /**
   * Declares a statistic whose large values are suspicious; they are ranked against a calibration.
   *
   * @param id stable name, unique in the detector: {@code a-z 0-9 -}
   * @param message one sentence, in which {@code {value}}, {@code {observed}} and {@code {expected}}
   *     are replaced
   * @param subject what it speaks about
   * @return the handle to report with
   */
  Statistic upperTail(String id, String message, Subject subject);

  /**
   * Declares a statistic whose small values are suspicious.
   *
   * @param id stable name, unique in the detector
   * @param message one sentence, as for {@link #upperTail}
   * @param subject what it speaks about
   * @return the handle to report with
   */
  Statistic lowerTail(String id, String message, Subject subject);

  /**
   * Declares a statistic with a null model of its own. It is reported as the natural logarithm of
   * its nominal p, which is calibrated in turn, because readers come in cascades and null models
   * don't.
   *
   * @param id stable name, unique in the detector
   * @param message one sentence, as for {@link #upperTail}
   * @param subject what it speaks about
   * @return the handle to report with
   */
  Statistic logPValue(String id, String message, Subject subject);

  /**
   * Declares what a {@link GraphDetector} reports groups with.
   *
   * @param id stable name, unique in the detector
   * @param message one sentence about a member, as for {@link #upperTail}; {@code {observed}} and
   *     {@code {expected}} are what {@link Group#account} was given
   * @return the handle to report with
   */
  Statistic group(String id, String message);

  /**
   * Declares a rule: a list, a published rule, or the host's own. It has no probability.
   *
   * @param id stable name, unique in the detector
   * @param message one sentence, as for {@link #upperTail}
   * @param subject what it speaks about
   * @param trafficClass the class of invalid traffic it stands for
   * @param effect what it may do
   * @return the handle to report with
   */
  Statistic rule(
      String id, String message, Subject subject, TrafficClass trafficClass, Effect effect);
}
