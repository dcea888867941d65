package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.io.IOException;
import java.util.Objects;

/**
 * Learns a calibration in two passes, each world with an engine of its own in each. Between them one
 * more engine looks back over what is genuine alone, since a window can't be taken apart: a target
 * that was bought reads too, or genuine accounts among bots, would pass for what is normal.
 */
final class CalibrationRun {
  private final Reference reference;
  private final EngineOptions engine;
  private long genuine;
  private long fabricated;
  private long windows;
  private long leftOut;

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
    lookBack(calibrator, progress);
    pass(
        calibrator.afterFirstPass(),
        progress,
        (engagement, verdict, isFabricated) ->
            calibrator.addScore(engagement.action(), verdict, isFabricated));
    return calibrator.afterSecondPass(withoutLabels);
  }

  private void lookBack(Calibrator calibrator, Progress progress) throws IOException {
    WinnowListener learning = new WinnowListener() {
      @Override
      public void compared(Excess excess) {
        calibrator.addExcess(excess);
      }

      @Override
      public void searched(StatisticInfo statistic, double[] strengths) {
        calibrator.addGroups(statistic, strengths);
      }
    };
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(Calibration.none(), Policy.standard(), learning)) {
        Audits audits = new Audits(winnow, progress);
        GenuinePast past = new GenuinePast(winnow, audits);
        reference.playGenuine(world, past, progress);
        past.end();
        windows += audits.windows();
        leftOut += audits.leftOut();
      }
    }
  }

  private void pass(Calibration calibration, Progress progress, Reference.Taker taker)
      throws IOException {
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(calibration, Policy.standard(), new WinnowListener() {})) {
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

  /** How many windows of genuine engagements were looked back over. */
  long windows() {
    return windows;
  }

  /** How many engagements could not be looked at there; in several windows, several times. */
  long leftOut() {
    return leftOut;
  }

  /** How many were known to be fabricated. */
  long fabricated() {
    return fabricated;
  }
}
