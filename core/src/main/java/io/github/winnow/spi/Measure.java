package io.github.winnow.spi;

import io.github.winnow.event.Engagement;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A named number of an engagement. It is computed before any lock is taken, by a pure function; NaN,
 * infinities and numbers beyond 1e100 in size mean that it is missing, and update nothing. Two measures are the same when their
 * names are.
 */
public final class Measure {
  /** How long the account stayed, in milliseconds. */
  public static final Measure DWELL = of("dwell", Engagement::dwell);

  /** How much of the target was seen, 0 to 1. */
  public static final Measure COMPLETION = of("completion", Engagement::completion);

  /** The account's age at the event, in milliseconds; an age below zero is missing. */
  public static final Measure ACCOUNT_AGE = of(
      "account-age",
      e -> e.accountCreated() == Engagement.ABSENT || e.accountCreated() > e.time()
          ? Double.NaN
          : (double) (e.time() - e.accountCreated()));

  private final String name;
  private final ToDoubleFunction<Engagement> value;

  private Measure(String name, ToDoubleFunction<Engagement> value) {
    this.name = Objects.requireNonNull(name, "name");
    this.value = Objects.requireNonNull(value, "value");
  }

  /**
   * A measure.
   *
   * @param name its name; measures of one name must be one measure
   * @param value gives the number, or NaN when it is missing
   * @return the measure
   */
  public static Measure of(String name, ToDoubleFunction<Engagement> value) {
    return new Measure(name, value);
  }

  /**
   * The measure's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The measure of one engagement.
   *
   * @param engagement the engagement
   * @return the number, or NaN when it is missing
   */
  public double of(Engagement engagement) {
    return value.applyAsDouble(engagement);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Measure other && name.equals(other.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
