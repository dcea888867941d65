package io.github.winnow;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.edge.StreamClock;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.pipeline.Ruling;
import io.github.winnow.internal.plugin.Auditing;
import io.github.winnow.internal.plugin.Discovery;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.TargetDetector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts an engine's health together. */
final class HealthReport {
  /** What is said of a provider; asked once, since its answers are foreign code. */
  private record Found(int version, String origin) {}

  private final Map<String, Found> found = new HashMap<>();
  private final List<String> rejected;
  private final List<String> settingsWithoutDetector;
  private final boolean secretIsDrawn;

  HealthReport(
      Map<String, DetectorProvider> providers,
      List<String> rejected,
      List<String> settingsWithoutDetector,
      boolean secretIsDrawn) {
    providers.forEach(
        (id, provider) -> found.put(id, new Found(provider.version(), Discovery.origin(provider))));
    this.rejected = List.copyOf(rejected);
    this.settingsWithoutDetector = List.copyOf(settingsWithoutDetector);
    this.secretIsDrawn = secretIsDrawn;
  }

  Health now(
      long scored,
      long rejectedEngagements,
      long duplicates,
      Pipeline pipeline,
      StreamClock clock,
      Tables tables,
      TallyBook book,
      Lookback lookback) {
    Calibration calibration = pipeline.judge().calibration();
    List<StatisticInfo> statistics = pipeline.ensemble().statistics();
    return new Health(
        scored,
        rejectedEngagements,
        duplicates,
        clock.late(),
        clock.jumps(),
        clock.now(),
        detectors(pipeline),
        rejected,
        settingsWithoutDetector,
        pipeline.edge().faults(),
        tables.health(),
        uncalibrated(pipeline.ensemble(), calibration),
        calibration.isMeasuredWith(statistics),
        book.otherTargets(),
        book.otherHours(),
        lookback.remembered(),
        lookback.memorable(),
        lookback.forgotten(),
        lookback.audits(),
        lookback.leftOut(),
        lookback.restated(),
        lookback.accountsForgotten(),
        secretIsDrawn);
  }

  private static List<String> uncalibrated(Ensemble ensemble, Calibration calibration) {
    List<String> names = new ArrayList<>();
    for (StatisticInfo s : ensemble.statistics()) {
      if (s.kind() != StatisticInfo.Kind.RULE && calibration.tail(s, null, SizeClass.ALL) == null) {
        names.add(s.name());
      }
    }
    for (Auditing audit : ensemble.audits()) {
      for (StatisticInfo s : audit.statistics()) {
        // What speaks for a group is compared with random accounts of the same days instead.
        boolean known = switch (kind(audit.detector())) {
          case TARGETS -> calibration.excess(s) != null;
          case GRAPH -> calibration.groupLine(s, 1) < Double.POSITIVE_INFINITY;
          case ENGAGEMENTS, GROUPS -> true;
        };
        if (!known) {
          names.add(s.name());
        }
      }
    }
    return List.copyOf(names);
  }

  private static Health.Kind kind(Detector detector) {
    if (detector instanceof TargetDetector) {
      return Health.Kind.TARGETS;
    }
    if (detector instanceof GraphDetector) {
      return Health.Kind.GRAPH;
    }
    return detector instanceof GroupDetector ? Health.Kind.GROUPS : Health.Kind.ENGAGEMENTS;
  }

  private List<Health.DetectorHealth> detectors(Pipeline pipeline) {
    Ensemble ensemble = pipeline.ensemble();
    List<Health.DetectorHealth> all = new ArrayList<>();
    for (int i = 0; i < ensemble.size(); i++) {
      Found provider = found.get(ensemble.id(i));
      if (provider != null) {
        int first = ensemble.firstStatistic(i);
        all.add(new Health.DetectorHealth(
            ensemble.id(i),
            provider.version(),
            provider.origin(),
            ensemble.keys(i),
            ensemble.faults(i),
            ensemble.isShutOut(i),
            new Health.Declared(
                ensemble.family(i),
                Health.Kind.ENGAGEMENTS,
                ensemble.optionalKeys(i),
                ensemble.parameters(i),
                ensemble.statistics().subList(first, first + ensemble.statisticCount(i)))));
      }
    }
    if (!pipeline.ruling().isEmpty()) {
      all.add(health(pipeline.ruling()));
    }
    for (Auditing audit : ensemble.audits()) {
      Found provider = found.get(audit.id());
      if (provider != null) {
        all.add(new Health.DetectorHealth(
            audit.id(),
            provider.version(),
            provider.origin(),
            List.of(),
            audit.faults(),
            audit.isShutOut(),
            new Health.Declared(
                audit.family(),
                kind(audit.detector()),
                List.of(),
                audit.parameters(),
                audit.statistics())));
      }
    }
    return List.copyOf(all);
  }

  /** The rules as the detector that they are, whose rows lie in a table of their own. */
  private static Health.DetectorHealth health(Ruling ruling) {
    DetectorProvider rules = ruling.rules().provider();
    Ensemble ensemble = ruling.ensemble();
    return new Health.DetectorHealth(
        rules.id(),
        rules.version(),
        Discovery.origin(rules),
        List.of(),
        ensemble.faults(0),
        ensemble.isShutOut(0),
        new Health.Declared(
            ensemble.family(0),
            Health.Kind.ENGAGEMENTS,
            List.of(rules.id()),
            List.of(),
            ensemble.statistics()));
  }
}
