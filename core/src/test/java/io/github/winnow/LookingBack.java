package io.github.winnow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.runtime.Kernel;
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

  /** A kernel that is given an engine's records at their places says what the engine said. */
  static void assertKernelSays(
      List<Verdict> verdicts, List<Engagement> all, List<ControlRecord> records) {
    Kernel kernel = lookingBack().buildKernel();
    Kernel.Event event = kernel.newEvent();
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      while (next < records.size() && records.get(next).position() <= i) {
        kernel.apply(records.get(next++));
      }
      assertNull(kernel.observe(all.get(i), all.get(i).time(), event));
      assertEquals(verdicts.get(i), kernel.judge(event), "engagement " + i);
    }
  }

  static List<Verdict> scoreAll(Winnow winnow, List<Engagement> all) {
    List<Verdict> verdicts = new ArrayList<>();
    all.forEach(e -> verdicts.add(winnow.score(e)));
    return verdicts;
  }
}
