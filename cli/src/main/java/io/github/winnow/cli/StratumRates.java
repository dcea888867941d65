package io.github.winnow.cli;

import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.Family;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often genuine engagements of a stratum are pointed at, beside how often they may be: the
 * share that reaches a tail probability p is p, were every stratum like all of them. It is one of
 * those of which the statistic is reported with a table of the action's own.
 *
 * <p>For detectors and families, the share that has evidence e = 5, 10 and 50: 1/(4e²) of a
 * detector, as p has it, and 1/e of a family, by Markov's inequality. Their evidence is taken to be
 * the mean of what is reported. What is silent would bring it nearer to 1, so this is too often
 * rather than too seldom.
 *
 * <p>Memory: 8 KB for each statistic, detector and family and each stratum. Confined to one thread.
 */
final class StratumRates {
  /** A stratum is pointed at too often when its share is larger than a rate by this factor. */
  static final double TOLERATED = 1.3;

  private static final double[] OF_STATISTIC = {0.1, 0.01, 0.001};
  private static final double[] EVIDENCE = {5, 10, 50};

  private final SortedMap<What, Cell> cells = new TreeMap<>();
  private final Map<String, double[]> detectors = new TreeMap<>();
  private final Map<Family, double[]> families = new EnumMap<>(Family.class);

  /** What points. */
  enum Level {
    STATISTIC,
    DETECTOR,
    FAMILY;

    double[] rates() {
      double[] rates = new double[EVIDENCE.length];
      for (int i = 0; i < rates.length; i++) {
        rates[i] = switch (this) {
          case STATISTIC -> OF_STATISTIC[i];
          case DETECTOR -> 1 / (4 * EVIDENCE[i] * EVIDENCE[i]);
          case FAMILY -> 1 / EVIDENCE[i];
        };
      }
      return rates;
    }
  }

  private record What(Level level, String name, Stratum stratum) implements Comparable<What> {
    @Override
    public int compareTo(What other) {
      int levels = level.compareTo(other.level);
      int names = levels != 0 ? levels : name.compareTo(other.name);
      return names != 0 ? names : stratum.compareTo(other.stratum);
    }
  }

  /**
   * One share.
   *
   * @param level of what
   * @param name what points
   * @param stratum at whom
   * @param rate how often it may
   * @param share how often it does
   */
  record Rate(Level level, String name, Stratum stratum, double rate, LikelyShare share) {
    /** Whether it is more than tolerated even if another log has as few of these as is likely. */
    boolean isTooOften() {
      return share.low() > TOLERATED * rate;
    }
  }

  private static final class Cell {
    final double[] least;
    final long[] hits;
    final Blocks[][] blocks;
    long engagements;

    /** Counts what is at least so much evidence. */
    Cell(double[] least) {
      this.least = least;
      hits = new long[least.length];
      blocks = new Blocks[least.length][];
      for (int i = 0; i < least.length; i++) {
        blocks[i] = new Blocks[] {new Blocks(), new Blocks(), new Blocks()};
      }
    }

    void add(double evidence, int[] units) {
      engagements++;
      for (int i = 0; i < least.length && evidence >= least[i]; i++) {
        hits[i]++;
        for (int u = 0; u < units.length; u++) {
          blocks[i][u].add(units[u]);
        }
      }
    }

    LikelyShare share(int at) {
      double block = 1;
      for (Blocks b : blocks[at]) {
        block = Math.max(block, b.size());
      }
      return new LikelyShare(engagements, hits[at], block);
    }
  }

  /**
   * Takes a genuine engagement.
   *
   * @param strata where it belongs
   * @param engagement what was done
   * @param verdict its verdict
   * @param under by what others taught
   */
  void add(List<Stratum> strata, Engagement engagement, Verdict verdict, Calibration under) {
    String ip = engagement.ip();
    int account = engagement.account().hashCode();
    int[] units = {
      account, ip == null ? account : ip.hashCode(), engagement.target().hashCode()
    };
    detectors.clear();
    families.clear();
    for (Reason reason : verdict.evidence()) {
      StatisticInfo info = reason.statistic();
      Tail tail = info.kind() == StatisticInfo.Kind.RULE || !reason.calibrated()
          ? null
          : under.nearest(info, engagement.action(), SizeClass.of(reason.expected()));
      if (tail != null) {
        double evidence =
            Math.min(tail.mostEvidence(), tail.evidence(info.severity(reason.value())));
        add(Level.STATISTIC, info.name(), strata, evidence, units);
        sum(detectors.computeIfAbsent(info.detector(), d -> new double[2]), evidence);
        sum(families.computeIfAbsent(info.family(), f -> new double[2]), evidence);
      }
    }
    detectors.forEach((id, sum) -> add(Level.DETECTOR, id, strata, sum[0] / sum[1], units));
    families.forEach((family, sum) ->
        add(Level.FAMILY, family.name().toLowerCase(Locale.ROOT), strata, sum[0] / sum[1], units));
  }

  private static void sum(double[] sum, double evidence) {
    sum[0] += evidence;
    sum[1]++;
  }

  private void add(Level level, String name, List<Stratum> strata, double evidence, int[] units) {
    for (Stratum stratum : strata) {
      cells
          .computeIfAbsent(new What(level, name, stratum), w -> new Cell(least(level)))
          .add(evidence, units);
    }
  }

  private static double[] least(Level level) {
    double[] least = EVIDENCE.clone();
    for (int i = 0; level == Level.STATISTIC && i < least.length; i++) {
      least[i] = 0.5 / Math.sqrt(OF_STATISTIC[i]);
    }
    return least;
  }

  /** All shares, by what points and at whom. */
  List<Rate> rates() {
    List<Rate> all = new ArrayList<>();
    cells.forEach((what, cell) -> {
      double[] rates = what.level.rates();
      for (int i = 0; i < rates.length; i++) {
        all.add(new Rate(what.level, what.name, what.stratum, rates[i], cell.share(i)));
      }
    });
    return all;
  }
}
