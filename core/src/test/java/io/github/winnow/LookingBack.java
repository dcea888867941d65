package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Engines that look back with {@link StepDetector}, where one family is enough to exclude. */
final class LookingBack {
  static final Policy ONE_FAMILY = new Policy("one family", 0.05, 0.01, 0.0001, 1, 1, 0.01);

  private LookingBack() {}

  static WinnowBuilder lookingBack() {
    return Engines.with(StepDetector.provider())
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY);
  }

  static WinnowBuilder lookingBack(WinnowListener listener) {
    return lookingBack().listener(listener);
  }

  static List<Verdict> scoreAll(Winnow winnow, List<Engagement> all) {
    List<Verdict> verdicts = new ArrayList<>();
    all.forEach(e -> verdicts.add(winnow.score(e)));
    return verdicts;
  }
}
