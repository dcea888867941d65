package io.github.winnow.internal.state;

import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what all detectors declare. One thread, at an engine's start. */
public final class LayoutBuilder {
  static final int PUBLISHER = 0;
  static final int DEVICE = 1;
  static final int NETWORK = 2;
  static final int CLIENT = 3;

  /** The index of the first dimension that a detector alone declares. */
  static final int DECLARED = 4;

  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Declaration> declarations = new TreeMap<>();

  /** Begins with what the history keeps, whether a detector wants it or not. */
  public LayoutBuilder() {
    indexOf(Dimension.PUBLISHER);
    indexOf(Dimension.DEVICE);
    indexOf(Dimension.NETWORK);
    indexOf(Dimension.CLIENT);
  }

  /**
   * Declares a key.
   *
   * @param wanted its dimensions, in any order
   * @return where to declare what is kept
   */
  public KeyedState by(Dimension... wanted) {
    return declarations.computeIfAbsent(
        nameOf(wanted), name -> new Declaration(this, sorted(wanted)));
  }

  /**
   * The name of a set of dimensions: theirs, sorted.
   *
   * @param wanted the dimensions, in any order
   * @return the name
   */
  public static String nameOf(Dimension... wanted) {
    if (wanted.length == 0) {
      throw new IllegalArgumentException("a key has at least one dimension");
    }
    StringBuilder name = new StringBuilder();
    for (Dimension dimension : sorted(wanted)) {
      name.append(name.isEmpty() ? "" : "+").append(dimension.name());
      if (dimension.isStratum()) {
        name.append('?');
      }
    }
    return name.toString();
  }

  private static List<Dimension> sorted(Dimension... wanted) {
    List<Dimension> distinct = new ArrayList<>();
    for (Dimension dimension : wanted) {
      if (!distinct.contains(dimension)) {
        distinct.add(dimension);
      }
    }
    distinct.sort(Comparator.comparing(Dimension::name).thenComparing(Dimension::isStratum));
    return List.copyOf(distinct);
  }

  int indexOf(Dimension dimension) {
    Dimension known = dimensions.putIfAbsent(dimension.name(), dimension);
    if (known != null
        && (known.number() != dimension.number() || known.text() != dimension.text())) {
      throw new IllegalArgumentException("two different dimensions are named " + dimension.name());
    }
    return List.copyOf(dimensions.keySet()).indexOf(dimension.name());
  }

  int indexOf(Measure measure) {
    measures.putIfAbsent(measure.name(), measure);
    return List.copyOf(measures.keySet()).indexOf(measure.name());
  }

  /**
   * Declares that a measure is read.
   *
   * @param measure the measure
   */
  public void uses(Measure measure) {
    indexOf(measure);
  }

  /**
   * Ends the declarations.
   *
   * @return the layout
   */
  public Layout build() {
    List<KeySpace> spaces = new ArrayList<>();
    int copyOffset = 0;
    for (Declaration declaration : declarations.values()) {
      KeySpace space = declaration.seal(spaces.size(), copyOffset);
      spaces.add(space);
      copyOffset += space.rowLongs();
    }
    return new Layout(
        List.copyOf(dimensions.values()),
        List.copyOf(measures.values()),
        List.copyOf(spaces),
        copyOffset);
  }
}
