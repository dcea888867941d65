package io.github.winnow.internal.state;

import io.github.winnow.spi.Histogram;
import io.github.winnow.spi.Observation;

/** A quarter of a long a bin: 16-bit counters, all halved when together they reach 4,096. */
final class HistogramField extends Field implements Histogram {
  private static final int MOST = 4096;

  private final int measure;
  private final double[] edges;

  HistogramField(String signature, int measure, double[] edges) {
    super(signature, (edges.length + 4) / 4);
    this.measure = measure;
    this.edges = edges.clone();
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    double x = reading.measure(measure);
    if (Double.isNaN(x)) {
      return;
    }
    int bin = 0;
    while (bin < edges.length && x >= edges[bin]) {
      bin++;
    }
    cells[at + (bin >> 2)] += (long) Math.min(MOST, step.count) << (16 * (bin & 3));
    if (total(cells, at) >= MOST) {
      for (int i = 0; i < longs(); i++) {
        cells[at + i] = (cells[at + i] >>> 1) & 0x7FFF7FFF7FFF7FFFL;
      }
    }
  }

  private int total(long[] cells, int at) {
    int total = 0;
    for (int bin = 0; bin <= edges.length; bin++) {
      total += count(cells[at + (bin >> 2)], bin);
    }
    return total;
  }

  private static int count(long word, int bin) {
    return (int) (word >>> (16 * (bin & 3))) & 0xFFFF;
  }

  @Override
  public double count(Observation now, int bin) {
    if (bin < 0 || bin > edges.length) {
      throw new IndexOutOfBoundsException("bin must be 0 to " + edges.length + ", but is " + bin);
    }
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : count(reading.cell(at + (bin >> 2)), bin);
  }

  @Override
  public double total(Observation now) {
    double total = 0;
    for (int bin = 0; bin <= edges.length; bin++) {
      total += count(now, bin);
    }
    return total;
  }
}
