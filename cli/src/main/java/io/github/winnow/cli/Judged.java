package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.spi.TrafficClass;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an engagement.
 *
 * @param duplicate whether it was there before: then it is in no figure and has no position
 * @param score the score
 * @param q the probability of being invalid
 * @param disposition what is done
 * @param trafficClass the class of invalid traffic that it would be
 * @param own what spoke against it when it came, see {@link Reasons#of}
 * @param found what looking back has against it; their weights are in the score
 * @param cleared why it is cleared; empty where it is not
 */
record Judged(
    boolean duplicate,
    double score,
    double q,
    Disposition disposition,
    TrafficClass trafficClass,
    List<Reason> own,
    List<Reason> found,
    String cleared) {

  /** What a verdict says; some statistics are known to come from looking back. */
  static Judged of(Verdict verdict, Set<StatisticInfo> lookingBack) {
    List<Reason> own = Reasons.of(verdict);
    List<Reason> found = List.of();
    if (!lookingBack.isEmpty() && verdict.status() == Verdict.Status.JUDGED) {
      own = own.stream().filter(r -> !lookingBack.contains(r.statistic())).toList();
      found = verdict.evidence().stream()
          .filter(r -> lookingBack.contains(r.statistic()))
          .toList();
    }
    return new Judged(
        verdict.status() == Verdict.Status.DUPLICATE,
        verdict.score(),
        verdict.q(),
        verdict.disposition(),
        verdict.trafficClass(),
        own,
        found,
        verdict.status() == Verdict.Status.JUDGED ? verdict.note() : "");
  }

  /** What is said after looking back again; this when nothing else is. */
  Judged after(@Nullable Restated restated) {
    if (restated == null) {
      return this;
    }
    double before = found.stream().mapToDouble(Reason::weight).sum();
    Reason reason = restated.reason();
    return new Judged(
        duplicate,
        score - before + restated.weight(),
        restated.q(),
        restated.disposition(),
        trafficClass,
        own,
        reason == null ? List.of() : List.of(reason),
        cleared);
  }

  /** Everything that speaks against it, the heaviest first. */
  List<Reason> reasons() {
    return found.isEmpty() ? own : Reasons.both(own, found);
  }

  /** Whether it stands or falls with the campaign whose member acted. */
  boolean byCampaign() {
    return disposition != Disposition.COUNT
        && has(StatisticInfo.Kind.GROUP)
        && !has(StatisticInfo.Kind.RULE);
  }

  /** Whether looking back, or the host, has a reason of a kind. */
  private boolean has(StatisticInfo.Kind kind) {
    return found.stream().anyMatch(r -> r.statistic().kind() == kind);
  }
}
