package io.github.winnow.detectors.graph;

import io.github.winnow.event.Action;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds accounts that follow each other for the count's sake. In a span of a week these are the
 * connected parts of the {@linkplain Cores k-core} of the graph of follows that {@linkplain Returns
 * come back}, with k = 5, in which at least {@code returned} of the follows among members do.
 *
 * <p>A club, a class, the authors of one field do the same, but it is not all that they do. So an
 * account's follows that come back are held against what else it did in the span: e = {@code share}
 * × (its other engagements + 20), the 20 for what was not seen. Its <em>weight</em> is the
 * logarithm of the likelihood ratio of s such follows, Poisson, under s and under e: s ln(s/e) − (s
 * − e), with a minus where s is less. An account is reported when its weight makes it a member
 * rather than not. The group's strength is the mean weight of all of its core, those that are not
 * reported among them; one that is no stronger than {@code strength}, 9 by default, is not
 * reported: simulated clubs of 18 to 36 lay below 7, rings of 50 above 30.
 *
 * <p>Where more than half of what a slice holds are follows, nothing is known of what else accounts
 * do, and nothing is said.
 *
 * <p>Threading: immutable, one audit at a time per slice. Cost: linear in engagements and follows,
 * and what {@link Returns} costs for the follows of the (k, k)-core; twice that where a slice is
 * longer than a span. Memory during an audit: 40 bytes a follow, 40 an account.
 */
final class Ring implements GraphDetector {
  private static final int CORE = 5;
  private static final double UNSEEN = 20;

  private final Statistic together;
  private final long span;
  private final long delay;
  private final double returned;
  private final double share;
  private final double strength;
  private final int least;

  Ring(DetectorSetup setup) {
    span = setup
        .duration("span", Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(365))
        .toMillis();
    delay = setup
        .duration("delay", Duration.ofDays(3), Duration.ofMinutes(1), Duration.ofDays(365))
        .toMillis();
    returned = setup.number("returned", 0.8, 0, 1);
    share = setup.number("share", 0.1, 1e-3, 10);
    strength = setup.number("strength", 9, 0, 1e6);
    least = (int) setup.number("at-least", 10, CORE + 1, 1e6);
    together = setup.group(
        "exchanged",
        "{observed} of its follows of a group came back; {expected} expected of one that does so"
            + " little else");
  }

  @Override
  public void audit(Slice slice, Findings out) {
    int[] events = Follows.events(slice);
    Known known = new Known(slice.accounts());
    int from = 0;
    int to = 0;
    while (!out.isCancelled() && to < events.length) {
      to = firstAfter(slice, events, from, span);
      if (to - from >= CORE * least
          && !search(slice, Arrays.copyOfRange(events, from, to), known, out)) {
        return;
      }
      from = firstAfter(slice, events, from, span / 2);
    }
  }

  /** The first of some events that is later than one of them by more than that. */
  private static int firstAfter(Slice slice, int[] events, int one, long by) {
    long time = slice.time(events[one]);
    int low = one + 1;
    int high = events.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Acts.within(time, slice.time(events[middle]), by)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Looks at the follows of a span; false when the audit was cancelled. */
  private boolean search(Slice slice, int[] events, Known known, Findings out) {
    Follows follows = new Follows(slice, events);
    boolean[] core = follows.core(CORE);
    int[] others = new int[slice.accounts()];
    if (!isAny(core) || !countOthers(slice, events, others)) {
      return true;
    }
    Returns returns = new Returns(follows, core, delay);
    if (!returns.find(out)) {
      return false;
    }
    int[][] parts = new Cores(new Undirected(follows.accounts, returns.begin(), returns.whom()))
        .parts(CORE, least);
    boolean[] inside = new boolean[slice.accounts()];
    for (int[] part : parts) {
      mark(part, inside, true);
      if (!known.hasHalf(part)) {
        report(follows, returns, part, inside, others, known, out);
      }
      mark(part, inside, false);
    }
    return true;
  }

  private static boolean isAny(boolean[] some) {
    for (boolean one : some) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** Counts each account's engagements in the span; false when most of all are follows. */
  private boolean countOthers(Slice slice, int[] events, int[] others) {
    long start = slice.time(events[0]);
    int follows = 0;
    int all = 0;
    for (int i = events[0]; i < slice.size() && Acts.within(start, slice.time(i), span); i++) {
      others[slice.account(i)]++;
      follows += slice.action(i).equals(Action.FOLLOW) ? 1 : 0;
      all++;
    }
    return 2L * follows <= all;
  }

  private static void mark(int[] part, boolean[] inside, boolean mark) {
    for (int a : part) {
      inside[a] = mark;
    }
  }

  private void report(
      Follows follows,
      Returns returns,
      int[] part,
      boolean[] inside,
      int[] others,
      Known known,
      Findings out) {
    Crew core = new Crew();
    double given = 0;
    double back = 0;
    for (int a : part) {
      int own = within(follows.whom, follows.begin, a, inside);
      int seen = within(returns.whom(), returns.begin(), a, inside);
      double expected = share * (others[a] - own + UNSEEN);
      double weight = weight(seen, expected);
      core.add(a, seen, expected, weight, 1 / (1 + StrictMath.exp(-weight)));
      given += own;
      back += seen;
    }
    double mean = core.meanWeight();
    if (back < returned * given || mean <= strength) {
      return;
    }
    Crew members = new Crew();
    for (int i = 0; i < core.size; i++) {
      if (core.weight[i] > 0) {
        members.add(
            core.account[i],
            core.observed[i],
            core.expected[i],
            core.weight[i],
            core.probability[i]);
      }
    }
    known.add(members.members());
    Group group = members.group(together, mean);
    for (int a : part) {
      order(follows, a, inside, group);
    }
    out.group(group);
  }

  private static int within(int[] whom, int[] begin, int a, boolean[] inside) {
    int n = 0;
    for (int i = begin[a]; i < begin[a + 1]; i++) {
      n += inside[whom[i]] ? 1 : 0;
    }
    return n;
  }

  private static double weight(double seen, double expected) {
    double log = seen > 0 ? seen * StrictMath.log(seen / expected) : 0;
    double surprise = log - (seen - expected);
    return seen >= expected ? surprise : -surprise;
  }

  /** What the group did with one of them: from the first of its follows to the last. */
  private static void order(Follows follows, int a, boolean[] inside, Group group) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = follows.inBegin[a]; i < follows.inBegin[a + 1]; i++) {
      if (inside[follows.by[i]]) {
        first = Math.min(first, follows.inTime[i]);
        last = Math.max(last, follows.inTime[i]);
      }
    }
    if (first <= last) {
      group.order(follows.targetOf[a], first, last);
    }
  }
}
