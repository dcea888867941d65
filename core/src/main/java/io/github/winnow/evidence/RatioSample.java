package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Labelled evidence of one statistic, from which its likelihood ratios are learned. Counts, in bins
 * that are half octaves of the tail probability, for each fold of accounts.
 *
 * <p>A bin with f of F fabricated values and g of G genuine ones, of K and L accounts, counts for k =
 * Kf/F and l = Lg/G accounts. Half an account more, of the kind that speaks against what the bin
 * promises, may be in it: the logarithm of its ratio is taken to be ln k/K − ln (l+½)/(L+1) if that is
 * above 0, ln (k+½)/(K+1) − ln l/L if that is below, and else 0; and then nearer to 0 by its standard
 * error √(1/(k+½) + 1/(l+½)), to 0 at most (Gart and Zweifel, "On the bias of various estimators of
 * the logit and its variance", 1967). So a bin of few accounts promises little either way, and an
 * empty one nothing. Bins are pooled with their neighbours until what comes of that never falls with
 * the evidence (pooling adjacent violators: Barlow et al., "Statistical Inference under Order
 * Restrictions", 1972). Last, if the mean ratio of the genuine values were above 1, all are divided by
 * it: so it stays evidence whose mean over genuine traffic is 1 at most, as ½p^(−½) is.
 */
final class RatioSample {
  /** With fewer accounts of either kind nothing is learned. */
  static final int FEWEST_ACCOUNTS = 20;

  private static final int BINS = 60;
  private static final int GENUINE = 0;
  private static final int FABRICATED = 1;
  private static final double HALF = 0.5;

  /** The upper ends of the bins but the last: ½p^(−½) at p = 2^(−½), 2^(−1), ... */
  private static final double[] EDGES = new double[BINS - 1];

  static {
    for (int i = 0; i < EDGES.length; i++) {
      EDGES[i] = Tail.written(0.5 * StrictMath.pow(2, (i + 1) / 4.0));
    }
  }

  private final long[][][] counts = new long[2][Calibrator.FOLDS][BINS];
  private final EffectiveAccounts[] accounts = {new EffectiveAccounts(), new EffectiveAccounts()};

  void add(Pseudonym account, double evidence, boolean fabricated) {
    int kind = fabricated ? FABRICATED : GENUINE;
    counts[kind][AccountSample.fold(account)][bin(evidence)]++;
    accounts[kind].add(AccountSample.mixed(account));
  }

  private static int bin(double evidence) {
    int at = Arrays.binarySearch(EDGES, evidence);
    return at >= 0 ? at : -at - 1;
  }

  /** The ratios of all folds but one, or of all for a fold that there isn't; null when too few. */
  @Nullable
  LikelihoodRatio learnedOutside(int fold) {
    double part = fold < 0 ? 1 : (double) (Calibrator.FOLDS - 1) / Calibrator.FOLDS;
    double genuine = part * accounts[GENUINE].estimate();
    double fabricated = part * accounts[FABRICATED].estimate();
    if (Math.min(genuine, fabricated) < part * FEWEST_ACCOUNTS) {
      return null;
    }
    double[] g = shares(GENUINE, fold);
    double[] f = shares(FABRICATED, fold);
    double[] of = f.clone();
    double[] og = g.clone();
    int[] ends = new int[BINS];
    double[] logs = new double[BINS];
    int blocks = 0;
    for (int bin = 0; bin < BINS; bin++) {
      of[blocks] = f[bin];
      og[blocks] = g[bin];
      ends[blocks] = bin;
      logs[blocks] = log(of[blocks], fabricated, og[blocks], genuine);
      blocks++;
      while (blocks > 1 && logs[blocks - 2] >= logs[blocks - 1]) {
        blocks--;
        of[blocks - 1] += of[blocks];
        og[blocks - 1] += og[blocks];
        ends[blocks - 1] = ends[blocks];
        logs[blocks - 1] = log(of[blocks - 1], fabricated, og[blocks - 1], genuine);
      }
    }
    double mean = 0;
    for (int block = 0; block < blocks; block++) {
      mean += og[block] * StrictMath.exp(logs[block]);
    }
    double tooMuch = Math.max(0, StrictMath.log(mean));
    double[] evidence = new double[2 * blocks];
    double[] ratios = new double[2 * blocks];
    int knots = 0;
    for (int block = 0; block < blocks; block++) {
      int first = block == 0 ? 0 : ends[block - 1] + 1;
      double ratio = Tail.written(logs[block] - tooMuch);
      // Where the block has been reached in full, and where it ends.
      for (int edge : first == ends[block] ? new int[] {first} : new int[] {first, ends[block]}) {
        evidence[knots] = edge(edge);
        ratios[knots++] = ratio;
      }
    }
    return new LikelihoodRatio(
        Math.round(genuine),
        Math.round(fabricated),
        Arrays.copyOf(evidence, knots),
        Arrays.copyOf(ratios, knots));
  }

  /** The last bin has no end: as far above its beginning as any other would be. */
  private static double edge(int bin) {
    return bin < EDGES.length ? EDGES[bin] : Tail.written(0.5 * StrictMath.pow(2, BINS / 4.0));
  }

  private double[] shares(int kind, int without) {
    double[] sums = new double[BINS];
    double all = 0;
    for (int fold = 0; fold < Calibrator.FOLDS; fold++) {
      for (int bin = 0; bin < BINS && fold != without; bin++) {
        sums[bin] += counts[kind][fold][bin];
        all += counts[kind][fold][bin];
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      sums[bin] /= Math.max(1, all);
    }
    return sums;
  }

  private static double log(double f, double fabricated, double g, double genuine) {
    double k = f * fabricated;
    double l = g * genuine;
    double error = Math.sqrt(1 / (k + HALF) + 1 / (l + HALF));
    double accuses = f * (genuine + 1) / (l + HALF);
    if (accuses > 1) {
      return Math.max(0, StrictMath.log(accuses) - error);
    }
    double exonerates = (k + HALF) / (fabricated + 1);
    return exonerates < g ? Math.min(0, StrictMath.log(exonerates / g) + error) : 0;
  }
}
