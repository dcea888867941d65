package io.github.winnow.spi;

/** What a statistic speaks about. */
public enum Subject {
  /** The event itself. */
  EVENT,
  /** The account that acted. */
  ACCOUNT,
  /** The device it acted through. */
  DEVICE,
  /** The network it came from. */
  NETWORK,
  /**
   * The target's traffic as a whole. Such evidence falls on genuine readers too, and the publisher
   * may be the victim: so its weight is capped at what the excess share allows, and it alone never
   * makes a verdict firm.
   */
  TARGET;

  /**
   * Whether this is about who acted, as opposed to what was acted on.
   *
   * @return false for {@link #TARGET}
   */
  public boolean isActor() {
    return this != TARGET;
  }
}
