package io.github.winnow.cli;

import io.github.winnow.Winnow;
import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A simulated week, what an engine said of it, and the truth. */
final class DemoWeek {
  private static final double SCALE = 0.3;
  private static final int BATCH = 512;

  private final long seed;
  private final Evaluation evaluation = new Evaluation();
  private final Map<Id, Account> accounts = new HashMap<>();
  private final Map<Id, Target> targets = new HashMap<>();
  private long engagements;
  private long fabricated;

  /** What was seen of an account, and what it is. */
  static final class Account {
    final AccountSums sums;
    final String scenario;
    final boolean fabricated;
    private double worst = Double.NEGATIVE_INFINITY;
    List<Reason> reasons = List.of();

    Account(AccountSums sums, LabelledEngagement first) {
      this.sums = sums;
      scenario = first.scenario();
      fabricated = first.fabricated();
    }

    void add(Verdict verdict) {
      sums.add(verdict.score(), verdict.disposition(), 1);
      if (verdict.score() > worst) {
        worst = verdict.score();
        reasons = Reasons.of(verdict);
      }
    }
  }

  /** The reads of a target, and how many of them are genuine. */
  static final class Target {
    final TargetSums sums;
    long genuine;

    Target(TargetSums sums) {
      this.sums = sums;
    }

    long fabricated() {
      return sums.gross() - genuine;
    }
  }

  private DemoWeek(long seed) {
    this.seed = seed;
  }

  static DemoWeek play(long seed, Winnow winnow, Progress progress) {
    DemoWeek week = new DemoWeek(seed);
    List<LabelledEngagement> batch = new ArrayList<>(BATCH);
    Iterator<LabelledEngagement> all = Traffic.week(seed).scale(SCALE).stream().iterator();
    while (all.hasNext()) {
      batch.add(all.next());
      if (batch.size() == BATCH || !all.hasNext()) {
        week.score(batch, winnow);
        batch.clear();
        progress.at(-1, week.engagements);
      }
    }
    return week;
  }

  private void score(List<LabelledEngagement> batch, Winnow winnow) {
    List<Engagement> bare = new ArrayList<>(batch.size());
    batch.forEach(e -> bare.add(e.engagement()));
    Iterator<LabelledEngagement> truth = batch.iterator();
    winnow.score(bare, (engagement, verdict) -> add(winnow, truth.next(), verdict));
  }

  private void add(Winnow winnow, LabelledEngagement labelled, Verdict verdict) {
    Engagement e = labelled.engagement();
    engagements++;
    fabricated += labelled.fabricated() ? 1 : 0;
    evaluation.add(
        e.action().name(),
        labelled.scenario(),
        labelled.fabricated(),
        verdict.score(),
        verdict.q(),
        verdict.disposition());
    accounts
        .computeIfAbsent(
            e.account(), id -> new Account(new AccountSums(0, id.toString()), labelled))
        .add(verdict);
    if (e.action().equals(Action.READ)) {
      Target target = targets.computeIfAbsent(e.target(), id -> {
        long hash = winnow.pseudonym(id).hash();
        return new Target(new TargetSums(new TargetSums.Key(hash, Action.READ), id));
      });
      target.sums.add(verdict, 1);
      target.genuine += labelled.fabricated() ? 0 : 1;
    }
  }

  long seed() {
    return seed;
  }

  long engagements() {
    return engagements;
  }

  long fabricated() {
    return fabricated;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  List<Account> accounts() {
    return new ArrayList<>(accounts.values());
  }

  /** What was read. */
  List<Target> targets() {
    return new ArrayList<>(targets.values());
  }
}
