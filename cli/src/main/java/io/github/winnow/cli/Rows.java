package io.github.winnow.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of verdicts with something in common: how many, when, what became of them, and the worst.
 * Duplicates are counted and in no other figure. Confined to one thread.
 */
final class Rows {
  /** Beyond this many actions or statistics the rest is not listed. */
  private static final int MOST_NAMES = 200;

  private static final Comparator<VerdictRow> MILDEST_FIRST = Comparator.comparingInt(
          (VerdictRow row) -> Dispositions.number(row.last()))
      .thenComparingDouble(VerdictRow::score)
      .thenComparing(Comparator.comparingLong(VerdictRow::time).reversed());

  private final int most;
  private final PriorityQueue<VerdictRow> worst = new PriorityQueue<>(MILDEST_FIRST);
  private final Map<String, Evaluation.Fate> fates = new TreeMap<>();
  private final Map<String, Long> statistics = new TreeMap<>();
  private final Evaluation.Fate all = new Evaluation.Fate();
  private @Nullable VerdictRow any;
  private long duplicates;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  Rows(int worst) {
    most = worst;
  }

  void add(VerdictRow row) {
    if (row.duplicate()) {
      duplicates++;
      return;
    }
    any = any == null ? row : any;
    from = Math.min(from, row.time());
    to = Math.max(to, row.time());
    add(all, row);
    if (fates.size() < MOST_NAMES || fates.containsKey(row.action())) {
      add(fates.computeIfAbsent(row.action(), a -> new Evaluation.Fate()), row);
    }
    for (ReasonText reason : ReasonText.of(row.reasons())) {
      if (statistics.size() < MOST_NAMES || statistics.containsKey(reason.statistic())) {
        statistics.merge(reason.statistic(), 1L, Long::sum);
      }
    }
    worst.add(row);
    if (worst.size() > most) {
      worst.poll();
    }
  }

  private static void add(Evaluation.Fate fate, VerdictRow row) {
    fate.first().add(row.first());
    fate.last().add(row.last());
  }

  long all() {
    return all.last().all() + duplicates;
  }

  /** One of those that are no duplicates, or null. */
  @Nullable
  VerdictRow any() {
    return any;
  }

  long duplicates() {
    return duplicates;
  }

  /** What became of all. */
  Evaluation.Fate fate() {
    return all;
  }

  /** What became of them, by action. */
  Map<String, Evaluation.Fate> fates() {
    return fates;
  }

  /** Against how many each statistic speaks. */
  Map<String, Long> statistics() {
    return statistics;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /** The worst, the very worst first. */
  List<VerdictRow> worst() {
    List<VerdictRow> sorted = new ArrayList<>(worst);
    sorted.sort(MILDEST_FIRST.reversed());
    return sorted;
  }
}
