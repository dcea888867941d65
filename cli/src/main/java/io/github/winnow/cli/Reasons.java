package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reasons as they stand in result files: separated by semicolons, the heaviest first. */
final class Reasons {
  private static final Comparator<Reason> HEAVIEST_FIRST = Comparator.comparingDouble(
          Reason::weight)
      .reversed()
      .thenComparing(r -> r.statistic().name());

  /** What weighs less says nothing to anybody. */
  private static final double LEAST_WEIGHT = 0.01;

  private Reasons() {}

  /** What speaks against an engagement; nothing where its verdict lies below the reporting floor. */
  static List<Reason> of(Verdict verdict) {
    if (verdict.q() == 0 && verdict.disposition() == Disposition.COUNT) {
      return List.of();
    }
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.removeIf(
        r -> r.weight() < LEAST_WEIGHT && r.statistic().kind() != StatisticInfo.Kind.RULE);
    reasons.sort(HEAVIEST_FIRST);
    return reasons;
  }

  static String cell(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return "";
    }
    StringBuilder cell = new StringBuilder(128);
    for (Reason reason : reasons) {
      cell.append(cell.length() == 0 ? "" : ";")
          .append(reason.statistic().name())
          .append(": ");
      cell.append(reason.sentence().replace(';', ','));
    }
    return cell.toString();
  }
}
