package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.Tail;
import io.github.winnow.evidence.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of genuine engagements of a reference: every one, or, of many, every second, third, …
 * For each the score under the tails of other accounts, what looking back added, and whose it was.
 *
 * <p>Memory: 4 MB at most. Confined to one thread.
 */
final class GenuineSample {
  private static final int MOST = 1 << 17;
  private static final List<Unit> UNITS = List.of(Unit.values());

  private final int stride;
  private final double[] scores;
  private final @Nullable Action[] actions;
  private final boolean[] raised;
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
    scores = new double[size];
    actions = new @Nullable Action[size];
    raised = new boolean[size];
    excluded = new boolean[size];
    for (int u = 0; u < units.length; u++) {
      units[u] = new int[size];
    }
  }

  /** Where in the sample an engagement lies, or -1. */
  private int at(long place) {
    return place % stride == 0 && place / stride < scores.length ? (int) (place / stride) : -1;
  }

  void scored(long place, Engagement engagement, double score) {
    int at = at(place);
    if (at >= 0) {
      scores[at] = score;
      actions[at] = engagement.action();
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
      raised[at] = now != Disposition.COUNT && restatement.first() == Disposition.COUNT;
      excluded[at] = now == Disposition.EXCLUDE;
    }
  }

  /** The share of an action's engagements that reach a rate's line; null for those of all actions. */
  LikelyShare reached(Calibration learned, double rate, @Nullable Action action) {
    Lines lines = new Lines(learned, rate);
    return share(action, at -> scores[at] >= lines.of(actions[at]), 1);
  }

  /** The share that is held, at first or after looking back. */
  LikelyShare heldInTheEnd(Calibration learned, Policy policy) {
    Lines lines = new Lines(learned, policy.holdRate());
    return share(null, at -> raised[at] || scores[at] >= lines.of(actions[at]), 1);
  }

  /** The share that is excluded in the end. */
  LikelyShare excluded(LikelyShare held) {
    return share(null, at -> excluded[at], held.block());
  }

  private LikelyShare share(@Nullable Action action, IntPredicate hit, double leastBlock) {
    List<Integer> all = new ArrayList<>();
    long hits = 0;
    for (int at = 0; at < scores.length; at++) {
      Action of = actions[at];
      if (of != null && (action == null || of.equals(action))) {
        all.add(at);
        hits += hit.test(at) ? 1 : 0;
      }
    }
    double share = all.isEmpty() ? 0 : (double) hits / all.size();
    double block = leastBlock;
    for (int[] unit : units) {
      Map<Integer, Double> beyond = new HashMap<>();
      for (int at : all) {
        beyond.merge(unit[at], (hit.test(at) ? 1 : 0) - share, Double::sum);
      }
      double squares = beyond.values().stream().mapToDouble(x -> x * x).sum();
      if (hits > 0 && share < 1) {
        block = Math.max(block, squares / (hits * (1 - share)));
      }
    }
    return new LikelyShare(all.size(), hits, block);
  }

  /** Where a rate's lines lie, as a judge draws them. */
  private static final class Lines {
    private final Calibration learned;
    private final double rate;
    private final Map<Action, Double> lines = new HashMap<>();

    Lines(Calibration learned, double rate) {
      this.learned = learned;
      this.rate = rate;
    }

    double of(@Nullable Action action) {
      return action == null ? Double.POSITIVE_INFINITY : lines.computeIfAbsent(action, this::drawn);
    }

    private double drawn(Action action) {
      Tail own = learned.score(action);
      Tail tail = own != null ? own : learned.score(null);
      return tail == null ? Double.POSITIVE_INFINITY : tail.valueAt(rate);
    }
  }
}
