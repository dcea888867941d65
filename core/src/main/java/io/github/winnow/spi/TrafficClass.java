package io.github.winnow.spi;

/** The ad industry's two classes of invalid traffic (MRC). */
public enum TrafficClass {
  /** General invalid traffic (GIVT): known by lists and standard parameters. */
  GENERAL,
  /** Sophisticated invalid traffic (SIVT): found by analytics and corroboration. */
  SOPHISTICATED
}
