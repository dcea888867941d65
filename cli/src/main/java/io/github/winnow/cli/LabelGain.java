package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What labels are worth: how well labelled engagements rank by the scores that unlabelled evidence
 * gives them and by those of likelihood ratios, each judged by what other accounts have taught. Of
 * many engagements of a kind every second, third, … is looked at, and counts as often.
 *
 * <p>Standard errors are those of accounts drawn anew, with what all of their engagements are worth (a
 * Poisson number of times each, with mean 1, which for many accounts is the bootstrap: Hanley and
 * MacGibbon, "Creating non-parametric bootstrap samples using Poisson frequencies", 2006).
 *
 * <p>Memory: 8 MB at most. Confined to one thread.
 */
final class LabelGain {
  private static final int MOST = 1 << 16;
  private static final int REPLICATES = 200;
  private static final long SEED = 22;

  /** A figure without and with labels, their difference, and the standard errors of the three. */
  record Figure(
      String what,
      double without,
      double withoutError,
      double with,
      double withError,
      double gainError) {
    double gain() {
      return with - without;
    }
  }

  private final Kind genuine;
  private final Kind fabricated;
  private final Map<Long, Integer> accounts = new HashMap<>();

  /** Labelled engagements of one kind. */
  private static final class Kind {
    final int stride;
    final double[] without;
    final double[] with;
    final int[] accounts;

    Kind(long engagements) {
      stride = (int) Math.max(1, (engagements + MOST - 1) / MOST);
      int size = (int) (engagements / stride);
      without = new double[size];
      with = new double[size];
      accounts = new int[size];
    }

    /** Where an engagement lies, or -1. */
    int at(long place) {
      return place % stride == 0 && place / stride < without.length ? (int) (place / stride) : -1;
    }
  }

  LabelGain(long genuine, long fabricated) {
    this.genuine = new Kind(genuine);
    this.fabricated = new Kind(fabricated);
  }

  /** Takes the score of the engagement that is at a place among those of its kind. */
  void without(boolean isFabricated, long place, long account, double score) {
    Kind kind = isFabricated ? fabricated : genuine;
    int at = kind.at(place);
    if (at >= 0) {
      kind.without[at] = score;
      kind.accounts[at] = accounts.computeIfAbsent(account, a -> accounts.size());
    }
  }

  /** The same for the score that likelihood ratios give it. */
  void with(boolean isFabricated, long place, double score) {
    Kind kind = isFabricated ? fabricated : genuine;
    int at = kind.at(place);
    if (at >= 0) {
      kind.with[at] = score;
    }
  }

  /** The figures, of those that were taken. */
  List<Figure> figures() {
    Ranked before = new Ranked(genuine.without, fabricated.without);
    Ranked after = new Ranked(genuine.with, fabricated.with);
    int[] once = new int[accounts.size()];
    Arrays.fill(once, 1);
    double[] without = before.figures(once);
    double[] with = after.figures(once);
    double[][] withouts = new double[REPLICATES][];
    double[][] withs = new double[REPLICATES][];
    SplittableRandom random = new SplittableRandom(SEED);
    int[] times = new int[accounts.size()];
    for (int r = 0; r < REPLICATES; r++) {
      Arrays.setAll(times, account -> poisson(random));
      withouts[r] = before.figures(times);
      withs[r] = after.figures(times);
    }
    List<Figure> figures = new ArrayList<>();
    for (int f = 0; f < Ranked.FIGURES.size(); f++) {
      double[] b = column(withouts, f);
      double[] a = column(withs, f);
      double[] gains =
          IntStream.range(0, REPLICATES).mapToDouble(r -> a[r] - b[r]).toArray();
      figures.add(new Figure(
          Ranked.FIGURES.get(f),
          without[f],
          deviation(b),
          with[f],
          deviation(a),
          deviation(gains)));
    }
    return figures;
  }

  /** With mean 1, by inverting the distribution. */
  private static int poisson(SplittableRandom random) {
    double left = random.nextDouble();
    double p = StrictMath.exp(-1);
    int k = 0;
    while (left >= p && k < 20) {
      left -= p;
      p /= ++k;
    }
    return k;
  }

  private static double[] column(double[][] rows, int at) {
    return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Scores of either kind, from the highest down, to be weighed time and again. */
  private final class Ranked {
    static final List<String> FIGURES =
        List.of("AUROC", "average precision", "recall at 0.1%", "recall at 1%");

    private final double[] scores;
    private final int[] owners;
    private final boolean[] fabricatedOnes;

    Ranked(double[] ofGenuine, double[] ofFabricated) {
      int all = ofGenuine.length + ofFabricated.length;
      double[] unsorted = new double[all];
      System.arraycopy(ofGenuine, 0, unsorted, 0, ofGenuine.length);
      System.arraycopy(ofFabricated, 0, unsorted, ofGenuine.length, ofFabricated.length);
      int[] order = IntStream.range(0, all)
          .boxed()
          .sorted((a, b) -> Double.compare(unsorted[b], unsorted[a]))
          .mapToInt(Integer::intValue)
          .toArray();
      scores = Arrays.stream(order).mapToDouble(i -> unsorted[i]).toArray();
      owners = new int[all];
      fabricatedOnes = new boolean[all];
      for (int i = 0; i < all; i++) {
        int at = order[i];
        fabricatedOnes[i] = at >= ofGenuine.length;
        owners[i] =
            fabricatedOnes[i] ? fabricated.accounts[at - ofGenuine.length] : genuine.accounts[at];
      }
    }

    /** As {@link Ranking} has them, with each account so many times. */
    double[] figures(int[] times) {
      double negatives = 0;
      double positives = 0;
      for (int i = 0; i < scores.length; i++) {
        double weight = weight(i, times);
        negatives += fabricatedOnes[i] ? 0 : weight;
        positives += fabricatedOnes[i] ? weight : 0;
      }
      double falsePositives = 0;
      double truePositives = 0;
      double above = 0;
      double precision = 0;
      double atThousandth = 0;
      double atHundredth = 0;
      for (int i = 0; i < scores.length; ) {
        double line = scores[i];
        double sameGenuine = 0;
        double sameFabricated = 0;
        for (; i < scores.length && scores[i] == line; i++) {
          double weight = weight(i, times);
          sameGenuine += fabricatedOnes[i] ? 0 : weight;
          sameFabricated += fabricatedOnes[i] ? weight : 0;
        }
        falsePositives += sameGenuine;
        truePositives += sameFabricated;
        above += (negatives - falsePositives + sameGenuine / 2) * sameFabricated;
        precision += sameFabricated == 0
            ? 0
            : sameFabricated * truePositives / (truePositives + falsePositives);
        atThousandth = falsePositives * 1000 <= negatives ? truePositives : atThousandth;
        atHundredth = falsePositives * 100 <= negatives ? truePositives : atHundredth;
      }
      double some = Math.max(1, positives);
      return new double[] {
        above / Math.max(1, negatives) / some,
        precision / some,
        atThousandth / some,
        atHundredth / some
      };
    }

    private double weight(int at, int[] times) {
      return (double) times[owners[at]] * (fabricatedOnes[at] ? fabricated : genuine).stride;
    }
  }
}
