package io.github.winnow.spi;

/**
 * A handle on one declared statistic, to be passed to {@link Evidence}. Made by {@link
 * DetectorSetup}.
 */
public interface Statistic {
  /**
   * The statistic's name within its detector.
   *
   * @return the name given at declaration
   */
  String id();
}
