package io.github.winnow.cli;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Effect;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TrafficClass;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Restatements and campaigns for tests. */
final class Restating {
  static final StatisticInfo TOGETHER = new StatisticInfo(
      "lockstep",
      1,
      "",
      "together",
      StatisticInfo.Kind.GROUP,
      Family.GRAPH,
      Subject.ACCOUNT,
      TrafficClass.SOPHISTICATED,
      Effect.HOLD,
      "acted {observed} times with the others, {expected} are expected");

  private static final Pseudonym NOBODY = new Pseudonym(0);

  private Restating() {}

  static Restatement restatement(
      long position, Disposition now, double q, double weight, @Nullable Reason reason) {
    return new Restatement(
        position, 0, NOBODY, NOBODY, Action.READ, Disposition.COUNT, now, q, weight, reason, null);
  }

  static Restatement any(long position, Random random) {
    Disposition now = Dispositions.of(random.nextInt(3));
    Reason reason = random.nextBoolean()
        ? new Reason(TOGETHER, random.nextDouble() * 9, true, 3, random.nextInt(9), 0.5)
        : null;
    return restatement(position, now, random.nextDouble(), random.nextDouble() * 5, reason);
  }

  static Campaign campaign(
      String id,
      boolean named,
      boolean excludes,
      List<Campaign.Member> members,
      List<Campaign.Order> orders) {
    long start = orders.stream().mapToLong(Campaign.Order::start).min().orElse(0);
    long end = orders.stream().mapToLong(Campaign.Order::end).max().orElse(0);
    return new Campaign(
        id,
        TOGETHER,
        12.5,
        0.01,
        named,
        excludes,
        Set.of(Family.INFRASTRUCTURE, Family.GRAPH),
        List.of(new Reason(TOGETHER, 3, true, 12.5, orders.size(), 0.3)),
        members,
        orders,
        (long) members.size() * orders.size(),
        start,
        end);
  }
}
