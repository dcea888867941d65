package io.github.winnow.evidence;

import io.github.winnow.event.Action;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link Calibration} from a reference period, in two passes over the same engagements,
 * each with a fresh engine that keeps all scores. The first pass, with any calibration, gives the
 * tails of the statistics; the second, with those tails, gives the tail of the score and, where
 * labels are known, the map to a probability.
 *
 * <p>Only genuine engagements, or those that are taken for genuine, go into the tails. Not
 * thread-safe. Memory: at most 2 MB for each statistic, action and size class.
 */
public final class Calibrator {
  private final String about;
  private final Map<String, Sample> tails = new HashMap<>();
  private final Map<String, Sample> scores = new HashMap<>();
  private final Map<String, Sample> excesses = new HashMap<>();
  private final Map<String, Calibration.GroupLine> groups = new HashMap<>();
  private final Odds odds = new Odds();

  /**
   * A calibrator.
   *
   * @param about what it learns from, one line
   */
  public Calibrator(String about) {
    this.about = about;
  }

  /**
   * First pass: takes the statistics of one genuine engagement.
   *
   * @param action what was done
   * @param verdict its verdict
   */
  public void addTails(Action action, Verdict verdict) {
    for (Reason r : verdict.evidence()) {
      StatisticInfo s = r.statistic();
      if (s.kind() != StatisticInfo.Kind.RULE) {
        double severity = s.severity(r.value());
        SizeClass size = SizeClass.of(r.expected());
        add(tails, Calibration.tailKey(s, action, size), severity);
        add(tails, Calibration.tailKey(s, action, SizeClass.ALL), severity);
        add(tails, Calibration.tailKey(s, null, size), severity);
        add(tails, Calibration.tailKey(s, null, SizeClass.ALL), severity);
      }
    }
  }

  /**
   * First pass: takes what a target received beside what was to be expected.
   *
   * @param excess of a genuine target, remarkable or not
   */
  public void addExcess(Excess excess) {
    StatisticInfo s = excess.statistic();
    add(excesses, Calibration.versioned(s), s.severity(excess.logP()));
  }

  /**
   * First pass: takes the groups that a detector found in one genuine window.
   *
   * @param statistic what it reports them with
   * @param strengths of the groups; none when it found none
   */
  public void addGroups(StatisticInfo statistic, double[] strengths) {
    double largest = 0;
    for (double strength : strengths) {
      largest = Math.max(largest, strength);
    }
    groups.merge(
        Calibration.versioned(statistic),
        new Calibration.GroupLine(1, largest),
        (a, b) -> new Calibration.GroupLine(
            a.windows() + b.windows(), Math.max(a.largest(), b.largest())));
  }

  /**
   * The calibration after the first pass, with which to make the second.
   *
   * @return tails of statistics, none of the score
   */
  public Calibration afterFirstPass() {
    return new Calibration(
        about, learned(tails), Map.of(), learned(excesses), groups, new double[0], new double[0]);
  }

  /**
   * Second pass: takes the score of one engagement.
   *
   * @param action what was done
   * @param verdict its verdict
   * @param fabricated whether it is known to be invalid, known to be genuine, or (null) taken for
   *     genuine
   */
  public void addScore(Action action, Verdict verdict, @Nullable Boolean fabricated) {
    if (fabricated == null || !fabricated) {
      add(scores, Calibration.nameOf(action), verdict.score());
      add(scores, Calibration.ANY, verdict.score());
    }
    if (fabricated != null) {
      odds.add(verdict.score(), fabricated);
    }
  }

  /**
   * The calibration after both passes.
   *
   * @param withoutLabels whose map to a probability is taken when no labels were known
   * @return the calibration
   */
  public Calibration afterSecondPass(Calibration withoutLabels) {
    boolean fitted = odds.fit();
    return new Calibration(
        about,
        learned(tails),
        learned(scores),
        learned(excesses),
        groups,
        fitted ? odds.scores() : withoutLabels.oddsScores(),
        fitted ? odds.logs() : withoutLabels.oddsLogs());
  }

  private static void add(Map<String, Sample> samples, String key, double value) {
    samples.computeIfAbsent(key, k -> new Sample(k.hashCode())).add(value);
  }

  private static Map<String, Tail> learned(Map<String, Sample> samples) {
    Map<String, Tail> learned = new HashMap<>();
    samples.forEach((key, s) -> learned.put(key, Tail.of(s.values(), s.seen())));
    return learned;
  }
}
