package io.github.winnow.evidence;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link Calibration} from a reference period, in passes over the same engagements in the
 * same order, each with a fresh engine that keeps all scores. The first pass, with any calibration,
 * gives the tails of the statistics ({@link #addTails}); the last, {@linkplain #afterTails() with
 * those tails}, gives the tail of the score as far as it counts ({@link Verdict#charge}) and, where
 * labels are known, the map to a probability ({@link #addScore}).
 *
 * <p>An account that is judged by tails to which it has itself contributed looks less remarkable
 * than a new one will. So there had better be {@link #FOLDS} last passes: each {@linkplain
 * #afterTails(int) with the tails of all accounts but a fold's}, and each gives the scores of that
 * fold alone (cross-conformal prediction: Vovk, "Cross-conformal predictors", 2015).
 *
 * <p>Where labels are known, they may weigh. Then there are as many passes between: each
 * {@linkplain #afterTails(int) with the tails of all accounts but a fold's} too, and in each the
 * evidence of that fold's labelled accounts is taken ({@link #addLabelled}). From it
 * {@linkplain LikelihoodRatio likelihood ratios} are learned, and the last passes are made
 * {@linkplain #afterLabels(int) with those of all accounts but a fold's}.
 *
 * <p>What looking back adds to scores has a line of its own. For this an engine looks back over the
 * genuine engagements with {@link #afterScores}, and is asked for the scores in the end ({@link
 * #addFinalScore}).
 *
 * <p>Only genuine engagements, or those that are taken for genuine, go into the tails. Of a reference
 * period that is not quite clean a <em>contamination</em> can be stated. Then there are two passes
 * more, with the tails of the first: one that learns how strongly the families of evidence point at
 * engagements ({@link #addPointers}), and one that learns the tails again ({@link #addTails}), each
 * without the engagements at which another family points most, at most as many as was stated. The
 * score's tail is learned without those at which two families point most.
 *
 * <p>Not thread-safe. Memory: at most 3 MB for each statistic, action and size class; with a
 * contamination, a bit an engagement;
 * 13 KB for each statistic and action that is labelled.
 */
public final class Calibrator {
  /** Into how many folds the accounts are dealt out, by their pseudonyms. */
  public static final int FOLDS = 5;

  private static final int ALL_FOLDS = -1;
  private static final double MOST_CONTAMINATION = 0.5;

  private final String about;
  private final double contamination;
  private final @Nullable Trimming trimming;
  private final BitSet left = new BitSet();
  private final Map<String, AccountSample> tails = new HashMap<>();
  private final Map<String, AccountSample> scores = new HashMap<>();
  private final Map<String, ExcessSample> excesses = new HashMap<>();
  private final Map<String, AccountSample> finalScores = new HashMap<>();
  private final Map<String, GroupSample> groups = new HashMap<>();
  private final Map<String, RatioSample> ratios = new HashMap<>();
  private final Odds odds = new Odds();
  private Calibration inForce = Calibration.none();
  private boolean trims;
  private int fold = ALL_FOLDS;
  private int tailed;
  private int scored;

  /**
   * A calibrator that takes all that it is given as genuine for genuine.
   *
   * @param about what it learns from, one line
   */
  public Calibrator(String about) {
    this(about, 0);
  }

  /**
   * A calibrator.
   *
   * @param about what it learns from, one line
   * @param contamination what share of what is taken for genuine may be invalid, 0 to below ½
   */
  public Calibrator(String about, double contamination) {
    this.about = about;
    this.contamination = checked(contamination);
    trimming = contamination > 0 ? new Trimming(contamination) : null;
  }

  static double checked(double contamination) {
    if (!(contamination >= 0 && contamination < MOST_CONTAMINATION)) {
      throw new IllegalArgumentException("the contamination must be 0 to below "
          + MOST_CONTAMINATION + ", but is " + contamination);
    }
    return contamination;
  }

  /**
   * Takes the statistics of one genuine engagement.
   *
   * @param action what was done
   * @param account who did it
   * @param verdict its verdict
   */
  public void addTails(Action action, Pseudonym account, Verdict verdict) {
    if (trims && trimming != null) {
      trimming.look(verdict);
      left.set(tailed++, trimming.leavesOutOfScore());
    }
    for (Reason r : verdict.evidence()) {
      StatisticInfo s = r.statistic();
      boolean kept = !trims || trimming == null || !trimming.leavesOut(s.family());
      if (kept && s.kind() != StatisticInfo.Kind.RULE) {
        double severity = s.severity(r.value());
        SizeClass size = SizeClass.of(r.expected());
        add(tails, Calibration.tailKey(s, action, size), account, severity);
        add(tails, Calibration.tailKey(s, action, SizeClass.ALL), account, severity);
        add(tails, Calibration.tailKey(s, null, size), account, severity);
        add(tails, Calibration.tailKey(s, null, SizeClass.ALL), account, severity);
      }
    }
  }

  /**
   * Takes how strongly the families of evidence point at one genuine engagement, under {@link
   * #afterTails}.
   *
   * @param verdict its verdict
   * @throws IllegalStateException when no contamination was stated
   */
  public void addPointers(Verdict verdict) {
    if (trimming == null) {
      throw new IllegalStateException("without a contamination nothing is left out");
    }
    trimming.add(verdict);
  }

  /**
   * Ends the pass of {@link #addPointers}: the next call of {@link #addTails} begins anew.
   *
   * @throws IllegalStateException when no contamination was stated
   */
  public void trim() {
    if (trimming == null) {
      throw new IllegalStateException("without a contamination nothing is left out");
    }
    trimming.learned();
    trims = true;
    tails.clear();
  }

  /**
   * How many engagements are left out of the score's tail.
   *
   * @return at most the contamination's share, rounded
   */
  public long leftOut() {
    return left.cardinality();
  }

  /**
   * Takes what a target received beside what was to be expected.
   *
   * @param excess of a genuine target, remarkable or not
   */
  public void addExcess(Excess excess) {
    StatisticInfo s = excess.statistic();
    excesses
        .computeIfAbsent(Calibration.versioned(s), key -> new ExcessSample(key.hashCode()))
        .add(s.severity(excess.logP()), excess.observed());
  }

  /**
   * Takes the groups that a detector found in one genuine window.
   *
   * @param search what it came to
   */
  public void addGroups(Search search) {
    groups
        .computeIfAbsent(Calibration.versioned(search.statistic()), key -> new GroupSample())
        .add(search);
  }

  /**
   * The calibration with what {@link #addTails} was given, with which to make the next pass. In it
   * {@link #addScore} takes every engagement.
   *
   * @return tails of statistics, none of the score
   */
  public Calibration afterTails() {
    return afterFold(ALL_FOLDS);
  }

  /**
   * The same without the accounts of one fold. In the pass that is made with it {@link #addScore}
   * takes those accounts' engagements, and passes over all others.
   *
   * @param without the fold, 0 to below {@link #FOLDS}
   * @return tails of statistics, none of the score
   * @throws IllegalArgumentException when there is no such fold
   */
  public Calibration afterTails(int without) {
    if (without < 0 || without >= FOLDS) {
      throw new IllegalArgumentException(
          "the fold must be 0 to " + (FOLDS - 1) + ", but is " + without);
    }
    return afterFold(without);
  }

  /**
   * The same with likelihood ratios, of what {@link #addLabelled} was given of the accounts of
   * other folds. In the pass that is made with it {@link #addScore} takes the fold's engagements.
   *
   * @param without the fold, 0 to below {@link #FOLDS}
   * @return tails of statistics and their ratios, none of the score
   * @throws IllegalArgumentException when there is no such fold
   */
  public Calibration afterLabels(int without) {
    Calibration tails = afterTails(without);
    inForce = new Calibration(
        about,
        contamination,
        tails.tails(),
        Map.of(),
        tails.excesses(),
        tails.groups(),
        ratios(without),
        Map.of(),
        new double[0],
        new double[0]);
    return inForce;
  }

  private Calibration afterFold(int without) {
    fold = without;
    scored = 0;
    inForce = new Calibration(
        about,
        contamination,
        tails(without),
        Map.of(),
        excesses(),
        learnedGroups(),
        Map.of(),
        Map.of(),
        new double[0],
        new double[0]);
    return inForce;
  }

  /**
   * Takes the evidence of one engagement, if it is labelled; under {@link #afterTails(int)}, unless
   * its account is not in that fold.
   *
   * @param action what was done
   * @param account who did it
   * @param verdict its verdict
   * @param fabricated whether it is known to be invalid, known to be genuine, or (null) taken for
   *     genuine
   */
  public void addLabelled(
      Action action, Pseudonym account, Verdict verdict, @Nullable Boolean fabricated) {
    if (fabricated == null || !isScored(account)) {
      return;
    }
    for (Reason r : verdict.evidence()) {
      StatisticInfo s = r.statistic();
      // Only what has a table of its own for the action weighs anything firm.
      if (s.kind() != StatisticInfo.Kind.RULE && inForce.tail(s, action, SizeClass.ALL) != null) {
        Tail tail = inForce.nearest(s, action, SizeClass.of(r.expected()));
        if (tail != null) {
          ratios
              .computeIfAbsent(Calibration.ratioKey(s, action), key -> new RatioSample())
              .add(account, tail.evidence(s.severity(r.value())), fabricated);
        }
      }
    }
  }

  /**
   * Takes the charge of one engagement, unless this is the pass of a fold that its account is not
   * in.
   *
   * @param action what was done
   * @param account who did it
   * @param verdict its verdict
   * @param fabricated whether it is known to be invalid, known to be genuine, or (null) taken for
   *     genuine
   */
  public void addScore(
      Action action, Pseudonym account, Verdict verdict, @Nullable Boolean fabricated) {
    boolean genuine = fabricated == null || !fabricated;
    boolean leftOut = genuine && left.get(scored++);
    if (genuine && !leftOut && isScored(account)) {
      addScoreTo(scores, action, account, verdict.charge());
    }
    if (fabricated != null && isScored(account)) {
      odds.add(verdict.charge(), fabricated);
    }
  }

  /**
   * Takes the charge that one engagement that is taken for genuine has in the end, after {@link
   * #afterScores} and looking back with that. Some of the engagements, chosen without regard to
   * what they are, will do.
   *
   * @param place its place among those that are taken for genuine, from 0, as in the passes before
   * @param action what was done
   * @param account who did it
   * @param charge its charge, with what the excesses of its target add
   */
  public void addFinalScore(long place, Action action, Pseudonym account, double charge) {
    if (place > Integer.MAX_VALUE || !left.get((int) place)) {
      addScoreTo(finalScores, action, account, charge);
    }
  }

  /**
   * Whether this pass is one in which {@link #addScore} takes an account's engagements.
   *
   * @param account who acts
   * @return false when it is the pass of a fold that the account is not in
   */
  public boolean isScored(Pseudonym account) {
    return fold == ALL_FOLDS || fold == AccountSample.fold(account);
  }

  /**
   * The calibration after all passes; and once more, after {@link #addFinalScore}.
   *
   * @param withoutLabels whose map to a probability is taken when no labels were known
   * @return the calibration
   */
  public Calibration afterScores(Calibration withoutLabels) {
    boolean fitted = odds.fit();
    Map<String, LikelihoodRatio> labelled = ratios(ALL_FOLDS);
    return new Calibration(
        about,
        contamination,
        tails(ALL_FOLDS),
        learned(scores),
        excesses(),
        learnedGroups(),
        labelled,
        learned(finalScores),
        fitted ? odds.scores() : withoutLabels.oddsScores(),
        fitted ? odds.logs() : withoutLabels.oddsLogs());
  }

  private Map<String, LikelihoodRatio> ratios(int without) {
    Map<String, LikelihoodRatio> learned = new HashMap<>();
    ratios.forEach((key, sample) -> {
      LikelihoodRatio ratio = sample.learnedOutside(without);
      if (ratio != null) {
        learned.put(key, ratio);
      }
    });
    return learned;
  }

  private static void addScoreTo(
      Map<String, AccountSample> samples, Action action, Pseudonym account, double score) {
    add(samples, Calibration.nameOf(action), account, score);
    add(samples, Calibration.ANY, account, score);
  }

  private static void add(
      Map<String, AccountSample> samples, String key, Pseudonym account, double value) {
    samples.computeIfAbsent(key, k -> new AccountSample(k.hashCode())).add(account, value);
  }

  private Map<String, GroupTail> learnedGroups() {
    Map<String, GroupTail> learned = new HashMap<>();
    groups.forEach((key, sample) -> learned.put(key, sample.learned()));
    return learned;
  }

  /** Of all folds: an account has no part in what all others do with a target. */
  private Map<String, Tail> excesses() {
    Map<String, Tail> learned = new HashMap<>();
    excesses.forEach((key, s) -> learned.put(key, s.learned()));
    return learned;
  }

  private Map<String, Tail> tails(int without) {
    if (without == ALL_FOLDS) {
      return learned(tails);
    }
    Map<String, Tail> learned = new HashMap<>();
    tails.forEach((key, s) -> {
      if (s.hasOutside(without)) {
        learned.put(key, s.learnedOutside(without));
      }
    });
    return learned;
  }

  private static Map<String, Tail> learned(Map<String, AccountSample> samples) {
    Map<String, Tail> learned = new HashMap<>();
    samples.forEach((key, s) -> learned.put(key, s.learned()));
    return learned;
  }
}
