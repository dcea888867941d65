package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Tail;
import io.github.winnow.evidence.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of genuine engagements of a reference: every one, or, of many, every second, third, …
 * For each the charge under the tails of other accounts, what looking back added, and whose it was.
 *
 * <p>Memory: 7 MB at most. Confined to one thread.
 */
final class GenuineSample {
  private static final int MOST = 1 << 17;
  private static final List<Unit> UNITS = List.of(Unit.values());

  private final int stride;
  private final double[] charges;
  private final @Nullable Action[] actions;
  private final int[] strata;
  private final Map<List<Stratum>, Integer> known = new LinkedHashMap<>();
  private final long[] accounts;
  private final double[] added;
  private final boolean[] named;
  private final boolean[] excluded;

  /** By kind, and then by place, who or what it belongs to. */
  private final int[][] units = new int[UNITS.size()][];

  /** What engagements have in common that are remarkable together. */
  private enum Unit {
    ACCOUNT,
    DEVICE,
    ADDRESS,
    TARGET;

    int of(Engagement engagement) {
      Object own = switch (this) {
        case ACCOUNT -> engagement.account();
        case DEVICE -> engagement.device();
        case ADDRESS -> engagement.ip();
        case TARGET -> engagement.target();
      };
      return own == null ? engagement.account().hashCode() : own.hashCode();
    }
  }

  GenuineSample(long engagements) {
    stride = (int) Math.max(1, (engagements + MOST - 1) / MOST);
    int size = (int) (engagements / stride);
    charges = new double[size];
    actions = new @Nullable Action[size];
    strata = new int[size];
    accounts = new long[size];
    added = new double[size];
    named = new boolean[size];
    excluded = new boolean[size];
    for (int u = 0; u < units.length; u++) {
      units[u] = new int[size];
    }
  }

  /** Where in the sample an engagement lies, or -1. */
  private int at(long place) {
    return place % stride == 0 && place / stride < charges.length ? (int) (place / stride) : -1;
  }

  void scored(
      long place, Engagement engagement, Pseudonym account, List<Stratum> its, double charge) {
    int at = at(place);
    if (at >= 0) {
      charges[at] = charge;
      accounts[at] = account.hash();
      actions[at] = engagement.action();
      strata[at] = known.computeIfAbsent(its, i -> known.size());
      for (int u = 0; u < units.length; u++) {
        units[u][at] = UNITS.get(u).of(engagement);
      }
    }
  }

  void judged(long place, Verdict verdict) {
    int at = at(place);
    if (at >= 0) {
      excluded[at] = verdict.disposition() == Disposition.EXCLUDE;
    }
  }

  void restated(long place, Restatement restatement) {
    int at = at(place);
    if (at >= 0) {
      Disposition now = restatement.disposition();
      named[at] = restatement.campaign() != null && now != Disposition.COUNT;
      added[at] = restatement.campaign() == null ? restatement.weight() : 0;
      excluded[at] = now == Disposition.EXCLUDE;
    }
  }

  /** Hands on what charges came to. */
  void teach(Calibrator calibrator) {
    for (int at = 0; at < charges.length; at++) {
      Action action = actions[at];
      if (action != null) {
        calibrator.addFinalScore(
            (long) at * stride, action, new Pseudonym(accounts[at]), inTheEnd(at));
      }
    }
  }

  /** The charge after looking back. */
  private double inTheEnd(int at) {
    return Excess.charged(charges[at], added[at]);
  }

  /** The share that is held at first. */
  LikelyShare heldAtFirst(Calibration learned, Policy policy) {
    Lines lines = new Lines(learned::score, policy.holdRate(), Double.POSITIVE_INFINITY);
    return share(at -> charges[at] >= lines.of(actions[at]), 1);
  }

  /** The same of each stratum. */
  SortedMap<Stratum, LikelyShare> heldAtFirstByStratum(Calibration learned, Policy policy) {
    Lines lines = new Lines(learned::score, policy.holdRate(), Double.POSITIVE_INFINITY);
    SortedMap<Stratum, LikelyShare> shares = new TreeMap<>();
    List<List<Stratum>> all = List.copyOf(known.keySet());
    all.stream().flatMap(List::stream).distinct().forEach(stratum -> {
      boolean[] isIn = new boolean[all.size()];
      for (int i = 0; i < isIn.length; i++) {
        isIn[i] = all.get(i).contains(stratum);
      }
      shares.put(
          stratum, share(at -> charges[at] >= lines.of(actions[at]), at -> isIn[strata[at]], 1));
    });
    return shares;
  }

  /** The share that is held, at first or after looking back. */
  LikelyShare heldInTheEnd(Calibration learned, Policy policy) {
    Lines first = new Lines(learned::score, policy.holdRate(), Double.POSITIVE_INFINITY);
    Lines last = new Lines(learned::finalScore, policy.holdRate(), Double.NEGATIVE_INFINITY);
    return share(
        at -> {
          double line = first.of(actions[at]);
          return named[at]
              || charges[at] >= line
              || (added[at] > 0 && inTheEnd(at) >= Math.max(line, last.of(actions[at])));
        },
        1);
  }

  /** The share that is excluded in the end. */
  LikelyShare excluded(LikelyShare held) {
    return share(at -> excluded[at], held.block());
  }

  private LikelyShare share(IntPredicate hit, double leastBlock) {
    return share(hit, at -> true, leastBlock);
  }

  private LikelyShare share(IntPredicate hit, IntPredicate of, double leastBlock) {
    int[] all = IntStream.range(0, charges.length).filter(of).toArray();
    long hits = Arrays.stream(all).filter(hit).count();
    if (hits == 0) {
      // Nothing is known of its blocks: one account more may be one.
      int[] accounts = units[UNITS.indexOf(Unit.ACCOUNT)];
      long some = Arrays.stream(all).map(at -> accounts[at]).distinct().count();
      double busy = (double) all.length / Math.max(1, some);
      return new LikelyShare(all.length, 0, Math.max(leastBlock, busy));
    }
    double share = (double) hits / all.length;
    double block = leastBlock;
    for (int[] unit : units) {
      Map<Integer, Double> beyond = new HashMap<>();
      for (int at : all) {
        beyond.merge(unit[at], (hit.test(at) ? 1 : 0) - share, Double::sum);
      }
      double squares = beyond.values().stream().mapToDouble(x -> x * x).sum();
      block = share < 1 ? Math.max(block, squares / (hits * (1 - share))) : block;
    }
    return new LikelyShare(all.length, hits, block);
  }

  /** Where a rate's lines lie, as a judge draws them. */
  private static final class Lines {
    private final Function<@Nullable Action, @Nullable Tail> tails;
    private final double rate;
    private final double without;
    private final Map<Action, Double> lines = new HashMap<>();

    /**
     * Lines.
     *
     * @param without where it lies when there is no tail
     */
    Lines(Function<@Nullable Action, @Nullable Tail> tails, double rate, double without) {
      this.tails = tails;
      this.rate = rate;
      this.without = without;
    }

    double of(@Nullable Action action) {
      return action == null ? Double.POSITIVE_INFINITY : lines.computeIfAbsent(action, this::drawn);
    }

    private double drawn(Action action) {
      Tail own = tails.apply(action);
      Tail tail = own != null ? own : tails.apply(null);
      return tail == null ? without : tail.valueAt(rate);
    }
  }
}
