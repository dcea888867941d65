package io.github.winnow.internal.judge;

import io.github.winnow.event.Action;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.internal.plugin.Ensemble;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calibration's tables for one action, laid out for the hot path. Immutable. */
final class ActionTables {
  private final Scale[] scales;
  private final Scale[][] ofDetectors;
  private final double floor;
  private final double hold;
  private final double finalHold;
  private final double exclude;

  ActionTables(Calibration calibration, Policy policy, Ensemble ensemble, @Nullable Action action) {
    List<StatisticInfo> statistics = ensemble.statistics();
    scales = new Scale[statistics.size()];
    for (int s = 0; s < scales.length; s++) {
      scales[s] = new Scale(s, statistics.get(s), calibration, action);
    }
    ofDetectors = new Scale[ensemble.size()][];
    for (int d = 0; d < ofDetectors.length; d++) {
      int first = ensemble.firstStatistic(d);
      ofDetectors[d] = Arrays.stream(scales, first, first + ensemble.statisticCount(d))
          .filter(Scale::isRanked)
          .toArray(Scale[]::new);
    }
    Tail own = calibration.score(action);
    Tail score = own != null ? own : calibration.score(null);
    hold = score == null ? Double.POSITIVE_INFINITY : score.valueAt(policy.holdRate());
    Tail ownFinal = calibration.finalScore(action);
    Tail afterwards = ownFinal != null ? ownFinal : calibration.finalScore(null);
    finalHold = afterwards == null ? hold : Math.max(hold, afterwards.valueAt(policy.holdRate()));
    // What is held is reported, whatever the policy says of reports.
    floor = score == null
        ? Double.NEGATIVE_INFINITY
        : Math.min(hold, score.valueAt(policy.reportRate()));
    exclude = own == null || action == null
        ? Double.POSITIVE_INFINITY
        : own.valueAt(policy.excludeRate());
  }

  double floor() {
    return floor;
  }

  double hold() {
    return hold;
  }

  /** From where what is added afterwards holds. */
  double finalHold() {
    return finalHold;
  }

  double exclude() {
    return exclude;
  }

  Scale scale(int statistic) {
    return scales[statistic];
  }

  /** The scales of a detector's statistics that have a say in what it weighs. */
  Scale[] ofDetector(int detector) {
    return ofDetectors[detector];
  }
}
