package io.github.winnow.cli;

import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.StatisticInfo;
import java.util.Set;

/** Which statistics come from looking back: verdicts do not say that of their reasons. */
final class LookingBack {
  private LookingBack() {}

  /** Adds those of what an audit found or the host confirmed; later verdicts may have them. */
  static void add(ControlRecord record, Set<StatisticInfo> statistics) {
    if (record instanceof ControlRecord.Found found) {
      found.campaigns().forEach(campaign -> statistics.add(campaign.statistic()));
      found.excesses().forEach(excess -> statistics.add(excess.statistic()));
    } else if (record instanceof ControlRecord.Confirmed confirmed) {
      confirmed.confirmations().forEach(one -> statistics.add(one.statistic()));
    }
  }
}
