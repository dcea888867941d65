package io.github.winnow.internal.state;

import io.github.winnow.spi.LastSeen;
import io.github.winnow.spi.Observation;

/** No longs: the row's own time is what is read. */
final class LastSeenField extends Field implements LastSeen {
  LastSeenField(String signature) {
    super(signature, 0);
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {}

  @Override
  public double elapsed(Observation now) {
    Reading reading = reading(now);
    return reading.hasKey(space()) ? reading.elapsed(space()) : Double.NaN;
  }
}
