package io.github.winnow;

import io.github.winnow.event.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which detectors, with which parameters, for one kind of engagement: {@code reads}, {@code
 * follows}, {@code stars} and {@code votes} ship, others can be made. Immutable.
 *
 * <p>Those that ship leave out detectors that have nothing to go by, which would only be silent and
 * thin out the evidence beside them, and leave all parameters at their defaults. What is left keeps
 * its tables of the calibration that ships; but the <em>score</em> was measured with all detectors.
 * So with {@code follows}, {@code stars} and {@code votes} nothing is excluded by the score, which
 * only holds, until a calibration is learned with the preset; campaigns and rules do what they
 * always do. {@code reads} leaves nothing out. A preset that sets parameters makes these detectors
 * uncalibrated, as {@link WinnowBuilder#set(String, String)} does.
 *
 * @param name what it is called
 * @param about what it is for, in one line
 * @param action the action of a log that names none
 * @param without the ids of detectors that are left out; one that is not there is none the less
 *     allowed
 * @param settings parameters, by {@code detector.parameter}; what the host sets itself goes before
 */
public record Preset(
    String name, String about, Action action, Set<String> without, Map<String, String> settings) {

  /** Leaves nothing out and sets nothing. */
  static final Preset NONE = new Preset("none", "", Action.READ, Set.of(), Map.of());

  private static final Map<String, Preset> SHIPPED = shipped();

  /**
   * A preset.
   *
   * @param name what it is called
   * @param about what it is for
   * @param action the action of a log that names none
   * @param without the ids of detectors that are left out
   * @param settings parameters, by {@code detector.parameter}
   */
  public Preset {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(action, "action");
    without = Set.copyOf(without);
    settings = Map.copyOf(settings);
  }

  /**
   * A preset that ships.
   *
   * @param name its name
   * @return the preset
   * @throws IllegalArgumentException when there is none of that name, naming those there are
   */
  public static Preset named(String name) {
    Preset preset = SHIPPED.get(name);
    if (preset == null) {
      throw new IllegalArgumentException(
          "there is no preset " + name + "; there are " + String.join(", ", names()));
    }
    return preset;
  }

  /**
   * The names of those that ship.
   *
   * @return in the order of the alphabet
   */
  public static List<String> names() {
    return List.copyOf(SHIPPED.keySet());
  }

  private static Map<String, Preset> shipped() {
    Properties read = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Preset.class.getResourceAsStream("presets.properties"))) {
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Preset> presets = new TreeMap<>();
    for (String key : read.stringPropertyNames()) {
      String name = key.substring(0, key.indexOf('.'));
      presets.computeIfAbsent(name, n -> shipped(n, read));
    }
    return presets;
  }

  private static Preset shipped(String name, Properties read) {
    Set<String> without = new TreeSet<>(List.of(value(read, name + ".without").split(" ", -1)));
    without.remove("");
    return new Preset(
        name,
        value(read, name + ".about"),
        Action.of(value(read, name + ".action")),
        without,
        Map.of());
  }

  private static String value(Properties read, String key) {
    return Objects.requireNonNull(read.getProperty(key), key);
  }
}
