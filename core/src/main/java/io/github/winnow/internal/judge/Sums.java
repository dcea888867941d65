package io.github.winnow.internal.judge;

import io.github.winnow.internal.math.Elementary;
import io.github.winnow.spi.Family;
import java.util.Arrays;

/** The evidence of one engagement, summed by family. Reused; one thread at a time. */
public final class Sums {
  private static final int FAMILIES = Family.values().length;

  private final int[] detectors = new int[FAMILIES];
  private final double[] evidence = new double[FAMILIES];
  private final int[] calibrated = new int[FAMILIES];
  private final double[] firm = new double[FAMILIES];
  private final double[] claim = new double[FAMILIES];
  private final double[] actorClaim = new double[FAMILIES];

  void clear() {
    Arrays.fill(detectors, 0);
    Arrays.fill(calibrated, 0);
    Arrays.fill(evidence, 0);
    Arrays.fill(firm, 0);
    Arrays.fill(claim, 0);
    Arrays.fill(actorClaim, 0);
  }

  void add(int family, double e) {
    detectors[family]++;
    evidence[family] += e;
  }

  void addCalibrated(int family, double e, double claimed, double actorClaimed) {
    calibrated[family]++;
    firm[family] += e;
    claim[family] += claimed;
    actorClaim[family] += actorClaimed;
  }

  double logMean(int family) {
    return log(evidence[family], detectors[family]);
  }

  double logMeanCalibrated(int family) {
    return log(firm[family], calibrated[family]);
  }

  double logClaim(int family) {
    return log(claim[family], calibrated[family]);
  }

  double logActorClaim(int family) {
    return log(actorClaim[family], calibrated[family]);
  }

  private static double log(double sum, int n) {
    return n == 0 || sum == n ? 0 : Elementary.log(sum / n);
  }
}
