package io.github.winnow.detectors.basic;

import io.github.winnow.event.Source;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import java.util.Map;
import java.util.TreeMap;

/**
 * Through which doors a target's readers come, beside those of its publisher's other targets. Orders
 * are worked off through one door, a link in a conversation for example. {@code door}: of all doors
 * the one that is most above its share elsewhere, by the probability of {@link Shares} times the
 * number of doors (Bonferroni); what is in excess are engagements that came through it.
 *
 * <p>Silent where the target or the others have fewer than {@code at-least} engagements with a
 * source. A post that goes round in Moments comes through one door too: how common that is, the
 * calibration must say. Blind to a publisher all of whose targets are bought alike.
 *
 * <p>A pure function of the slices. Cost: one pass over each.
 */
final class SourceMix implements TargetDetector {
  private final double atLeast;
  private final double cascades;
  private final Statistic door;

  SourceMix(DetectorSetup setup) {
    atLeast = setup.number("at-least", 50, 5, 1e6);
    cascades = setup.number("cascades", 100, 1, 1e6);
    door = setup.logPValue(
        "door",
        "{observed} came to this target through one door, through which {expected} would come to"
            + " its publisher's other targets",
        Subject.TARGET);
  }

  @Override
  public void audit(Slice target, Slice others, Findings out) {
    Map<String, Double> own = counts(target);
    if (out.isCancelled()) {
      return;
    }
    Map<String, Double> elsewhere = counts(others);
    double all = sum(own);
    double othersAll = sum(elsewhere);
    if (all < atLeast || othersAll < atLeast) {
      return;
    }
    String worst = "";
    double least = 1;
    Shares worstShares = new Shares(0, all, 0, othersAll);
    for (Map.Entry<String, Double> one : own.entrySet()) {
      Shares shares =
          new Shares(one.getValue(), all, elsewhere.getOrDefault(one.getKey(), 0.0), othersAll);
      double logP = shares.logUpper(cascades);
      if (logP < least) {
        least = logP;
        worst = one.getKey();
        worstShares = shares;
      }
    }
    Source source = Source.of(worst);
    Span span = Span.of(target, event -> source.equals(target.source(event)));
    double logP = Math.min(0, least + StrictMath.log(own.size()));
    out.excess(
        door,
        logP,
        span.from(),
        span.to(),
        new Trait.CameFrom(source),
        worstShares.shown(),
        worstShares.expected());
  }

  /** By the doors' names, in their order, so that which of two equal ones is worst is no chance. */
  private static Map<String, Double> counts(Slice slice) {
    Map<String, Double> counts = new TreeMap<>();
    for (int event = 0; event < slice.size(); event++) {
      Source source = slice.source(event);
      if (source != null) {
        counts.merge(source.name(), (double) slice.count(event), Double::sum);
      }
    }
    return counts;
  }

  private static double sum(Map<String, Double> counts) {
    double sum = 0;
    for (double one : counts.values()) {
      sum += one;
    }
    return sum;
  }
}
