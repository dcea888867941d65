package io.github.winnow.evidence;

import io.github.winnow.internal.math.Elementary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The upper tail of a statistic under genuine traffic, P(X ≥ x), empirical and monotone, at a few
 * dozen knots; and the evidence e = ½p^(−½) that goes with it, interpolated linearly between them.
 * Knots are at most a factor of two in p apart, where values are as dense as that, so between them e
 * errs by less than 2%. Immutable.
 *
 * <p>The values of one account resemble each other, so what is counted on is accounts. To each share
 * that of one account more is added, which may do anything: of K accounts with n values, of which m
 * are at least x, P(X ≥ x) is taken to be (m + n/K) / (n + n/K). So it holds on the average for
 * accounts that are like the others, whatever their values are distributed like (Lee, Barber and
 * Willett, "Distribution-free inference with hierarchical data", 2023; with an account for each value
 * it is the usual (m + 1) / (n + 1)). The resolution is about 1/(K+1): what lies beyond the largest
 * value has p below that, and how far below is not known. {@link #mostEvidence} is all that may be
 * claimed there; {@link #evidence} goes on, as a Pareto tail with exponent 1 would, so that larger
 * values still rank higher.
 */
public final class Tail {
  private static final MathContext WRITTEN = new MathContext(9);
  private static final MathContext BELOW = new MathContext(9, RoundingMode.FLOOR);
  /** Values beyond count as this, so that what is computed from two of them is finite. */
  static final double LARGEST = 1e150;

  private static final double MOST = 1e130;
  private static final double LEAST_LOG = -50; // no p of a count is as small
  private static final int VALUE = 0;
  private static final int EVIDENCE = 1;
  private static final int WIDTH = 2;
  private static final int RISE = 3;
  private static final int KNOT = 4;
  private static final int FINEST =
      49; // the bits of a double below the first three of its mantissa
  private static final int MOST_CELLS = 512;
  private static final double[] STEPS = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15};

  private final long count;
  private final double[] values;
  private final double[] logP;
  private final double lowest;
  private final double highest;
  private final double leastEvidence;
  private final double mostEvidence;
  private final double unit;

  /*
   * Where to look for a value: the number line is cut into cells by the leading bits of doubles, and
   * for each cell stands the last knot that is not above it. Knots are about as dense as cells, so
   * that one or none is left to pass, where a search would take steps that no processor foretells.
   */
  private final char[] near;

  /** Side by side for each knot: its value and evidence, and by how much those of the next are more. */
  private final double[] knots;

  private final long firstCell;
  private final int shift;

  Tail(long count, double[] values, double[] logP) {
    if (values.length == 0 || values.length != logP.length) {
      throw new IllegalArgumentException("a tail has as many values as logarithms, at least one");
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)
          || !(logP[i] <= 0 && logP[i] >= LEAST_LOG)
          || (i > 0 && (values[i] <= values[i - 1] || logP[i] > logP[i - 1]))) {
        throw new IllegalArgumentException(
            "a tail's values rise and its logarithms fall, from 0 at most to -50 at least");
      }
    }
    this.count = count;
    this.values = values;
    this.logP = logP;
    int last = values.length - 1;
    lowest = values[0];
    highest = values[last];
    leastEvidence = evidenceOf(logP[0]);
    mostEvidence = evidenceOf(logP[last]);
    knots = new double[KNOT * values.length];
    for (int i = 0; i <= last; i++) {
      int next = Math.min(i + 1, last);
      knots[KNOT * i + VALUE] = values[i];
      knots[KNOT * i + EVIDENCE] = evidenceOf(logP[i]);
      knots[KNOT * i + WIDTH] = values[next] - values[i];
      knots[KNOT * i + RISE] = evidenceOf(logP[next]) - evidenceOf(logP[i]);
    }
    double spread = values[last] - values[last / 2];
    unit = spread > 0 ? spread : Math.max(1, Math.abs(values[last]));
    // Cells begin at the second knot, and the first of them is all that lies below it: zero, where
    // many a tail begins, is far from all else in bits.
    long from = ordered(values[Math.min(1, last)]);
    long to = ordered(highest);
    int bits = FINEST;
    while ((to >> bits) - (from >> bits) >= MOST_CELLS) {
      bits++;
    }
    shift = bits;
    firstCell = (from >> shift) - 1;
    near = new char[(int) ((to >> shift) - firstCell) + 1];
    int knot = 0;
    for (int cell = 0; cell < near.length; cell++) {
      while (knot < last - 1 && ordered(values[knot + 1]) <= (firstCell + cell) << shift) {
        knot++;
      }
      near[cell] = (char) (KNOT * knot);
    }
  }

  private static double evidenceOf(double logP) {
    return 0.5 * Elementary.exp(-0.5 * logP);
  }

  /** The bits of a double, in the order of doubles. */
  private static long ordered(double x) {
    long bits = Double.doubleToRawLongBits(x);
    return bits ^ ((bits >> 63) >>> 1);
  }

  /**
   * Learns a tail.
   *
   * @param sample a uniform sample of genuine values, finite; it is sorted in place
   * @param count how many values it was drawn from
   * @param accounts of how many accounts those are; the resolution is that of the sample or of the
   *     accounts, whichever are fewer
   */
  static Tail of(double[] sample, long count, double accounts) {
    Arrays.setAll(sample, i -> Math.max(-LARGEST, Math.min(LARGEST, sample[i])));
    Arrays.sort(sample);
    int n = sample.length;
    double one = Math.min(n, Math.max(1, n / accounts));
    double[] values = new double[n];
    double[] logs = new double[n];
    int knots = 0;
    double scale = 1;
    for (int step = 0; ; step++) {
      double p = scale * STEPS[step % STEPS.length];
      if (step % STEPS.length == STEPS.length - 1) {
        scale /= 10;
      }
      int index = Math.min(n - 1, Math.max(0, n - (int) Math.floor(p * n)));
      boolean last = p * n < 1;
      double value = new BigDecimal(sample[last ? n - 1 : index]).round(BELOW).doubleValue();
      // Rounded down, so that the values of one atom stay at or above their knot.
      int atLeast = n - firstAtLeast(sample, value);
      if (knots == 0 || value > values[knots - 1]) {
        values[knots] = value;
        logs[knots] = Math.min(0, written(Elementary.log((atLeast + one) / (n + one))));
        knots++;
      }
      if (last) {
        break;
      }
    }
    return new Tail(count, Arrays.copyOf(values, knots), Arrays.copyOf(logs, knots));
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Rounds to what a calibration file holds, so that reading gives back what was learned. */
  static double written(double x) {
    return new BigDecimal(x).round(WRITTEN).doubleValue();
  }

  /**
   * How many values the tail was learned from.
   *
   * @return at least 1
   */
  public long count() {
    return count;
  }

  double[] values() {
    return values;
  }

  double[] logP() {
    return logP;
  }

  /**
   * The evidence at the resolution: no more is known.
   *
   * @return at least ½
   */
  public double mostEvidence() {
    return mostEvidence;
  }

  /**
   * The evidence of a value, extrapolated where it is not known; for ranking only.
   *
   * @param x a severity: larger is more suspicious
   * @return at least ½, finite; strictly rising beyond the largest known value
   */
  public double evidence(double x) {
    if (!(x > lowest)) {
      return leastEvidence;
    }
    if (x >= highest) {
      return Math.min(MOST, mostEvidence * Math.sqrt(1 + (x - highest) / unit));
    }
    int at = near[(int) Math.max(0, (ordered(x) >> shift) - firstCell)];
    while (knots[at + KNOT + VALUE] <= x) {
      at += KNOT;
    }
    double share = (x - knots[at + VALUE]) / knots[at + WIDTH];
    return knots[at + EVIDENCE] + share * knots[at + RISE];
  }

  /**
   * The value that a given share of genuine traffic reaches.
   *
   * @param rate the share, above 0
   * @return the smallest such value, or positive infinity when the share is beyond the resolution
   */
  public double valueAt(double rate) {
    double wanted = Elementary.log(rate);
    int last = values.length - 1;
    if (wanted < logP[last]) {
      return Double.POSITIVE_INFINITY;
    }
    int i = 0;
    while (i < last && logP[i] > wanted) {
      i++;
    }
    if (i == 0 || logP[i] == logP[i - 1]) {
      return values[i];
    }
    double share = (wanted - logP[i - 1]) / (logP[i] - logP[i - 1]);
    return values[i - 1] + share * (values[i] - values[i - 1]);
  }
}
