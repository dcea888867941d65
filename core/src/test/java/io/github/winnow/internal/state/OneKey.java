package io.github.winnow.internal.state;

import io.github.winnow.event.Action;
import io.github.winnow.spi.Dimension;
import io.github.winnow.spi.KeyedState;
import io.github.winnow.spi.Measure;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One key and its row, fed by hand as a stream processor would: declare, then one call an event.
 *
 * @param <F> the field under test
 */
final class OneKey<F> {
  /** A measure whose value the test gives with each event. */
  static final Measure MEASURE = Measure.of("given", e -> Double.NaN);

  /** A dimension whose hash the test gives with each event. */
  static final Dimension VALUE = Dimension.DEVICE;

  private final F field;
  private final Layout layout;
  private final KeySpace space;
  private final Reading reading;
  private final long[] row;
  private final long key;

  OneKey(long key, Function<KeyedState, F> declare) {
    LayoutBuilder builder = new LayoutBuilder();
    builder.uses(MEASURE);
    builder.indexOf(Dimension.ACCOUNT);
    builder.indexOf(VALUE);
    field = declare.apply(builder.by(Dimension.ACCOUNT));
    layout = builder.build();
    space = layout.space(0);
    reading = layout.newReading();
    row = new long[space.rowLongs()];
    this.key = key;
  }

  OneKey(SplittableRandom random, Function<KeyedState, F> declare) {
    this(random.nextLong() | 1, declare);
  }

  Reading event(long time, int count, double measure, long value) {
    reading.begin(Action.READ, null, count, key, 1, 0, 0);
    reading.dimension(layout.dimensions().indexOf(Dimension.ACCOUNT), key);
    reading.dimension(layout.dimensions().indexOf(VALUE), value);
    reading.measure(0, measure);
    reading.complete(time);
    space.updateRow(row, reading);
    return reading;
  }

  Reading event(long time) {
    return event(time, 1, Double.NaN, 0);
  }

  /** The time at which the row stands. */
  long latest() {
    return Step.timeOf(row[KeySpace.TIME]);
  }

  F field() {
    return field;
  }

  long key() {
    return key;
  }

  KeySpace space() {
    return space;
  }
}
