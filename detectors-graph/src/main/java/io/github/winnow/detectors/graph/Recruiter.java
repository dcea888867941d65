package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * From a few accounts that act together to the whole group: finds what they were ordered to do, then
 * who did it, up to four times over: as members come in, the rest of the world is rid of them.
 *
 * <p>A <em>member</em> acted in at least three orders, such as are orders without its own act, and
 * rather as a member would than by habit and chance: an order is where most of a group meet, and of
 * a few who often meet some do so there of necessity. What habit and chance give is learned from the
 * rest of the world, the members' acts in orders taken out, so that a large farm does not explain
 * itself. It is the largest of what its {@linkplain Timetable timetable} gives,
 *
 * <pre>Σ<sub>o</sub> h′ (r<sub>o</sub> + ½) / (n<sub>P</sub> − m<sub>P</sub> + 1)   and   Σ<sub>o</sub> b<sub>o</sub> (r<sub>o</sub> + 3/2) / (w<sub>o</sub> − m<sub>o</sub> + 2)</pre>
 *
 * with r the acts in an order that are not by members, m those that are, n<sub>P</sub> all acts on
 * the publisher's targets, h′ the {@linkplain Habits habit} but for the account's acts in orders,
 * b what else the account did in the order's interval, and w what everybody did in it. The first
 * speaks for the readers of a publisher, the second for one who was busy just then.
 *
 * <p>How often a member acts in orders is Poisson with a mean that varies between members: gamma of
 * shape 2 around m/|group|. The <em>weight</em> of an account is the logarithm of the likelihood
 * ratio of these two, and its probability follows with |group|/accounts, at most a tenth, as the
 * prior: that most of a small world is a farm is not yet a reason to believe it of the rest.
 *
 * <p>Not thread-safe. Cost: the acts in orders, and the acts of all who are in three. Memory: 8
 * bytes an account, 4 a target, 20 a publisher.
 */
final class Recruiter {
  private static final int ROUNDS = 4;
  private static final int LEAST_ORDERS = 3;
  private static final double LEAST_EXPECTED = 1e-6;
  private static final double MOST_PRIOR = 0.1;
  private static final double SHAPE = 2;
  private static final long SECOND = 1_000;
  private static final int NO_ORDER = -1;

  private final Acts graph;
  private final Habits habits;
  private final OrderFinder finder;
  private final Timetable timetable;
  private final double leastProbability;

  /** By target. */
  private final int[] orderOf;

  /** By account, whether the orders at hand are its group's. */
  private final boolean[] member;

  /** With how many members' acts an order is one. */
  private int least;

  /** By account: in how many orders it acted; and the accounts for which that is not 0. */
  private final int[] inOrders;

  private final int[] candidates;

  /** By publisher: Σ (r + ½) over its orders, and Σ m. */
  private final double[] rest;

  private final int[] taken;
  private double restInAll;
  private int takenInAll;

  /** By publisher: the acts of the account at hand, and those of them in orders. */
  private final int[] times;

  private final int[] matched;

  Recruiter(Acts graph, Habits habits, long window, double leastProbability) {
    this.graph = graph;
    this.habits = habits;
    this.leastProbability = leastProbability;
    finder = new OrderFinder(graph, window);
    timetable = new Timetable(graph, window);
    orderOf = new int[graph.targets];
    Arrays.fill(orderOf, NO_ORDER);
    member = new boolean[graph.accounts];
    inOrders = new int[graph.accounts];
    candidates = new int[graph.accounts];
    rest = new double[graph.publishers];
    taken = new int[graph.publishers];
    times = new int[graph.publishers];
    matched = new int[graph.publishers];
  }

  /** The group around some accounts; without members when they were none. */
  Crew recruit(int[] seed) {
    Crew crew = new Crew();
    int[] members = seed;
    int[] before = {};
    for (int round = 0; round < ROUNDS && !Arrays.equals(members, before); round++) {
      finder.find(members, crew.orders);
      open(crew.orders, members);
      select(members.length, crew);
      close(crew.orders, members);
      before = members;
      members = crew.members();
    }
    return crew;
  }

  private void open(Orders orders, int[] members) {
    for (int a : members) {
      member[a] = true;
    }
    least = OrderFinder.least(members.length);
    timetable.open(orders);
    takenInAll = 0;
    restInAll = 0;
    for (int o = 0; o < orders.size; o++) {
      int p = graph.publisher[orders.target[o]];
      orderOf[orders.target[o]] = o;
      rest[p] += orders.others[o] + 0.5;
      taken[p] += orders.members[o];
      restInAll += orders.others[o] + 0.5;
      takenInAll += orders.members[o];
    }
  }

  private void close(Orders orders, int[] members) {
    for (int a : members) {
      member[a] = false;
    }
    for (int o = 0; o < orders.size; o++) {
      int p = graph.publisher[orders.target[o]];
      orderOf[orders.target[o]] = NO_ORDER;
      rest[p] = 0;
      taken[p] = 0;
    }
  }

  private void select(int size, Crew crew) {
    crew.clear();
    int n = 0;
    for (int o = 0; o < crew.orders.size; o++) {
      int t = crew.orders.target[o];
      for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
        if (matches(i, crew.orders) && inOrders[graph.account[i]]++ == 0) {
          candidates[n++] = graph.account[i];
        }
      }
    }
    Arrays.sort(candidates, 0, n);
    double share = Math.min(MOST_PRIOR, size / (double) graph.accounts);
    double prior = StrictMath.log(share / (1 - share));
    double activity = takenInAll / (double) size;
    for (int i = 0; i < n; i++) {
      int a = candidates[i];
      if (inOrders[a] >= LEAST_ORDERS) {
        judge(a, prior, activity, crew);
      }
      inOrders[a] = 0;
    }
  }

  /** Adds an account if it is a member; for its timetable it is asked only if it seems to be one. */
  private void judge(int a, double prior, double activity, Crew crew) {
    int seen = occasions(a, crew.orders);
    double expected =
        Math.max(LEAST_EXPECTED, Math.max(byHabit(a, crew.orders), byBeingBusy(a, crew.orders)));
    if (seen < LEAST_ORDERS
        || probability(weight(seen, expected, activity), prior) < leastProbability) {
      return;
    }
    expected = Math.max(expected, timetable.expected(a));
    double weight = weight(seen, expected, activity);
    double probability = probability(weight, prior);
    if (probability >= leastProbability) {
      crew.add(a, seen, expected, weight, probability);
    }
  }

  private static double probability(double weight, double prior) {
    return 1 / (1 + StrictMath.exp(-weight - prior));
  }

  /** On how many occasions an account acted in orders: several targets in one second are one. */
  private int occasions(int a, Orders orders) {
    int seen = 0;
    long second = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      int act = graph.own[i];
      if (matches(act, orders)) {
        long now = Math.floorDiv(graph.time[act], SECOND);
        if (seen == 0 || now != second) {
          seen++;
          second = now;
        }
      }
    }
    return seen;
  }

  /** In how many orders its habits would bring an account. */
  private double byHabit(int a, Orders orders) {
    int free = 1;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      int act = graph.own[i];
      int p = graph.publisher[graph.target[act]];
      if (matches(act, orders)) {
        matched[p]++;
      } else {
        free++;
      }
      times[p]++;
    }
    double rate = free / (graph.size() - takenInAll + 1.0);
    double sum = rate * restInAll;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      int p = graph.publisher[graph.target[graph.own[i]]];
      if (times[p] > matched[p] && p != graph.nobody()) {
        double left = habits.acts[p] - taken[p] + 1.0;
        sum += Math.max(0, times[p] - matched[p] - rate * left) * rest[p] / left;
      }
      times[p] = 0;
      matched[p] = 0;
    }
    return sum;
  }

  /** In how many orders an account would be for what else it did just then. */
  private double byBeingBusy(int a, Orders orders) {
    double sum = 0;
    for (int o = 0; o < orders.size; o++) {
      int busy = 0;
      for (int i = graph.firstFrom(a, orders.from[o]); i < graph.ownBegin[a + 1]; i++) {
        int act = graph.own[i];
        if (graph.time[act] > orders.to[o]) {
          break;
        }
        busy += matches(act, orders) ? 0 : 1;
      }
      if (busy > 0) {
        int everybody = graph.between(orders.from[o], orders.to[o]);
        sum += busy * (orders.others[o] + 1.5) / (everybody - orders.members[o] + 2);
      }
    }
    return sum;
  }

  private static double weight(int seen, double expected, double activity) {
    double sum = SHAPE * StrictMath.log(SHAPE / (SHAPE + activity)) + expected;
    double factor = activity / ((SHAPE + activity) * expected);
    for (int i = 0; i < seen; i++) {
      sum += StrictMath.log((SHAPE + i) * factor);
    }
    return sum;
  }

  /** Whether an act is in an order that would be one without it: nobody explains itself. */
  private boolean matches(int act, Orders orders) {
    int o = orderOf[graph.target[act]];
    return o != NO_ORDER
        && orders.includes(o, graph.time[act])
        && orders.members[o] - (member[graph.account[act]] ? 1 : 0) >= least;
  }
}
