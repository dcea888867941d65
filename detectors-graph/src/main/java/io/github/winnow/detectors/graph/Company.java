package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Slice;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * From a few accounts that share rare targets to those of them, and of all others, whose choices
 * are a group's. Up to eight times over: members say what the group chooses, and that says who is
 * one.
 *
 * <p>An account is taken at when it acts; the question is only what it chose then. By its own
 * habit it chooses an {@linkplain Occasions occasion} o of publisher P in span b with
 *
 * <pre>p = (1 − Σ<sub>P</sub> h<sub>P</sub>) n<sub>o</sub>/n<sub>b</sub> + h<sub>P</sub> s<sub>o</sub></pre>
 *
 * where n are the acts of everybody (the group's too, so that who is most of a target's readers
 * gains little by it), h<sub>P</sub> is the share of the account's acts that are on the publisher's
 * other targets, and s<sub>o</sub> the share that the occasion has of what those who are not of the
 * group chose from that publisher in the span, as if three more had chosen it: of none in n, 3/n is
 * what may still be (Hanley and Lippman-Hand, JAMA 249, 1983). As one of a group it chooses what the
 * group has in common, occasions on which at least two members acted and three times as many as
 * chance would bring: q = m<sub>o</sub>/(m<sub>b</sub> + 1), m being the acts of members on such
 * occasions but for the account's own. So members of a class who act at one hour, and readers who
 * follow the same publishers, are no group for that.
 *
 * <p>A crew that serves few publishers would make itself a habit of them. So what members have in
 * common is <em>in step</em> where they chose it, among all that the publisher had in the span, at
 * least half as often again as s<sub>o</sub>, and acts in step are nobody's habit. Regulars choose as
 * a publisher's other readers do; where it has hardly any others, nothing is in step.
 *
 * <p>That a share π of an account's acts are the group's has the likelihood ratio Π (1 − π + π q/p);
 * what one publisher has is not chosen independently in one sitting, so the acts of such a
 * <em>visit</em> have their geometric mean together; targets without a publisher are one's. The
 * <em>weight</em> is the logarithm of the mean over {@linkplain Shares five shares}: as far as
 * visits are independent, that mean is an e-value for an account that the group was not chosen by.
 * An account is a member when the probability that follows, with |group|/accounts as the prior, is
 * enough, and when in enough visits, in more than one sitting, and at enough publishers, it did what
 * the group did three times more often than chance.
 *
 * <p>Targets that are accounts of the group's own circle, members or accounts that did twice what
 * the group has in common, are no choice of it: that friends follow each other is for {@link Ring}
 * to judge.
 *
 * <p>Not thread-safe. Cost: a round, all acts of the accounts that share an occasion with two members
 * often enough, and of accounts that are targets which members have in common. Memory: 10 bytes an
 * account, 6 an occasion, 12 a span, 9 a publisher, 4 an offer.
 */
final class Company {
  private static final int ROUNDS = 8;
  private static final double LEAST_RATIO = 3;
  private static final double IN_STEP = 1.5;
  private static final double MAY_STILL_BE = 3;
  private static final int LEAST_OTHERS = 2;
  private static final int LEAST_SITTINGS = 2;
  private static final int OF_CIRCLE = 2;
  private static final double BY_CHANCE = 0.05;
  private static final double MOST_PRIOR = 0.5;

  private final Acts graph;
  private final Occasions occasions;
  private final Settings settings;

  /** Acts of members, by occasion and by span. */
  private final int[] onOccasion;

  private final int[] inSpan;

  /** The occasions that members have in common, and by span how many of their acts are on such. */
  private final boolean[] common;

  private final int[] commonIn;

  /** Acts of members by offer, and which occasions they chose in step. */
  private final int[] onOffer;

  private final boolean[] inStep;
  private final boolean[] member;

  /** By account, its acts on common occasions; and the accounts for which that is not 0. */
  private final int[] met;

  private final int[] candidates;

  /** The accounts that may be members, and those of the search at hand. */
  private final boolean[] allowed;

  private final boolean[] eligible;

  /** Of the account at hand, acts by publisher but for those in step, and common ones by span. */
  private final int[] times;

  private final int[] own;

  /** Of the sitting at hand, acts by publisher, and whether one of them was in company. */
  private final int[] inVisit;

  private final boolean[] inCompany;

  /** The publishers at which the account at hand was in company. */
  private final int[] publishers;

  private final Shares shares = new Shares();

  /**
   * What it takes to be a member.
   *
   * @param sitting how long acts belong to one sitting, in milliseconds
   * @param leastVisits in how many visits a member was in company
   * @param leastPublishers at how many publishers
   * @param leastProbability how probable it is that it is one
   */
  record Settings(long sitting, int leastVisits, int leastPublishers, double leastProbability) {
    /** As a detector is configured: {@code sitting}, {@code visits}, {@code publishers}, {@code member}. */
    static Settings of(DetectorSetup setup) {
      return new Settings(
          setup
              .duration("sitting", Duration.ofHours(2), Duration.ofSeconds(1), Duration.ofDays(7))
              .toMillis(),
          (int) setup.number("visits", 3, 2, 1_000),
          (int) setup.number("publishers", 3, 1, 100),
          setup.number("member", 0.95, 0.5, 1));
    }
  }

  Company(Acts graph, Occasions occasions, Settings settings) {
    this.graph = graph;
    this.occasions = occasions;
    this.settings = settings;
    onOccasion = new int[occasions.count];
    inSpan = new int[occasions.spans];
    common = new boolean[occasions.count];
    commonIn = new int[occasions.spans];
    onOffer = new int[occasions.onOffer.length];
    inStep = new boolean[occasions.count];
    member = new boolean[graph.accounts];
    met = new int[graph.accounts];
    candidates = new int[graph.accounts];
    allowed = new boolean[graph.accounts];
    Arrays.fill(allowed, true);
    eligible = new boolean[graph.accounts];
    times = new int[graph.publishers];
    inVisit = new int[graph.publishers];
    inCompany = new boolean[graph.publishers];
    own = new int[occasions.spans];
    publishers = new int[settings.leastPublishers];
  }

  /** From now on nobody else may be a member; everybody may, as long as nothing is said. */
  void allow(boolean[] mayBe) {
    System.arraycopy(mayBe, 0, allowed, 0, allowed.length);
  }

  /** The group around some accounts; without members when they were none. */
  Crew of(int[] seed) {
    System.arraycopy(allowed, 0, eligible, 0, eligible.length);
    return grown(seed);
  }

  /** The group among some accounts that may be members, with nobody else. */
  Crew among(int[] some) {
    Arrays.fill(eligible, false);
    for (int a : some) {
      eligible[a] = true;
    }
    return grown(some);
  }

  private Crew grown(int[] seed) {
    Crew crew = new Crew();
    int[] members = seed;
    int[] before = {};
    for (int round = 0; round < ROUNDS && !Arrays.equals(members, before); round++) {
      enter(members, true);
      select(members, crew);
      enter(members, false);
      before = members;
      members = crew.members();
    }
    enter(members, true);
    orders(crew.orders);
    enter(members, false);
    return crew;
  }

  private void enter(int[] members, boolean in) {
    int sign = in ? 1 : -1;
    for (int a : members) {
      member[a] = in;
      for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
        int o = occasions.of[graph.own[i]];
        onOccasion[o] += sign;
        inSpan[occasions.span[o]] += sign;
        onOffer[occasions.offer[o]] += sign;
      }
    }
  }

  /** Finds out what the members have in common. */
  private void compare() {
    Arrays.fill(commonIn, 0);
    for (int o = 0; o < occasions.count; o++) {
      common[o] = onOccasion[o] >= LEAST_OTHERS && onOccasion[o] >= LEAST_RATIO * chance(o);
    }
    int[] friends = IntStream.range(0, occasions.count)
        .filter(o -> common[o] && isOfCircle(graph.self[graph.target[occasions.begin[o]]]))
        .toArray();
    for (int o : friends) {
      common[o] = false;
    }
    for (int o = 0; o < occasions.count; o++) {
      commonIn[occasions.span[o]] += common[o] ? onOccasion[o] : 0;
      inStep[o] = common[o]
          && graph.publisher[graph.target[occasions.begin[o]]] != graph.nobody()
          && onOccasion[o] >= IN_STEP * onOffer[occasions.offer[o]] * othersShare(o);
    }
  }

  /** The most that an occasion's share may be of what others chose from its publisher in its span. */
  private double othersShare(int o) {
    int offer = occasions.offer[o];
    return (occasions.size(o) - onOccasion[o] + MAY_STILL_BE)
        / (occasions.onOffer[offer] - onOffer[offer] + MAY_STILL_BE);
  }

  private boolean isOfCircle(int account) {
    if (account == Slice.NONE || member[account]) {
      return account != Slice.NONE;
    }
    int acts = 0;
    int end = graph.ownBegin[account + 1];
    for (int i = graph.ownBegin[account]; i < end && acts < OF_CIRCLE; i++) {
      acts += common[occasions.of[graph.own[i]]] ? 1 : 0;
    }
    return acts >= OF_CIRCLE;
  }

  private void select(int[] members, Crew crew) {
    crew.clear();
    compare();
    int n = 0;
    for (int o = 0; o < occasions.count; o++) {
      if (common[o]) {
        for (int i = occasions.begin[o]; i < occasions.begin[o + 1]; i++) {
          if (met[graph.account[i]]++ == 0) {
            candidates[n++] = graph.account[i];
          }
        }
      }
    }
    Arrays.sort(candidates, 0, n);
    double share = Math.min(MOST_PRIOR, members.length / (double) graph.accounts);
    double prior = StrictMath.log(share / (1 - share));
    for (int i = 0; i < n; i++) {
      int a = candidates[i];
      if (eligible[a] && met[a] >= settings.leastVisits) {
        judge(a, prior, crew);
      }
      met[a] = 0;
    }
  }

  /** Adds an account if it is a member. */
  private void judge(int a, double prior, Crew crew) {
    int from = graph.ownBegin[a];
    int to = graph.ownBegin[a + 1];
    int regular = count(from, to);
    double free = 1 - regular / (double) (to - from);
    shares.clear();
    int sittings = 0;
    int visits = 0;
    int visited = 0;
    double expected = 0;
    for (int i = from; i < to; ) {
      int end = sittingEnd(i, to);
      for (int j = i; j < end; j++) {
        inVisit[publisherOf(j)]++;
      }
      int before = visits;
      for (int j = i; j < end; j++) {
        int p = publisherOf(j);
        double ratio = ratio(a, graph.own[j], free, to - from);
        shares.add(ratio, inVisit[p]);
        if (ratio >= LEAST_RATIO) {
          if (!inCompany[p]) {
            inCompany[p] = true;
            visits++;
            expected += 1 / ratio;
          }
          visited = visit(graph.own[j], visited);
        }
      }
      sittings += visits > before ? 1 : 0;
      for (; i < end; i++) {
        inVisit[publisherOf(i)] = 0;
        inCompany[publisherOf(i)] = false;
      }
    }
    forget(from, to);
    double weight = shares.logMean();
    double probability = 1 / (1 + StrictMath.exp(-weight - prior));
    if (visits >= settings.leastVisits
        && sittings >= LEAST_SITTINGS
        && visited >= settings.leastPublishers
        && probability >= settings.leastProbability) {
      crew.add(a, visits, expected, weight, probability);
    }
  }

  private int publisherOf(int own) {
    return graph.publisher[graph.target[graph.own[own]]];
  }

  private int sittingEnd(int from, int to) {
    long now = Math.floorDiv(graph.time[graph.own[from]], settings.sitting);
    int end = from + 1;
    while (end < to && Math.floorDiv(graph.time[graph.own[end]], settings.sitting) == now) {
      end++;
    }
    return end;
  }

  /** Counts an account's acts; returns how many are a publisher's again, by habit. */
  private int count(int from, int to) {
    int regular = 0;
    for (int i = from; i < to; i++) {
      int act = graph.own[i];
      int p = graph.publisher[graph.target[act]];
      if (!inStep[occasions.of[act]]) {
        regular += times[p]++ > 0 && p != graph.nobody() ? 1 : 0;
      }
      own[occasions.span[occasions.of[act]]] += common[occasions.of[act]] ? 1 : 0;
    }
    return regular;
  }

  private void forget(int from, int to) {
    for (int i = from; i < to; i++) {
      int act = graph.own[i];
      times[graph.publisher[graph.target[act]]] = 0;
      own[occasions.span[occasions.of[act]]] = 0;
    }
  }

  /** How much rather the group's other members than the account itself would have chosen an act. */
  private double ratio(int a, int act, double free, int k) {
    int o = occasions.of[act];
    int others = onOccasion[o] - (member[a] ? 1 : 0);
    if (!common[o] || others < LEAST_OTHERS) {
      return 0;
    }
    int b = occasions.span[o];
    int p = graph.publisher[graph.target[act]];
    double size = occasions.size(o);
    double habit = p == graph.nobody() ? 0 : (times[p] - (inStep[o] ? 0.0 : 1.0)) / k;
    double chance = free * size / occasions.acts[b] + habit * othersShare(o);
    return others / ((commonIn[b] - (member[a] ? own[b] : 0) + 1.0) * chance);
  }

  /** Notes a publisher, or a target that has none; returns how many different ones there are. */
  private int visit(int act, int visited) {
    int t = graph.target[act];
    int p = graph.publisher[t] == graph.nobody() ? -1 - t : graph.publisher[t];
    for (int i = 0; i < visited; i++) {
      if (publishers[i] == p) {
        return visited;
      }
    }
    if (visited == publishers.length) {
      return visited;
    }
    publishers[visited] = p;
    return visited + 1;
  }

  /**
   * Adds what three members or more have in common where, of members chosen at random, one window in
   * twenty would show an occasion that is {@linkplain Surprise as surprising}.
   */
  private void orders(Orders into) {
    into.clear();
    compare();
    double line = StrictMath.log(occasions.count / BY_CHANCE);
    for (int o = 0; o < occasions.count; o++) {
      if (common[o]
          && onOccasion[o] > LEAST_OTHERS
          && Surprise.of(onOccasion[o], chance(o)) >= line) {
        add(o, into);
      }
    }
  }

  /** How many members an occasion would have if they chose as everybody does. */
  private double chance(int o) {
    int b = occasions.span[o];
    return inSpan[b] * (occasions.size(o) / (double) occasions.acts[b]);
  }

  private void add(int o, Orders into) {
    int from = occasions.begin[o];
    int to = occasions.begin[o + 1] - 1;
    while (!member[graph.account[from]]) {
      from++;
    }
    while (!member[graph.account[to]]) {
      to--;
    }
    int others = occasions.size(o) - onOccasion[o];
    into.add(graph.target[from], graph.time[from], graph.time[to], onOccasion[o], others);
  }
}
