package io.github.winnow.internal.state;

import io.github.winnow.spi.Observation;
import io.github.winnow.spi.WindowCount;

/**
 * Two longs: eight counters of 16 bits, the newest lowest. The row's time says which part of the
 * grid the newest belongs to, so none is stored.
 */
final class WindowCountField extends Field implements WindowCount {
  static final int PARTS = 8;

  private static final int MOST = 0xFFFF;

  private final Grid grid;

  WindowCountField(String signature, long windowMillis) {
    super(signature, 2);
    grid = new Grid(windowMillis / PARTS);
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    long newest = grid.cellOf(step.latest, step.key);
    if (!step.first) {
      shift(cells, at, newest - grid.cellOf(step.before, step.key));
    }
    long age = step.isLate() ? newest - grid.cellOf(step.time, step.key) : 0;
    if (age < PARTS) {
      int word = at + (int) (age >> 2);
      int bit = 16 * (int) (age & 3);
      long now = (cells[word] >>> bit) & MOST;
      long next = Math.min(MOST, now + step.count);
      cells[word] += (next - now) << bit;
    }
  }

  private static void shift(long[] cells, int at, long parts) {
    if (parts >= PARTS) {
      cells[at] = 0;
      cells[at + 1] = 0;
    } else if (parts >= 4) {
      cells[at + 1] = cells[at] << (16 * (parts - 4));
      cells[at] = 0;
    } else if (parts > 0) {
      int bits = (int) (16 * parts);
      cells[at + 1] = cells[at + 1] << bits | cells[at] >>> (64 - bits);
      cells[at] <<= bits;
    }
  }

  @Override
  public double value(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : sum(reading.cell(at)) + sum(reading.cell(at + 1));
  }

  private static long sum(long counters) {
    long pairs = (counters & 0x0000FFFF0000FFFFL) + ((counters >>> 16) & 0x0000FFFF0000FFFFL);
    return (pairs & 0xFFFFFFFFL) + (pairs >>> 32);
  }
}
