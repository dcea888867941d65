package io.github.winnow.evidence;

import io.github.winnow.spi.Family;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which engagements of a reference period that is known to be contaminated are left out: for each
 * family those at which another family points most, at most the stated share; never those that a
 * family's own statistics find remarkable, or every tail would be cut where it begins. From the
 * score, those at which two families point most.
 *
 * <p>A family points as strongly as the heaviest of its statistics. What weighs nothing is never left
 * out.
 */
@SuppressWarnings("EnumOrdinal") // samples by ordinal
final class Trimming {
  private static final int FAMILIES = Family.values().length;

  /** By family what points at it from outside, and last the weaker of the two strongest. */
  private final List<Sample> samples = new ArrayList<>();

  private final double share;
  private final double[] lines = new double[FAMILIES + 1];
  private final double[] pointing = new double[FAMILIES];
  private final double[] outside = new double[FAMILIES + 1];

  Trimming(double share) {
    this.share = share;
    for (int f = 0; f <= FAMILIES; f++) {
      samples.add(new Sample(f));
    }
  }

  /** Learns how strongly families point; for every engagement, before the first question. */
  void add(Verdict verdict) {
    look(verdict);
    for (int f = 0; f <= FAMILIES; f++) {
      samples.get(f).add(outside[f]);
    }
  }

  /** Ends the learning. */
  void learned() {
    for (int f = 0; f <= FAMILIES; f++) {
      double[] values = samples.get(f).values();
      Arrays.sort(values);
      int above = (int) (share * values.length);
      lines[f] =
          values.length == 0 ? 0 : values[values.length - 1 - Math.min(above, values.length - 1)];
    }
    samples.clear();
  }

  /** Looks at an engagement. */
  void look(Verdict verdict) {
    Arrays.fill(pointing, 0);
    for (Reason reason : verdict.evidence()) {
      int f = reason.statistic().family().ordinal();
      pointing[f] = Math.max(pointing[f], reason.weight());
    }
    double first = 0;
    double second = 0;
    for (double strength : pointing) {
      second = Math.max(second, Math.min(first, strength));
      first = Math.max(first, strength);
    }
    for (int f = 0; f < FAMILIES; f++) {
      outside[f] = pointing[f] < first ? first : second;
    }
    outside[FAMILIES] = second;
  }

  /** Whether the engagement looked at last is left out of a family's tails. */
  boolean leavesOut(Family family) {
    return outside[family.ordinal()] > lines[family.ordinal()];
  }

  /** Whether it is left out of the score's. */
  boolean leavesOutOfScore() {
    return outside[FAMILIES] > lines[FAMILIES];
  }
}
