package io.github.winnow.internal.state;

import io.github.winnow.spi.Observation;
import io.github.winnow.spi.Surge;

/**
 * Four longs: the key's age in ticks, the decaying count of the present, and the sum and the sum of
 * squares of that count at the ends of the ticks past.
 */
final class SurgeField extends Field implements Surge {
  /*
   * After MIDAS-F (Bhatia et al., "Real-Time Anomaly Detection in Edge Streams", 2020): the present
   * count a halves every tick; what stood at the end of a tick teaches the baseline, unless the tick
   * was so unusual (z^2 >= GATE) that an attack would teach it, which then teaches CAP times the mean
   * at most. Unlike there, the baseline is the key's own (mean and variance over its own age, with a
   * prior worth PRIOR_TICKS ticks), the deviation is studentised, and all is brought forward lazily
   * when the key is next seen. With m and v the mean and variance at hand and w = 1/(age +
   * PRIOR_TICKS):
   *
   *   z^2 = (a - m)^2 / (m + 1 + v + UNCERTAIN * PRIOR_TICKS * w),  0 where a <= m
   *
   * The last term keeps a new key with few events low: its baseline is not known yet. The gate stands
   * from the first tick on, because a flood often comes from keys made for it. It must not be shut,
   * though, or a key that is busy from the start would never learn that it is: a gated tick teaches
   * CAP means, so the mean grows with the key's age to the power of CAP - 1. Past FORGOTTEN_TICKS the
   * age stays, and with every tick the sums fade by one in FORGOTTEN_TICKS.
   */
  static final int FORGOTTEN_TICKS = 10_080;

  private static final double PRIOR_MEAN = 0.5;
  private static final double PRIOR_TICKS = 60;
  private static final double UNCERTAIN = 100;
  private static final double GATE = 300;
  private static final double CAP = 4;
  private static final double DECAY = 0.5;
  private static final int MANTISSA_BITS = 52;
  private static final double KEPT = (double) FORGOTTEN_TICKS / (FORGOTTEN_TICKS + 1);

  private static final int AGE = 0;
  private static final int PRESENT = 1;
  private static final int SUM = 2;
  private static final int SQUARES = 3;

  private final Grid grid;

  SurgeField(String signature, long tickMillis) {
    super(signature, 4);
    grid = new Grid(tickMillis);
  }

  @Override
  void update(long[] cells, int at, Step step, Reading reading) {
    double present = Double.longBitsToDouble(cells[at + PRESENT]);
    if (!step.first) {
      long ticks = grid.cellOf(step.latest, step.key) - grid.cellOf(step.before, step.key);
      if (ticks > 0) {
        present = pass(cells, at, present, ticks);
      }
    }
    cells[at + PRESENT] = Double.doubleToRawLongBits(present + step.count);
  }

  /**
   * Lets some ticks end: they teach the baseline, and the present count fades. The same as one tick
   * at a time, but for rounding.
   */
  private static double pass(long[] cells, int at, double present, long ticks) {
    long age = cells[at + AGE];
    double sum = Double.longBitsToDouble(cells[at + SUM]);
    double squares = Double.longBitsToDouble(cells[at + SQUARES]);
    double a = present;
    long left = ticks;
    // The square falls to about a quarter with every tick that ends, so these are few.
    while (left > 0 && squareOf(age, a, sum, squares) >= GATE) {
      double taught = Math.min(a, CAP * mean(age, sum));
      double kept = age < FORGOTTEN_TICKS ? 1 : KEPT;
      sum = (sum + taught) * kept;
      squares = (squares + taught * taught) * kept;
      age = Math.min(age + 1, FORGOTTEN_TICKS);
      a *= DECAY;
      left--;
    }
    // From here on no tick is gated, and what the rest teach are geometric series.
    long growing = Math.min(left, FORGOTTEN_TICKS - age);
    if (growing > 0) {
      double power = halved(growing);
      sum += a * (1 - power) / (1 - DECAY);
      squares += a * a * (1 - power * power) / (1 - DECAY * DECAY);
      age += growing;
      a *= power;
      left -= growing;
    }
    if (left > 0) {
      double power = halved(left);
      double kept = power(KEPT, left);
      sum = sum * kept + a * (kept - power) / (1 - DECAY / KEPT);
      squares = squares * kept + a * a * (kept - power * power) / (1 - DECAY * DECAY / KEPT);
      a *= power;
    }
    cells[at + AGE] = age;
    cells[at + SUM] = Double.doubleToRawLongBits(sum);
    cells[at + SQUARES] = Double.doubleToRawLongBits(squares);
    return a;
  }

  /** {@link #DECAY} to a whole power, exact; 0 where that is no normal number. */
  private static double halved(long times) {
    return Double.longBitsToDouble(Math.max(0, Double.MAX_EXPONENT - times) << MANTISSA_BITS);
  }

  /** A number of at most 1 to a whole power. */
  private static double power(double of, long to) {
    double power = 1;
    double square = of;
    for (long left = to; left > 0 && power > 0; left >>= 1) {
      if ((left & 1) != 0) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  private static double mean(long age, double sum) {
    return (sum + PRIOR_MEAN * PRIOR_TICKS) / (age + PRIOR_TICKS);
  }

  private static double squareOf(long age, double present, double sum, double squares) {
    double share = 1 / (age + PRIOR_TICKS);
    double mean = (sum + PRIOR_MEAN * PRIOR_TICKS) * share;
    double above = present - mean;
    if (!(above > 0)) {
      return 0;
    }
    double second = (squares + PRIOR_MEAN * PRIOR_MEAN * PRIOR_TICKS) * share;
    double variance = Math.max(0, second - mean * mean);
    return above * above / (mean + 1 + variance + UNCERTAIN * PRIOR_TICKS * share);
  }

  @Override
  public double value(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    if (at < 0) {
      return 0;
    }
    double square = squareOf(
        reading.cell(at + AGE),
        Double.longBitsToDouble(reading.cell(at + PRESENT)),
        Double.longBitsToDouble(reading.cell(at + SUM)),
        Double.longBitsToDouble(reading.cell(at + SQUARES)));
    return Math.sqrt(square);
  }

  @Override
  public double observed(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0 ? 0 : Double.longBitsToDouble(reading.cell(at + PRESENT));
  }

  @Override
  public double expected(Observation now) {
    Reading reading = reading(now);
    int at = at(reading);
    return at < 0
        ? 0
        : mean(reading.cell(at + AGE), Double.longBitsToDouble(reading.cell(at + SUM)));
  }
}
