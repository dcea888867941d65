package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reasons as they stand in result files: separated by semicolons, the heaviest first. */
final class Reasons {
  private static final Comparator<Reason> HEAVIEST_FIRST = Comparator.comparingDouble(
          Reason::weight)
      .reversed()
      .thenComparing(r -> r.statistic().name());

  /** What weighs less says nothing to anybody. */
  private static final double LEAST_WEIGHT = 0.01;

  /** The name under which a clearance stands among the reasons. */
  private static final String CLEARANCE = "clearance/given: ";

  private Reasons() {}

  /**
   * What speaks against an engagement; nothing where its verdict lies below the reporting floor. Of
   * a cleared one the evidence is still shown.
   */
  static List<Reason> of(Verdict verdict) {
    boolean cleared = !verdict.note().isEmpty();
    if (verdict.q() == 0 && verdict.disposition() == Disposition.COUNT && !cleared) {
      return List.of();
    }
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.removeIf(Reasons::saysNothing);
    reasons.sort(HEAVIEST_FIRST);
    return reasons;
  }

  private static boolean saysNothing(Reason reason) {
    return reason.weight() < LEAST_WEIGHT && reason.statistic().kind() != StatisticInfo.Kind.RULE;
  }

  /** Both, without what weighs nothing. */
  static List<Reason> both(List<Reason> own, List<Reason> found) {
    List<Reason> all = new ArrayList<>(found);
    all.removeIf(Reasons::saysNothing);
    all.addAll(own);
    all.sort(HEAVIEST_FIRST);
    return all;
  }

  /** What stands in a row of verdicts. */
  static String cell(Judged judged, Language language) {
    String reasons = weighed(judged.reasons(), language);
    if (judged.cleared().isEmpty()) {
      return reasons;
    }
    String clearance = CLEARANCE + one(Failure.oneLine(judged.cleared()));
    return reasons.isEmpty() ? clearance : clearance + ";" + reasons;
  }

  static String cell(List<Reason> reasons, Language language) {
    StringBuilder cell = new StringBuilder(reasons.isEmpty() ? 0 : 128);
    for (Reason reason : reasons) {
      append(cell, reason, language);
    }
    return cell.toString();
  }

  private static void append(StringBuilder cell, Reason reason, Language language) {
    cell.append(cell.length() == 0 ? "" : ";")
        .append(reason.statistic().name())
        .append(": ")
        .append(one(reason.sentence(language.locale())));
  }

  /** A sentence that does not look like several. */
  static String one(String sentence) {
    return sentence.replace(';', ',');
  }

  /** What was said, with what it weighs. */
  private static String weighed(List<Reason> reasons, Language language) {
    StringBuilder cell = new StringBuilder(reasons.isEmpty() ? 0 : 128);
    for (Reason reason : reasons) {
      append(cell, reason, language);
      cell.append(Endings.of(language, ending(reason))
          .fill(Map.of("weight", Numbers.short3(reason.weight()))));
    }
    return cell.toString();
  }

  private static Ending ending(Reason reason) {
    if (reason.statistic().kind() == StatisticInfo.Kind.RULE) {
      return Ending.RULE;
    }
    return reason.calibrated() ? Ending.WEIGHED : Ending.UNCALIBRATED;
  }
}
