package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.WinnowListener;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns a calibration in passes, each world with an engine of its own in each: one for the tails
 * of the statistics, three where a contamination is stated, one a fold of accounts for what labels
 * say, where they are to weigh, and one a fold for the tail of the score. Between them an engine
 * looks back over what is genuine alone, since a window can't be taken apart: a target that was
 * bought reads too, or genuine accounts among bots, would pass for what is normal. The last does so
 * again with what was learned: for the tail of what scores come to, and to see what is held and
 * excluded then.
 */
final class CalibrationRun {
  private final Reference reference;
  private final EngineOptions engine;
  private final double contamination;
  private final boolean labels;
  private long genuine;
  private long labelledGenuine;
  private long fabricated;
  private long windows;
  private long unseen;
  private long trimmed;
  private List<String> silent = List.of();
  private GenuineSample sample = new GenuineSample(0);
  private @Nullable LabelGain gain;
  private final StratumRates strata = new StratumRates();
  private final Map<StatisticInfo, Long> searched = new LinkedHashMap<>();

  CalibrationRun(Reference reference, EngineOptions engine, double contamination, boolean labels) {
    this.reference = reference;
    this.engine = engine;
    this.contamination = contamination;
    this.labels = labels;
  }

  /**
   * Learns.
   *
   * @param withoutLabels whose map from score to probability is taken when no labels are known
   */
  Calibration learn(Calibration withoutLabels, Progress progress) throws IOException {
    Calibrator calibrator = new Calibrator(reference.about(), contamination);
    pass(Calibration.none(), progress, (engagement, account, verdict, isFabricated) -> {
      if (Objects.equals(isFabricated, true)) {
        fabricated++;
      } else {
        genuine++;
        labelledGenuine += isFabricated == null ? 0 : 1;
        calibrator.addTails(engagement.action(), account, verdict);
      }
    });
    if (genuine == 0) {
      throw new Failure("there is no genuine engagement to learn from");
    }
    if (labels && (labelledGenuine == 0 || fabricated == 0)) {
      throw new Failure("--labels takes rows of either kind, but of " + labelledGenuine
          + " rows the label is 0, and of " + fabricated + " it is 1");
    }
    if (contamination > 0) {
      trim(calibrator, progress);
    }
    lookBack(Calibration.none(), new Learning(calibrator), progress);
    LabelGain labelGain = labels ? compareLabels(calibrator, progress) : null;
    GenuineSample judged = new GenuineSample(genuine);
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      Calibration ofOthers = labels ? calibrator.afterLabels(fold) : calibrator.afterTails(fold);
      score(calibrator, ofOthers, judged, labelGain, progress);
    }
    Calibration learned = calibrator.afterScores(withoutLabels);
    trimmed = calibrator.leftOut();
    silent = silent(learned);
    lookBack(learned, new Checking(judged), progress);
    judged.teach(calibrator);
    sample = judged;
    gain = labelGain;
    return calibrator.afterScores(withoutLabels);
  }

  private void trim(Calibrator calibrator, Progress progress) throws IOException {
    Calibration first = calibrator.afterTails();
    pass(first, progress, (engagement, account, verdict, isFabricated) -> {
      if (!Objects.equals(isFabricated, true)) {
        calibrator.addPointers(verdict);
      }
    });
    calibrator.trim();
    pass(first, progress, (engagement, account, verdict, isFabricated) -> {
      if (!Objects.equals(isFabricated, true)) {
        calibrator.addTails(engagement.action(), account, verdict);
      }
    });
  }

  /** Learns what labels say, and the scores that there are without them. */
  private LabelGain compareLabels(Calibrator calibrator, Progress progress) throws IOException {
    LabelGain compared = new LabelGain(labelledGenuine, fabricated);
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      Labelled places = new Labelled();
      pass(calibrator.afterTails(fold), progress, (engagement, account, verdict, isFabricated) -> {
        calibrator.addLabelled(engagement.action(), account, verdict, isFabricated);
        if (isFabricated != null) {
          long place = places.next(isFabricated);
          if (calibrator.isScored(account)) {
            compared.without(isFabricated, place, account.hash(), verdict.score());
          }
        }
      });
    }
    return compared;
  }

  private void score(
      Calibrator calibrator,
      Calibration ofOthers,
      GenuineSample judged,
      @Nullable LabelGain labelGain,
      Progress progress)
      throws IOException {
    long[] place = new long[1];
    Labelled places = new Labelled();
    Stratum.Teller teller = new Stratum.Teller();
    pass(ofOthers, progress, (engagement, account, verdict, isFabricated) -> {
      calibrator.addScore(engagement.action(), account, verdict, isFabricated);
      if (labelGain != null && isFabricated != null) {
        long labelled = places.next(isFabricated);
        if (calibrator.isScored(account)) {
          labelGain.with(isFabricated, labelled, verdict.score());
        }
      }
      if (!Objects.equals(isFabricated, true)) {
        List<Stratum> its = teller.of(engagement);
        if (calibrator.isScored(account)) {
          judged.scored(place[0], engagement, account, its, verdict.charge());
          strata.add(its, engagement, verdict, ofOthers);
        }
        place[0]++;
      }
    });
  }

  /** Counts labelled engagements of either kind. */
  private static final class Labelled {
    private final long[] next = new long[2];

    /** The place of the next one among its kind. */
    long next(boolean fabricated) {
      return next[fabricated ? 1 : 0]++;
    }
  }

  /** The statistics that were never reported, for want of what they need. */
  private List<String> silent(Calibration learned) throws IOException {
    try (Winnow winnow = engine.build(learned, Policy.standard(), new WinnowListener() {})) {
      return winnow.health().uncalibrated();
    }
  }

  /** Is told what an engine makes of the genuine engagements of one world after the other. */
  private abstract static class GenuineListener implements WinnowListener {
    void judged(Verdict verdict) {}

    void endOfWorld(Audits audits) {}
  }

  private final class Learning extends GenuineListener {
    private final Calibrator calibrator;

    Learning(Calibrator calibrator) {
      this.calibrator = calibrator;
    }

    @Override
    public void compared(Excess excess) {
      calibrator.addExcess(excess);
    }

    @Override
    public void searched(Search search) {
      calibrator.addGroups(search);
      searched.merge(search.statistic(), search.accounts(), Long::sum);
    }

    @Override
    void endOfWorld(Audits audits) {
      windows += audits.windows();
      unseen += audits.leftOut();
    }
  }

  private static final class Checking extends GenuineListener {
    private final GenuineSample sample;
    private long before;
    private long judged;

    Checking(GenuineSample sample) {
      this.sample = sample;
    }

    @Override
    void judged(Verdict verdict) {
      sample.judged(before + judged++, verdict);
    }

    @Override
    public void restated(Restatement restatement) {
      sample.restated(before + restatement.position(), restatement);
    }

    @Override
    void endOfWorld(Audits audits) {
      before += judged;
      judged = 0;
    }
  }

  private void lookBack(Calibration calibration, GenuineListener listener, Progress progress)
      throws IOException {
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(calibration, Policy.standard(), listener)) {
        Audits audits = new Audits(winnow, progress);
        GenuinePast past = new GenuinePast(winnow, audits, verdict -> {
          if (verdict.status() == Verdict.Status.JUDGED) {
            listener.judged(verdict);
          }
        });
        reference.playGenuine(world, past, progress);
        past.end();
        listener.endOfWorld(audits);
      }
    }
  }

  /** Takes what was judged. */
  private interface Learner {
    void take(
        Engagement engagement, Pseudonym account, Verdict verdict, @Nullable Boolean fabricated);
  }

  private void pass(Calibration calibration, Progress progress, Learner learner)
      throws IOException {
    for (int world = 0; world < reference.worlds(); world++) {
      try (Winnow winnow = engine.build(calibration, Policy.standard(), new WinnowListener() {})) {
        reference.play(
            world,
            winnow,
            (engagement, verdict, isFabricated) -> {
              if (verdict.status() == Verdict.Status.JUDGED) {
                Pseudonym account = winnow.pseudonym(engagement.account());
                learner.take(engagement, account, verdict, isFabricated);
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

  /** What became of the genuine engagements, judged by what others had taught. */
  GenuineSample sample() {
    return sample;
  }

  /** How often statistics point at strata of the genuine engagements. */
  StratumRates strata() {
    return strata;
  }

  /** What labels are worth, or null where they were not to weigh. */
  @Nullable
  LabelGain gain() {
    return gain;
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
