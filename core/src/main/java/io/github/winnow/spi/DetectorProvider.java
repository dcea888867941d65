package io.github.winnow.spi;

/**
 * Makes one detector. Found by {@link java.util.ServiceLoader}, so an implementation is public, has
 * a public constructor without parameters, and is named both in {@code META-INF/services} and in its
 * {@code module-info}.
 */
public interface DetectorProvider {
  /**
   * The detector's stable name, unique in an engine; it stands in reasons, configuration keys and
   * calibrations.
   *
   * @return 1 to 64 characters out of {@code a-z 0-9 -}, beginning with a letter
   */
  String id();

  /**
   * The version of the detector's numbers: raised whenever the same events give other numbers, so
   * that a calibration of earlier numbers is not applied to them.
   *
   * @return at least 1
   */
  int version();

  /**
   * The kind of evidence that the detector gives.
   *
   * @return the family
   */
  Family family();

  /**
   * Declares what the detector keeps and reports, and makes it. Called once per engine.
   *
   * @param setup takes the declarations and gives the configuration; not to be used afterwards
   * @return the detector
   */
  Detector create(DetectorSetup setup);
}
