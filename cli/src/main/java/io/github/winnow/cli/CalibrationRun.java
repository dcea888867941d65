package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Verdict;
import java.io.IOException;
import java.util.Objects;

/** Learns a calibration in two passes, each world with an engine of its own. */
final class CalibrationRun {
  private final Reference reference;
  private final EngineOptions engine;
  private long genuine;
  private long fabricated;

  CalibrationRun(Reference reference, EngineOptions engine) {
    this.reference = reference;
    this.engine = engine;
  }

  /**
   * Learns.
   *
   * @param withoutLabels whose map from score to probability is taken when no labels are known
   */
  Calibration learn(Calibration withoutLabels, Progress progress) throws IOException {
    Calibrator calibrator = new Calibrator(reference.about());
    pass(Calibration.none(), progress, (engagement, verdict, isFabricated) -> {
      if (Objects.equals(isFabricated, true)) {
        fabricated++;
      } else {
        genuine++;
        calibrator.addTails(engagement.action(), verdict);
      }
    });
    if (genuine == 0) {
      throw new Failure("there is no genuine engagement to learn from");
    }
    pass(
        calibrator.afterFirstPass(),
        progress,
        (engagement, verdict, isFabricated) ->
            calibrator.addScore(engagement.action(), verdict, isFabricated));
    return calibrator.afterSecondPass(withoutLabels);
  }

  private void pass(Calibration calibration, Progress progress, Reference.Taker taker)
      throws IOException {
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(calibration, Policy.standard())) {
        reference.play(
            world,
            winnow,
            (engagement, verdict, isFabricated) -> {
              if (verdict.status() == Verdict.Status.JUDGED) {
                taker.take(engagement, verdict, isFabricated);
              }
            },
            progress);
      }
    }
  }

  /** How many engagements the tails rest on. */
  long genuine() {
    return genuine;
  }

  /** How many were known to be fabricated. */
  long fabricated() {
    return fabricated;
  }
}
