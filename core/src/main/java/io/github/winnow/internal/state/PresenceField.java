package io.github.winnow.internal.state;

import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Presence;

/** Two longs: a bit for each of the last 128 slots, the latest slot in the lowest bit of the first. */
final class PresenceField extends Field implements Presence {
  private static final int HALF = Long.SIZE;

  private final Grid grid;

  PresenceField(String signature, long slotMillis) {
    super(signature, 2);
    grid = new Grid(slotMillis);
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    long latest = grid.cellOf(step.latest, step.key);
    if (!step.first && step.latest > step.before) {
      long passed = latest - grid.cellOf(step.before, step.key);
      long recent = cells[at];
      cells[at] = left(recent, passed);
      cells[at + 1] = left(cells[at + 1], passed)
          | left(recent, passed - HALF)
          | (passed < HALF && passed > 0 ? recent >>> (HALF - passed) : 0);
    }
    long ago = latest - grid.cellOf(step.time, step.key);
    if (ago < HALF) {
      cells[at] |= 1L << ago;
    } else if (ago < SLOTS) {
      cells[at + 1] |= 1L << (ago - HALF);
    }
  }

  /** Moved left by so many bits; 0 where that is no move within a long. */
  private static long left(long bits, long by) {
    return by < 0 || by >= HALF ? 0 : bits << by;
  }

  @Override
  public int slots(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : Long.bitCount(reading.cell(at)) + Long.bitCount(reading.cell(at + 1));
  }

  @Override
  public int longestAbsence(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    if (at < 0) {
      return SLOTS;
    }
    int longest = 0;
    int run = 0;
    for (int word = 0; word < 2; word++) {
      long seen = reading.cell(at + word);
      int left = HALF;
      while (left > 0) {
        int absent = Math.min(left, Long.numberOfTrailingZeros(seen));
        run += absent;
        longest = Math.max(longest, run);
        if (absent == left) {
          break;
        }
        run = 0;
        seen = seen >>> absent >>> 1;
        left -= absent + 1;
      }
    }
    return longest;
  }
}
