package io.github.winnow.testkit;

import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a detector that looks back says of a slice, as lines of text that don't depend on the order
 * in which it says it. Complains about what an engine could not use. Confined to one call.
 */
final class Gathered implements Findings {
  private final Slice slice;
  private final IntUnaryOperator accounts;
  private final IntUnaryOperator targets;
  private final long cancelledFrom;
  private final List<String> lines = new ArrayList<>();
  private long polls;
  private long pollsAfter;

  /**
   * Nothing said yet.
   *
   * @param accounts gives an account's number another name
   * @param targets gives a target's number another name
   * @param cancelledFrom the number of the poll, from 1, from which on it says that it is cancelled
   */
  Gathered(Slice slice, IntUnaryOperator accounts, IntUnaryOperator targets, long cancelledFrom) {
    this.slice = slice;
    this.accounts = accounts;
    this.targets = targets;
    this.cancelledFrom = cancelledFrom;
  }

  List<String> lines() {
    return lines.stream().sorted().toList();
  }

  long polls() {
    return polls;
  }

  long pollsAfterCancelling() {
    return pollsAfter;
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
    String text = String.format(
        Locale.ROOT,
        "%s ln p %s from %d to %d observed %s expected %s",
        statistic.id(),
        number(logP),
        from,
        to,
        number(observed),
        number(expected));
    demand(logP <= 0 && logP >= -Double.MAX_VALUE, "a finite ln p of at most 0", text);
    demand(observed > 0 && Double.isFinite(observed), "something observed, and finite", text);
    demand(expected >= 0 && Double.isFinite(expected), "a finite expectation", text);
    demandInside(from, to, text);
    lines.add(text);
  }

  @Override
  public void group(Group group) {
    String text = group.statistic().id() + " of strength " + number(group.strength());
    demand(group.accounts() > 0, "a group with accounts", text);
    Set<Integer> distinct = new HashSet<>();
    for (int i = 0; i < group.accounts(); i++) {
      int account = group.account(i);
      demand(account >= 0 && account < slice.accounts(), "an account of the slice", text);
      demand(distinct.add(account), "each account once", text);
      demand(
          Double.isFinite(group.weight(i))
              && Double.isFinite(group.observed(i))
              && Double.isFinite(group.expected(i)),
          "finite numbers of each account",
          text);
    }
    for (int i = 0; i < group.orders(); i++) {
      int target = group.target(i);
      demand(target >= 0 && target < slice.targets(), "a target of the slice", text);
      demandInside(group.from(i), group.to(i), text);
    }
    lines.add(text + parts(group));
  }

  private String parts(Group group) {
    Stream<String> members = IntStream.range(0, group.accounts())
        .mapToObj(i -> String.format(
            Locale.ROOT,
            "account %d probability %s weight %s observed %s expected %s",
            accounts.applyAsInt(group.account(i)),
            number(group.probability(i)),
            number(group.weight(i)),
            number(group.observed(i)),
            number(group.expected(i))));
    Stream<String> orders = IntStream.range(0, group.orders())
        .mapToObj(i -> String.format(
            Locale.ROOT,
            "target %d from %d to %d",
            targets.applyAsInt(group.target(i)),
            group.from(i),
            group.to(i)));
    return Stream.concat(members, orders).sorted().reduce("", (all, part) -> all + "; " + part);
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    String text = String.format(
        Locale.ROOT,
        "%s ln p %s observed %s expected %s",
        statistic.id(),
        number(logP),
        number(observed),
        number(expected));
    demand(logP <= 0 && logP >= -Double.MAX_VALUE, "a finite ln p of at most 0", text);
    demand(Double.isFinite(observed) && Double.isFinite(expected), "finite numbers", text);
    lines.add(text);
  }

  @Override
  public void leaveOut(long events) {
    demand(events >= 0, "to leave out 0 or more", String.valueOf(events));
    lines.add("left out " + events);
  }

  @Override
  public boolean isCancelled() {
    boolean isCancelled = ++polls >= cancelledFrom;
    pollsAfter += isCancelled ? 1 : 0;
    return isCancelled;
  }

  private void demandInside(long from, long to, String text) {
    demand(
        from >= slice.from() && to >= from && to < slice.to(),
        "an interval between " + slice.from() + " and " + slice.to(),
        text);
  }

  private void demand(boolean holds, String what, String text) {
    if (!holds) {
      throw new AssertionError("the engine needs " + what + ", but heard " + text);
    }
  }

  /** Sums in another order differ in the last bits. */
  private static String number(double x) {
    return String.format(Locale.ROOT, "%.9g", x == 0 ? 0.0 : x);
  }
}
