package io.github.winnow.internal.state;

import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.Measure;
import java.util.List;

/**
 * All that the detectors of an engine declared: which dimensions are hashed, which measures are
 * computed, which keys have rows and what lies in them. Immutable.
 */
public final class Layout {
  private final List<Dimension> dimensions;
  private final List<Measure> measures;
  private final List<KeySpace> spaces;
  private final int copyLongs;

  Layout(List<Dimension> dimensions, List<Measure> measures, List<KeySpace> spaces, int copyLongs) {
    this.dimensions = dimensions;
    this.measures = measures;
    this.spaces = spaces;
    this.copyLongs = copyLongs;
  }

  /**
   * The dimensions that are hashed.
   *
   * @return in the order of their indexes
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * The measures that are computed.
   *
   * @return in the order of their indexes
   */
  public List<Measure> measures() {
    return measures;
  }

  /**
   * The keys that have rows.
   *
   * @return in the order of their indexes, which is that of their names
   */
  public List<KeySpace> spaces() {
    return spaces;
  }

  /**
   * A new reading of this layout.
   *
   * @return an empty reading
   */
  public Reading newReading() {
    return new Reading(this);
  }

  KeySpace space(int index) {
    return spaces.get(index);
  }

  int copyLongs() {
    return copyLongs;
  }

  int indexOf(Measure measure) {
    int index = measures.indexOf(measure);
    if (index < 0) {
      throw new IllegalArgumentException(
          "the detector did not declare that it uses the measure " + measure);
    }
    return index;
  }
}
