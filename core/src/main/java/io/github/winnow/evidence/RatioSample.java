package io.github.winnow.evidence;

import io.github.winnow.event.Pseudonym;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Labelled evidence of one statistic, from which its likelihood ratios are learned. Counts, in bins
 * that are half octaves of the tail probability, for each fold of accounts.
 *
 * <p>A bin with f of F fabricated values and g of G genuine ones, of K and L accounts, counts for k
 * = Kf/F and l = Lg/G accounts. Half an account more of either kind may be in it, so the logarithm
 * of its ratio is ln (k+½)/(K+1) − ln (l+½)/(L+1), and bins are pooled with their neighbours until
 * that never falls with the evidence (pooling adjacent violators: Barlow et al., "Statistical
 * Inference under Order Restrictions", 1972). That a ratio never falls bounds it, too: by the bins
 * just below it, and by those just above. Of each run of bins it is known to a standard error,
 * √(1/(k+½) + 1/(l+½)), below ln k/K − ln (l+½)/(L+1) and above ln (k+½)/(K+1) − ln l/L (Gart and
 * Zweifel, "On the bias of various estimators of the logit and its variance", 1967). The best of
 * these bounds count, as far as the pooled ratio lies between them.
 *
 * <p>The ratio is the unlabelled evidence itself, ½p^(−½), where that lies between; else the end
 * that is nearer. So labels of few accounts change little, and what they show beyond doubt is what
 * weighs. Last, if the mean ratio of the genuine values were above 1, all are divided by it: so it
 * stays evidence whose mean over genuine traffic is 1 at most, as ½p^(−½) is.
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
    double[] logs = logs(f, fabricated, g, genuine);
    double[] knots = new double[BINS + 1];
    double[] ratios = new double[BINS + 1];
    int n = 0;
    for (int i = 0; i <= BINS; i++) {
      double ratio = Tail.written(logs[i]);
      if (n > 1 && ratio == ratios[n - 1] && ratio == ratios[n - 2]) {
        n--; // a knot between two that are alike tells nothing
      }
      knots[n] = i == 0 ? HALF : edge(i - 1);
      ratios[n++] = ratio;
    }
    return new LikelihoodRatio(
        Math.round(genuine),
        Math.round(fabricated),
        Arrays.copyOf(knots, n),
        Arrays.copyOf(ratios, n));
  }

  /**
   * The logarithms of the ratios where evidence begins and at the end of each bin.
   *
   * @param f the shares of fabricated values by bin
   * @param fabricated of how many accounts
   * @param g the shares of genuine values
   * @param genuine of how many accounts
   */
  static double[] logs(double[] f, double fabricated, double[] g, double genuine) {
    double[] pooled = pooled(f, fabricated, g, genuine);
    double[] low = new double[BINS];
    double[] high = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      double least = Double.NEGATIVE_INFINITY;
      double of = 0;
      double og = 0;
      for (int from = bin; from >= 0; from--) {
        of += f[from];
        og += g[from];
        least = Math.max(least, least(of, fabricated, og, genuine));
      }
      least = Math.min(least, pooled[bin]);
      low[bin] = bin == 0 ? least : Math.max(low[bin - 1], least);
    }
    for (int bin = BINS - 1; bin >= 0; bin--) {
      double most = Double.POSITIVE_INFINITY;
      double of = 0;
      double og = 0;
      for (int to = bin; to < BINS; to++) {
        of += f[to];
        og += g[to];
        most = Math.min(most, most(of, fabricated, og, genuine));
      }
      most = Math.max(most, pooled[bin]);
      high[bin] = bin == BINS - 1 ? most : Math.min(high[bin + 1], most);
    }
    double[] logs = new double[BINS + 1];
    logs[0] = within(StrictMath.log(HALF), low[0], high[0]);
    double mean = 0;
    for (int bin = 0; bin < BINS; bin++) {
      logs[bin + 1] = within(StrictMath.log(edge(bin)), low[bin], high[bin]);
      mean += g[bin] * (StrictMath.exp(logs[bin]) + StrictMath.exp(logs[bin + 1])) / 2;
    }
    double tooMuch = Math.max(0, StrictMath.log(mean));
    for (int i = 0; i <= BINS; i++) {
      logs[i] -= tooMuch;
    }
    return logs;
  }

  /** The logarithm of the ratio by bin, never falling. */
  private static double[] pooled(double[] f, double fabricated, double[] g, double genuine) {
    double[] of = new double[BINS];
    double[] og = new double[BINS];
    double[] logs = new double[BINS];
    int[] ends = new int[BINS];
    int blocks = 0;
    for (int bin = 0; bin < BINS; bin++) {
      of[blocks] = f[bin];
      og[blocks] = g[bin];
      ends[blocks] = bin;
      logs[blocks] = point(of[blocks], fabricated, og[blocks], genuine);
      blocks++;
      while (blocks > 1 && logs[blocks - 2] >= logs[blocks - 1]) {
        blocks--;
        of[blocks - 1] += of[blocks];
        og[blocks - 1] += og[blocks];
        ends[blocks - 1] = ends[blocks];
        logs[blocks - 1] = point(of[blocks - 1], fabricated, og[blocks - 1], genuine);
      }
    }
    double[] pooled = new double[BINS];
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(pooled, block == 0 ? 0 : ends[block - 1] + 1, ends[block] + 1, logs[block]);
    }
    return pooled;
  }

  private static double point(double f, double fabricated, double g, double genuine) {
    return StrictMath.log((f * fabricated + HALF) / (fabricated + 1))
        - StrictMath.log((g * genuine + HALF) / (genuine + 1));
  }

  private static double within(double log, double low, double high) {
    return Math.max(low, Math.min(high, log));
  }

  /** The last bin has no end: as far above its beginning as any other would be. */
  private static double edge(int bin) {
    return bin < EDGES.length ? EDGES[bin] : Tail.written(HALF * StrictMath.pow(2, BINS / 4.0));
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

  private static double least(double f, double fabricated, double g, double genuine) {
    double ratio = f * (genuine + 1) / (g * genuine + HALF);
    return ratio > 0
        ? StrictMath.log(ratio) - error(f * fabricated, g * genuine)
        : Double.NEGATIVE_INFINITY;
  }

  private static double most(double f, double fabricated, double g, double genuine) {
    double ratio = (f * fabricated + HALF) / (fabricated + 1);
    return g > 0
        ? StrictMath.log(ratio / g) + error(f * fabricated, g * genuine)
        : Double.POSITIVE_INFINITY;
  }

  private static double error(double k, double l) {
    return Math.sqrt(1 / (k + HALF) + 1 / (l + HALF));
  }
}
