package io.github.winnow.testkit;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Verdicts to the last bit, as text. */
final class Transcript {
  private Transcript() {}

  static List<String> of(Winnow engine, List<Engagement> traffic) {
    List<String> lines = new ArrayList<>(traffic.size());
    for (Engagement engagement : traffic) {
      lines.add(line(engine.score(engagement)));
    }
    return lines;
  }

  static String line(Verdict verdict) {
    return verdict.disposition()
        + " "
        + verdict.status()
        + (verdict.degraded() ? " degraded" : "")
        + " score "
        + number(verdict.score())
        + " q "
        + number(verdict.q())
        + evidence(verdict, "");
  }

  /** What one detector reported, or all of them where no id is given. */
  static String evidence(Verdict verdict, String detector) {
    StringBuilder text = new StringBuilder();
    for (Reason reason : verdict.evidence()) {
      if (detector.isEmpty() || reason.statistic().detector().equals(detector)) {
        text.append("; ")
            .append(reason.statistic().name())
            .append(reason.calibrated() ? " calibrated" : "")
            .append(" weight ")
            .append(number(reason.weight()))
            .append(" value ")
            .append(number(reason.value()))
            .append(" observed ")
            .append(number(reason.observed()))
            .append(" expected ")
            .append(number(reason.expected()));
      }
    }
    return text.toString();
  }

  private static String number(double x) {
    return x + " (" + Long.toHexString(Double.doubleToRawLongBits(x)) + ")";
  }

  /** Fails at the first line that differs. */
  static void assertSame(
      String what, List<Engagement> traffic, List<String> first, List<String> second) {
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).equals(second.get(i))) {
        throw new AssertionError(String.format(
            "%s: engagement %d of %d, %s%n  once:  %s%n  again: %s",
            what, i + 1, first.size(), traffic.get(i), first.get(i), second.get(i)));
      }
    }
  }
}
