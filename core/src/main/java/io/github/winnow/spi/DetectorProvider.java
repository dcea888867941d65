package io.github.winnow.spi;

import java.util.Map;

/**
 * Makes one detector. Found by {@link java.util.ServiceLoader}, so an implementation is public, has
 * a public constructor without parameters, and is named both in {@code META-INF/services} and in
 * its {@code module-info}.
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

  /**
   * What its statistics say, in another language than that of their declarations, which is English.
   * Asked when an engine is built, once for each language the engine knows; what is missing stays
   * English, and so does everything when this throws.
   *
   * <p>By default this is the resource {@code META-INF/winnow/PACKAGE/messages_LANGUAGE.properties}
   * of this class's module or class loader, in UTF-8, where {@code PACKAGE} is the package of this
   * class: one catalogue for all detectors of a package.
   *
   * <pre>{@code
   * shared-device/accounts = 一天内有 {observed} 个账号使用过此设备
   * }</pre>
   *
   * @param language an ISO 639 code in lower case; {@code zh} is the one that is asked for so far
   * @return by {@code detector/statistic}, a sentence with the places that the declared one has; may
   *     hold others' too
   */
  default Map<String, String> messages(String language) {
    return Catalogue.of(getClass(), language);
  }
}
