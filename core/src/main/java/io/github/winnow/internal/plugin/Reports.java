package io.github.winnow.internal.plugin;

import io.github.winnow.spi.Evidence;
import io.github.winnow.spi.Statistic;

/**
 * What the detectors report about one engagement. Allocated once and reused; one thread at a time.
 */
public final class Reports implements Evidence {
  private final double[] values;
  private final double[] observed;
  private final double[] expected;
  private final boolean[] reported;
  private final boolean[] present;
  private int detector;
  private boolean degraded;

  Reports(int statistics, int detectors) {
    values = new double[statistics];
    observed = new double[statistics];
    expected = new double[statistics];
    reported = new boolean[statistics];
    present = new boolean[detectors];
  }

  void begin() {
    degraded = false;
  }

  void begin(int index, boolean isPresent, int firstStatistic, int statistics) {
    detector = index;
    present[index] = isPresent;
    for (int i = firstStatistic; i < firstStatistic + statistics; i++) {
      reported[i] = false;
    }
  }

  void failed() {
    degraded = true;
    present[detector] = false;
  }

  @Override
  public void report(Statistic statistic, double value, double seen, double awaited) {
    int index = own(statistic);
    if (!Double.isNaN(value)) {
      values[index] = Double.isInfinite(value) ? Math.copySign(Double.MAX_VALUE, value) : value;
      observed[index] = seen;
      expected[index] = awaited;
      reported[index] = true;
    }
  }

  @Override
  public void report(Statistic rule) {
    report(rule, 1, 1, 0);
  }

  private int own(Statistic statistic) {
    if (!(statistic instanceof DeclaredStatistic declared) || declared.detector() != detector) {
      throw new IllegalArgumentException(
          "the statistic " + statistic.id() + " was not declared by this detector");
    }
    return declared.index();
  }

  /**
   * Whether a detector had its keys, and did not fail.
   *
   * @param index the detector's index
   * @return true when its silence means something
   */
  public boolean isPresent(int index) {
    return present[index];
  }

  /**
   * Whether a statistic was reported.
   *
   * @param statistic its index
   * @return true when it was
   */
  public boolean isReported(int statistic) {
    return reported[statistic];
  }

  /**
   * The reported value.
   *
   * @param statistic its index
   * @return the value, finite
   */
  public double value(int statistic) {
    return values[statistic];
  }

  /**
   * What was seen.
   *
   * @param statistic its index
   * @return as it was reported
   */
  public double observed(int statistic) {
    return observed[statistic];
  }

  /**
   * What was to be expected.
   *
   * @param statistic its index
   * @return as it was reported
   */
  public double expected(int statistic) {
    return expected[statistic];
  }

  /**
   * Whether a detector failed, or is shut out.
   *
   * @return true when one that should have had a say had none
   */
  public boolean degraded() {
    return degraded;
  }
}
