package io.github.winnow.internal.state;

import io.github.winnow.spi.DecayingCount;
import io.github.winnow.spi.DecayingSum;
import io.github.winnow.spi.Observation;

/** One long: the decaying sum of 1 or of a measure, as the bits of a double. */
final class SumField extends Field implements DecayingCount, DecayingSum {
  /** Stands for "count the events" where a measure is asked for. */
  static final int EVENTS = -1;

  private final int window;
  private final int measure;

  SumField(String signature, int window, int measure) {
    super(signature, 1);
    this.window = window;
    this.measure = measure;
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    double sum = Double.longBitsToDouble(cells[at]) * step.fade(window);
    if (measure == EVENTS) {
      sum += step.weight(window);
    } else {
      double value = reading.measure(measure);
      if (!Double.isNaN(value)) {
        sum += step.weight(window) * value;
      }
    }
    cells[at] = Double.doubleToRawLongBits(sum);
  }

  @Override
  boolean isAdditive() {
    return true;
  }

  @Override
  void fade(long[] cells, int at, Step step) {
    cells[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(cells[at]) * step.fade(window));
  }

  @Override
  void add(long[] cells, int at, long[] other, int otherAt, Step faded) {
    double sum = Double.longBitsToDouble(cells[at])
        + Double.longBitsToDouble(other[otherAt]) * faded.fade(window);
    cells[at] = Double.doubleToRawLongBits(sum);
  }

  @Override
  public double value(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : Double.longBitsToDouble(reading.cell(at));
  }
}
