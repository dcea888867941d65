package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Learns a calibration in two passes, each world with an engine of its own in each; in four where a
 * contamination is stated. Between them one more engine looks back over what is genuine alone, since
 * a window can't be taken apart: a target that was bought reads too, or genuine accounts among bots,
 * would pass for what is normal.
 */
final class CalibrationRun {
  private final Reference reference;
  private final EngineOptions engine;
  private final double contamination;
  private long genuine;
  private long fabricated;
  private long windows;
  private long unseen;
  private long trimmed;
  private List<String> silent = List.of();
  private final Map<StatisticInfo, Long> searched = new LinkedHashMap<>();

  CalibrationRun(Reference reference, EngineOptions engine, double contamination) {
    this.reference = reference;
    this.engine = engine;
    this.contamination = contamination;
  }

  /**
   * Learns.
   *
   * @param withoutLabels whose map from score to probability is taken when no labels are known
   */
  Calibration learn(Calibration withoutLabels, Progress progress) throws IOException {
    Calibrator calibrator = new Calibrator(reference.about(), contamination);
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
    if (contamination > 0) {
      trim(calibrator, progress);
    }
    lookBack(calibrator, progress);
    pass(
        calibrator.afterTails(),
        progress,
        (engagement, verdict, isFabricated) ->
            calibrator.addScore(engagement.action(), verdict, isFabricated));
    Calibration learned = calibrator.afterScores(withoutLabels);
    trimmed = calibrator.leftOut();
    silent = silent(learned);
    return learned;
  }

  private void trim(Calibrator calibrator, Progress progress) throws IOException {
    Calibration first = calibrator.afterTails();
    pass(first, progress, genuineAlone((engagement, verdict) -> calibrator.addPointers(verdict)));
    calibrator.trim();
    pass(
        first,
        progress,
        genuineAlone((engagement, verdict) -> calibrator.addTails(engagement.action(), verdict)));
  }

  private static Reference.Taker genuineAlone(BiConsumer<Engagement, Verdict> taker) {
    return (engagement, verdict, isFabricated) -> {
      if (!Objects.equals(isFabricated, true)) {
        taker.accept(engagement, verdict);
      }
    };
  }

  /** The statistics that were never reported, for want of what they need. */
  private List<String> silent(Calibration learned) throws IOException {
    try (Winnow winnow = engine.build(learned, Policy.standard(), new WinnowListener() {})) {
      return winnow.health().uncalibrated();
    }
  }

  private void lookBack(Calibrator calibrator, Progress progress) throws IOException {
    WinnowListener learning = new WinnowListener() {
      @Override
      public void compared(Excess excess) {
        calibrator.addExcess(excess);
      }

      @Override
      public void searched(Search search) {
        calibrator.addGroups(search);
        searched.merge(search.statistic(), search.accounts(), Long::sum);
      }
    };
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(Calibration.none(), Policy.standard(), learning)) {
        Audits audits = new Audits(winnow, progress);
        GenuinePast past = new GenuinePast(winnow, audits);
        reference.playGenuine(world, past, progress);
        past.end();
        windows += audits.windows();
        unseen += audits.leftOut();
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
  long unseen() {
    return unseen;
  }

  /** How many were left out of the score's tail for being taken for invalid. */
  long trimmed() {
    return trimmed;
  }

  /** What groups were looked for with, and how many accounts the windows have together. */
  Map<StatisticInfo, Long> searched() {
    return searched;
  }

  /** The statistics of which nothing was learned. */
  List<String> silent() {
    return silent;
  }

  /** How many were known to be fabricated. */
  long fabricated() {
    return fabricated;
  }
}
