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
   * was so unusual that an attack would teach it, which then teaches CAP times the mean at most.
   * Unlike there, the baseline is the key's own (mean and variance over its own age, with a prior
   * worth PRIOR_TICKS ticks), the deviation is studentised, and all is brought forward lazily when
   * the key is next seen. With m and v the mean and variance at hand and w = 1/(age + PRIOR_TICKS):
   *
   *   z^2 = (a - m)^2 / (m + 1 + v + UNCERTAIN * PRIOR_TICKS * w),  0 where a <= m
   *
   * The last term keeps a new key with few events low: its baseline is not known yet.
   */
  static final int FORGOTTEN_TICKS = 10_080;

  private static final double PRIOR_MEAN = 0.5;
  private static final double PRIOR_TICKS = 60;
  private static final double UNCERTAIN = 100;
  private static final double GATE = 300;
  private static final double CAP = 2;
  private static final double DECAY = 0.5;
  private static final int POWERS = 64;
  private static final double[] POWER = new double[POWERS];

  static {
    double power = 1;
    for (int i = 0; i < POWERS; i++) {
      POWER[i] = power;
      power *= DECAY;
    }
  }

  private static final int AGE = 0;
  private static final int PRESENT = 1;
  private static final int SUM = 2;
  private static final int SQUARES = 3;

  private final Grid grid;

  SurgeField(KeySpace space, String signature, long tickMillis) {
    super(space, signature, 4);
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

  /** Lets some ticks end: they teach the baseline, and the present count fades. */
  private static double pass(long[] cells, int at, double present, long ticks) {
    long age = cells[at + AGE];
    double sum = Double.longBitsToDouble(cells[at + SUM]);
    double squares = Double.longBitsToDouble(cells[at + SQUARES]);
    double left = ticks < POWERS ? POWER[(int) ticks] : 0;
    double taught = present * (1 - left) / (1 - DECAY);
    double taughtSquares = present * present * (1 - left * left) / (1 - DECAY * DECAY);
    if (squareOf(age, present, sum, squares) >= GATE) {
      double cap = CAP * mean(age, sum);
      if (taught > cap) {
        taught = cap;
        taughtSquares = cap * cap;
      }
    }
    sum += taught;
    squares += taughtSquares;
    age += ticks;
    if (age > FORGOTTEN_TICKS) {
      double kept = (double) FORGOTTEN_TICKS / age;
      sum *= kept;
      squares *= kept;
      age = FORGOTTEN_TICKS;
    }
    cells[at + AGE] = age;
    cells[at + SUM] = Double.doubleToRawLongBits(sum);
    cells[at + SQUARES] = Double.doubleToRawLongBits(squares);
    return present * left;
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
