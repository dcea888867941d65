package io.github.winnow.internal.audit;

import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.plugin.Auditing;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What one call of a detector found. */
final class Collected implements Findings {
  private static final double MOST_NOMINAL = 300;

  private final Auditing detector;
  private final Slice slice;
  private final BooleanSupplier cancelled;
  private final List<Group> groups = new ArrayList<>();
  private final List<Over> over = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private long leftOut;

  /** An excess as it was reported. */
  record Over(
      StatisticInfo statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {}

  Collected(Auditing detector, Slice slice, BooleanSupplier cancelled) {
    this.detector = detector;
    this.slice = slice;
    this.cancelled = cancelled;
  }

  @Override
  public void excess(
      Statistic statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {
    Objects.requireNonNull(trait, "trait");
    StatisticInfo info = detector.info(statistic);
    if (info.kind() != StatisticInfo.Kind.LOG_P_VALUE || info.subject() != Subject.TARGET) {
      throw new IllegalArgumentException(
          info.name() + " is not the logarithm of a p about a target, and so no excess");
    }
    long start = Math.max(from, slice.from());
    long end = Math.min(to, slice.to() - 1);
    boolean isFinite = observed <= Double.MAX_VALUE && expected <= Double.MAX_VALUE;
    if (!Double.isNaN(logP) && end >= start && observed > 0 && expected >= 0 && isFinite) {
      over.add(new Over(info, finite(logP), start, end, trait, observed, expected));
    }
  }

  @Override
  public void group(Group group) {
    StatisticInfo info = detector.info(group.statistic());
    if (info.kind() != StatisticInfo.Kind.GROUP) {
      throw new IllegalArgumentException(info.name() + " was not declared with group(...)");
    }
    if (group.accounts() > 0) {
      groups.add(copy(group, slice));
    }
  }

  /**
   * The group as it is now, without what was said twice, and within the slice.
   *
   * @throws IllegalArgumentException when it names what the slice does not have, or all its orders
   *     lie outside
   */
  static Group copy(Group group, Slice slice) {
    Group copy = new Group(group.statistic(), group.strength());
    Set<Integer> known = new HashSet<>();
    for (int i = 0; i < group.accounts(); i++) {
      int account = group.account(i);
      if (account < 0 || account >= slice.accounts()) {
        throw new IllegalArgumentException("there is no account " + account + " in the slice");
      }
      if (known.add(account)) {
        copy.account(
            account, group.probability(i), group.weight(i), group.observed(i), group.expected(i));
      }
    }
    for (int i = 0; i < group.orders(); i++) {
      int target = group.target(i);
      if (target < 0 || target >= slice.targets()) {
        throw new IllegalArgumentException("there is no target " + target + " in the slice");
      }
      long start = Math.max(group.from(i), slice.from());
      long end = Math.min(group.to(i), slice.to() - 1);
      if (start <= end) {
        copy.order(target, start, end);
      }
    }
    if (group.orders() > 0 && copy.orders() == 0) {
      throw new IllegalArgumentException("no order of the group lies within the slice");
    }
    return copy;
  }

  /** A calibration learns no infinity. */
  private static double finite(double logP) {
    return Math.max(-Double.MAX_VALUE, Math.min(0, logP));
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    StatisticInfo info = detector.info(statistic);
    if (info.kind() != StatisticInfo.Kind.LOG_P_VALUE || !info.subject().isActor()) {
      throw new IllegalArgumentException(
          info.name() + " is not the logarithm of a p about who acts, and so can't corroborate");
    }
    if (!Double.isNaN(logP) && Double.isFinite(observed) && Double.isFinite(expected)) {
      double evidence = 0.5 * Elementary.exp(Math.min(MOST_NOMINAL, -0.5 * Math.min(0, logP)));
      double weight = evidence > 1 ? Elementary.log(evidence) : 0;
      reasons.add(new Reason(info, weight, true, finite(logP), observed, expected));
    }
  }

  @Override
  public void leaveOut(long events) {
    leftOut += Math.max(0, events);
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  List<Group> groups() {
    return groups;
  }

  List<Over> over() {
    return over;
  }

  List<Reason> reasons() {
    return reasons;
  }

  long leftOut() {
    return leftOut;
  }
}
