package io.github.winnow.testkit;

/**
 * One kind of traffic. A scenario plays the same part for the same world and stream, whatever other
 * scenarios do.
 */
interface Scenario {
  String name();

  default boolean fabricated() {
    return false;
  }

  /** Of what is fabricated, how much of it is this, beside others' 1. */
  default double share() {
    return 1;
  }

  /**
   * Plays the week.
   *
   * @param scribe takes the events; a fabricated scenario stops when it is full
   * @param rng the scenario's own stream
   */
  void play(World world, Scribe scribe, Rng rng);
}
