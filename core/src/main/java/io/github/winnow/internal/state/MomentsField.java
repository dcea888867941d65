package io.github.winnow.internal.state;

import io.github.winnow.spi.Moments;
import io.github.winnow.spi.Observation;

/** Three longs: weight, mean, and the weighted sum of squared deviations, as bits of doubles. */
final class MomentsField extends Field implements Moments {
  /** Stands for the interval since the row's latest event where a measure is asked for. */
  static final int INTERVALS = -1;

  private final int window;
  private final int measure;

  MomentsField(String signature, int window, int measure) {
    super(signature, 3);
    this.window = window;
    this.measure = measure;
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    double fade = step.fade(window);
    double weight = Double.longBitsToDouble(cells[at]) * fade;
    double squares = Double.longBitsToDouble(cells[at + 2]) * fade;
    double x = input(step, reading);
    if (!Double.isNaN(x)) {
      double mean = Double.longBitsToDouble(cells[at + 1]);
      double added = measure == INTERVALS ? 1 : step.weight(window);
      double delta = x - mean;
      double past = weight;
      weight += added;
      if (weight > 0) {
        double share = added / weight;
        mean += delta * share;
        squares += delta * delta * past * share; // nothing cancels, as it would in (x - mean)
      }
      cells[at + 1] = Double.doubleToRawLongBits(mean);
    }
    cells[at] = Double.doubleToRawLongBits(weight);
    cells[at + 2] = Double.doubleToRawLongBits(squares);
  }

  private double input(Step step, Reading reading) {
    if (measure != INTERVALS) {
      return reading.measure(measure);
    }
    return step.first || step.elapsed < 0 ? Double.NaN : step.elapsed;
  }

  @Override
  public double weight(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : Double.longBitsToDouble(reading.cell(at));
  }

  @Override
  public double mean(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 || reading.cell(at) == 0
        ? Double.NaN
        : Double.longBitsToDouble(reading.cell(at + 1));
  }

  @Override
  public double deviation(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    if (at < 0 || reading.cell(at) == 0) {
      return Double.NaN;
    }
    double weight = Double.longBitsToDouble(reading.cell(at));
    return Math.sqrt(Math.max(0, Double.longBitsToDouble(reading.cell(at + 2)) / weight));
  }
}
