package io.github.winnow.detectors.basic;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import java.time.Duration;

/**
 * A target's engagements over its age, beside those of its publisher's other targets in the window.
 * Two statistics, each reported for every target that can be judged, remarkable or not:
 *
 * <p>{@code cliff}: a block of time that holds more than anything around it explains. For each of
 * five lengths, the shortest doubled again and again, every block that begins with an engagement is
 * compared with the largest of three expectations: what the target itself received in as long a time
 * before or after; what the others' curve over age gives a block of this age; what their curve over
 * the time of day gives one of this hour. Both curves are scaled by what the target received outside
 * the block. So neither a release, which the curve knows, nor a viral post, which is wide and
 * decays, nor a bell at which all of a publisher's targets are read is a cliff; a delivery is. It
 * is a scan with two-sided neighbourhoods, as a likelihood ratio of two segments is, but its null is
 * over-dispersed, because readers come in cascades: with E expected, X is negative binomial of mean
 * E and shape kE ÷ (k + E), and the least ln P(X ≥ x) has the logarithm of the number of disjoint
 * blocks added (Bonferroni). Where that is not below 0, the target's whole time is reported, with
 * as much expected as observed.
 *
 * <p>{@code curve}: ln 2 − 2nD², D being the distance of Kolmogorov and Smirnov between the ages of
 * the target and of the others, up to {@code life}, and the bound that of Dvoretzky, Kiefer and
 * Wolfowitz with Massart's constant ("The tight constant in the Dvoretzky–Kiefer–Wolfowitz
 * inequality", 1990), in its form for two samples; 1/n = 1/own + 1/others + 1/30, since engagements
 * in cascades are worth no more than so many independent ones. It sees deliveries that take longer
 * than a block, and viral posts as well: how common those are, a calibration must say.
 *
 * <p>Silent without a publisher, where its others or the target have fewer than twenty engagements,
 * for what comes in the six hours after the first engagement of a target whose age can't be
 * compared, or in the first twelve of the record to a target that was there from its first six, and for blocks after which less than their own length is on record. It does not see a
 * delivery that all the publisher's targets get at one age or hour, slow drips, or a handful among
 * thousands of genuine engagements. The nominal p of both is far from exact and has to be
 * calibrated; rows that stand for many engagements are weighed as {@link Timeline} says.
 *
 * <p>A pure function of the slices. Memory: 40 bytes for each of their engagements, while it runs.
 * Cost for n of the target and m of the others: O((n + m) log m), about a millisecond for ten
 * thousand; polls for cancelling every 65,536 engagements and length.
 */
final class ReleaseCurve implements TargetDetector {
  private static final int FEWEST = 20;
  private static final int LENGTHS = 5;
  private static final double CASCADES = 30;

  private final Statistic cliff;
  private final Statistic curve;
  private final long shortest;
  private final long life;
  private final double shape;

  ReleaseCurve(DetectorSetup setup) {
    shortest = setup
        .duration("block", Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(1))
        .toMillis();
    life = setup
        .duration("life", Duration.ofDays(2), Duration.ofHours(6), Duration.ofDays(30))
        .toMillis();
    shape = setup.number("shape", 4, 0.1, 1_000);
    cliff = setup.logPValue(
        "cliff",
        "{observed} came to this target in a block of time for which the time around it and its"
            + " publisher's other targets explain {expected}",
        Subject.TARGET);
    curve = setup.logPValue(
        "curve",
        "{observed} came to this target in a part of its life in which its publisher's other"
            + " targets would get {expected}",
        Subject.TARGET);
  }

  @Override
  public void audit(Slice target, Slice others, Findings out) {
    if (target.size() < FEWEST || others.size() < FEWEST) {
      return;
    }
    Timeline own = new Timeline(target);
    long end = Math.max(own.last(), others.time(others.size() - 1));
    Explanation explanation = new Explanation(own, others, end, life);
    if (!explanation.isEnough() || own.weight(0, own.rows()) < FEWEST) {
      return;
    }
    CliffScan scan = new CliffScan(own, explanation, end, shape);
    for (int doublings = 0; doublings < LENGTHS; doublings++) {
      scan.look(shortest << doublings, out);
    }
    if (out.isCancelled()) {
      return;
    }
    scan.report(cliff, out);
    if (explanation.knowsBirth()) {
      new AgeTest(own, explanation, CASCADES).report(curve, out);
    }
  }
}
