package io.github.winnow.internal.state;

import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DecayingSum;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.DistinctCount;
import io.github.winnow.spi.Histogram;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.LastSeen;
import io.github.winnow.spi.Measure;
import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Presence;
import io.github.winnow.spi.Surge;
import io.github.winnow.spi.WindowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What all detectors together declare for one set of dimensions. Equal declarations get one field,
 * and fields lie in the order of their signatures, so the order of detectors does not matter.
 */
final class Declaration implements KeyedState {
  /** After this many windows an exponential leaves 3e-7 of the past: nothing a detector can see. */
  private static final int FORGOTTEN = 15;

  /** What does not fade with time gives way to other keys after this long without an event. */
  private static final Duration IDLE = Duration.ofDays(30);

  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final int MOST_EDGES = 15;

  private final LayoutBuilder layout;
  private final List<Dimension> dimensions;
  private final KeySpace space;
  private final boolean strataOnly;
  private final Map<String, Field> fields = new TreeMap<>();
  private final List<Long> windows = new ArrayList<>();
  private long horizon;

  Declaration(LayoutBuilder layout, List<Dimension> dimensions) {
    this.layout = layout;
    this.dimensions = dimensions;
    int[] indexes = dimensions.stream().mapToInt(layout::indexOf).toArray();
    space = new KeySpace(dimensions, indexes);
    strataOnly = space.isStrata();
  }

  /** Ends the declarations: the key's rows get their layout. */
  KeySpace seal(int index, int copyOffset) {
    double[] perMillisecond = windows.stream().mapToDouble(w -> 1.0 / w).toArray();
    space.seal(index, copyOffset, fields.values().toArray(new Field[0]), perMillisecond, horizon);
    return space;
  }

  @Override
  public DecayingCount count(Duration window) {
    return sum(window, SumField.EVENTS, "count(" + window + ")");
  }

  @Override
  public DecayingSum sum(Measure measure, Duration window) {
    return sum(window, layout.indexOf(measure), "sum(" + measure + "," + window + ")");
  }

  private SumField sum(Duration window, int measure, String signature) {
    int w = fading(window);
    return field(signature, SumField.class, () -> new SumField(signature, w, measure));
  }

  @Override
  public WindowCount windowCount(Duration window) {
    String signature = "window-count(" + window + ")";
    long millis = exact(window, WindowCountField.PARTS, 1);
    return field(signature, WindowCountField.class, () -> new WindowCountField(signature, millis));
  }

  @Override
  public DistinctCount distinct(Dimension dimension, Duration window) {
    String signature = "distinct(" + dimension + "," + window + ")";
    int index = layout.indexOf(dimension);
    long millis = exact(window, DistinctField.HALVES, 1);
    return field(signature, DistinctField.class, () -> new DistinctField(signature, index, millis));
  }

  @Override
  public Moments intervals(Duration window) {
    return moments(window, MomentsField.INTERVALS, "intervals(" + window + ")");
  }

  @Override
  public Moments moments(Measure measure, Duration window) {
    return moments(window, layout.indexOf(measure), "moments(" + measure + "," + window + ")");
  }

  private Moments moments(Duration window, int measure, String signature) {
    int w = fading(window);
    return field(signature, MomentsField.class, () -> new MomentsField(signature, w, measure));
  }

  @Override
  public Surge surge(Duration tick) {
    String signature = "surge(" + tick + ")";
    long millis = exact(tick, 1, SurgeField.FORGOTTEN_TICKS);
    return field(signature, SurgeField.class, () -> new SurgeField(signature, millis));
  }

  @Override
  public Presence presence(Duration slot) {
    String signature = "presence(" + slot + ")";
    long millis = exact(slot, 1, Presence.SLOTS);
    return field(signature, PresenceField.class, () -> new PresenceField(signature, millis));
  }

  @Override
  public LastSeen lastSeen() {
    String signature = "last-seen";
    keep(IDLE.toMillis());
    return field(signature, LastSeenField.class, () -> new LastSeenField(signature));
  }

  @Override
  public Histogram histogram(Measure measure, double... edges) {
    if (edges.length == 0 || edges.length > MOST_EDGES) {
      throw new IllegalArgumentException(
          "a histogram has 1 to " + MOST_EDGES + " edges, not " + edges.length);
    }
    for (int i = 0; i < edges.length; i++) {
      if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
        throw new IllegalArgumentException(
            "a histogram's edges are finite and rise, these don't: " + Arrays.toString(edges));
      }
    }
    String signature = "histogram(" + measure + "," + Arrays.toString(edges) + ")";
    int index = layout.indexOf(measure);
    keep(IDLE.toMillis());
    return field(
        signature, HistogramField.class, () -> new HistogramField(signature, index, edges));
  }

  private int fading(Duration window) {
    long millis = exact(window, 1, FORGOTTEN);
    int known = windows.indexOf(millis);
    if (known >= 0) {
      return known;
    }
    windows.add(millis);
    return windows.size() - 1;
  }

  private long exact(Duration window, int least, int windowsRemembered) {
    if (window.compareTo(Duration.ofMillis(least)) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("this window has at least "
          + least
          + " ms and at most "
          + LONGEST.toDays()
          + " days, but is "
          + window);
    }
    long millis = window.toMillis();
    keep(windowsRemembered * millis);
    return millis;
  }

  private void keep(long millis) {
    horizon = Math.max(horizon, millis);
  }

  private <F extends Field> F field(String signature, Class<F> type, Supplier<F> make) {
    Field field = fields.computeIfAbsent(signature, s -> make.get());
    if (strataOnly && !field.isAdditive()) {
      throw new IllegalArgumentException("a key out of strata alone "
          + dimensions
          + " keeps counts and sums only, not "
          + signature);
    }
    return type.cast(field);
  }
}
