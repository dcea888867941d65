package io.github.winnow.detectors.basic;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.TargetDetector;
import io.github.winnow.spi.Trait;
import io.github.winnow.testkit.Detached;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a detector says of a target. */
record Found(List<Excess> all) implements Findings {
  record Excess(
      String statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {}

  static Found of(Slice window, int target) {
    return of(Slices.target(window, target), Slices.others(window, target));
  }

  static Found of(Slice target, Slice others) {
    return of(new ReleaseCurveProvider(), target, others);
  }

  static Found of(DetectorProvider provider, Slice target, Slice others) {
    Found found = new Found(new ArrayList<>());
    detector(provider).audit(target, others, found);
    return found;
  }

  /** What is said of the target with that name, in a window of some engagements. */
  static Found of(DetectorProvider provider, List<Engagement> window, String target) {
    Slice slice = Slices.of(window);
    List<String> names = window.stream()
        .sorted(Comparator.comparingLong(Engagement::time))
        .map(e -> e.target().toString())
        .distinct()
        .toList();
    int number = names.indexOf(target);
    return of(provider, Slices.target(slice, number), Slices.others(slice, number));
  }

  /** Of every target of which it says anything. */
  static Map<Integer, Found> ofAll(Slice window) {
    Map<Integer, Found> all = new TreeMap<>();
    for (int target = 0; target < window.targets(); target++) {
      Slice own = Slices.target(window, target);
      Found found = own.size() < 20 ? new Found(List.of()) : of(own, Slices.others(window, target));
      if (!found.all.isEmpty()) {
        all.put(target, found);
      }
    }
    return all;
  }

  /** A detector as an engine sets it up. */
  static TargetDetector detector() {
    return detector(new ReleaseCurveProvider());
  }

  private static TargetDetector detector(DetectorProvider provider) {
    return Detached.of(TargetDetector.class, provider);
  }

  double logP(String statistic) {
    return of(statistic).logP;
  }

  Excess of(String statistic) {
    return all.stream()
        .filter(e -> e.statistic.equals(statistic))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + statistic + " in " + all));
  }

  @Override
  public void excess(
      Statistic statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {
    all.add(new Excess(statistic.id(), logP, from, to, trait, observed, expected));
  }

  @Override
  public void group(Group group) {
    throw new AssertionError("a group");
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    throw new AssertionError("a group in another light");
  }

  @Override
  public void leaveOut(long events) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}
