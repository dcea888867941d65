package io.github.winnow.detectors.graph;

import java.util.Arrays;

/**
 * In how many orders an account would be because it comes at that hour of the week anyway and turns
 * to what its like turn to in that week. A class has a lesson on the same day of each week and opens
 * the same pages in it: nobody ordered that, and the more strangers a log has, the less of it
 * popularity explains. So
 *
 * <pre>Σ<sub>o</sub> c<sub>o</sub> (v<sub>ao</sub> − 1) / w<sub>a</sub></pre>
 *
 * with w the other weeks in which the account acted at all, v those of them in which it did at the
 * order's hour (one visit makes no habit), and c how often the order's target was chosen by who did
 * not come: of the accounts that were active in the week around the order, but not in it, the share
 * that turned to its target some other time. Each weighs as many as it took of the other orders'
 * targets in their weeks, of which two are the least; so strangers say little, however many there
 * are, and those who had the lesson on another day, or missed it, say most.
 *
 * <p>It takes both. Working hours are no excuse for sellers, whose orders only they choose; and that
 * everybody in a small world reads the same is none for a farm, which has no lessons.
 *
 * <p>Not thread-safe. Cost: the acts of an account for each order; once somebody comes at such an
 * hour, the acts of a week for each order and account that took two of the targets. Memory: 8 bytes
 * an account, 16 an order.
 */
final class Timetable {
  private static final long WEEK = 7 * 24 * 3_600_000L;
  private static final int LEAST_OTHERS = 2;

  private final Acts graph;
  private final long window;

  /** By account: how many of the orders' targets it took in their weeks. */
  private final int[] took;

  private final int[] touched;

  private Orders orders = new Orders();
  private boolean learned;

  /** By order: the weights of those who could have chosen its target, and of those who did. */
  private double[] could = {};

  private double[] did = {};

  Timetable(Acts graph, long window) {
    this.graph = graph;
    this.window = window;
    took = new int[graph.accounts];
    touched = new int[graph.accounts];
  }

  /** Turns to other orders, no two of them for one target. */
  void open(Orders of) {
    orders = of;
    learned = false;
  }

  /** In how many of the orders an account would be. */
  double expected(int a) {
    double sum = 0;
    for (int o = 0; o < orders.size; o++) {
      double habit = habit(a, o);
      if (habit > 0) {
        learn();
        sum += habit * did[o] / (could[o] + 1);
      }
    }
    return sum;
  }

  /** In which share of the other weeks in which it acted an account came at the order's hour. */
  private double habit(int a, int o) {
    long middle = middle(o);
    long near = Math.max(window, (orders.to[o] - orders.from[o]) / 2);
    long week = 0;
    long visited = 0;
    int weeks = 0;
    int visits = 0;
    for (int i = graph.ownBegin[a]; i < graph.ownBegin[a + 1]; i++) {
      long apart = graph.time[graph.own[i]] - middle;
      long its = Math.floorDiv(apart + WEEK / 2, WEEK);
      if (its != 0) {
        weeks += its != week ? 1 : 0;
        week = its;
        if (its != visited && Math.abs(apart - its * WEEK) <= near) {
          visits++;
          visited = its;
        }
      }
    }
    return visits < 2 ? 0 : (visits - 1) / (double) weeks;
  }

  private void learn() {
    if (learned) {
      return;
    }
    learned = true;
    if (did.length < orders.size) {
      could = new double[2 * orders.size];
      did = new double[2 * orders.size];
    }
    Arrays.fill(could, 0);
    Arrays.fill(did, 0);
    int n = 0;
    for (int o = 0; o < orders.size; o++) {
      int t = orders.target[o];
      for (int i = graph.begin[t]; i < graph.begin[t + 1]; i++) {
        if (isAround(o, graph.time[i]) && took[graph.account[i]]++ == 0) {
          touched[n++] = graph.account[i];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (took[touched[i]] >= LEAST_OTHERS) {
        ask(touched[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      took[touched[i]] = 0;
    }
  }

  /** Adds what an account says of each order in which it was not. */
  private void ask(int a) {
    for (int o = 0; o < orders.size; o++) {
      boolean active = false;
      boolean there = false;
      int its = 0;
      for (int i = graph.firstFrom(a, middle(o) - WEEK / 2); i < graph.ownBegin[a + 1]; i++) {
        int act = graph.own[i];
        if (!isAround(o, graph.time[act])) {
          break;
        }
        active = true;
        if (graph.target[act] == orders.target[o]) {
          its = 1;
          there = orders.includes(o, graph.time[act]);
        }
      }
      int others = took[a] - its;
      if (active && !there && others >= LEAST_OTHERS) {
        could[o] += others;
        did[o] += its * others;
      }
    }
  }

  private boolean isAround(int o, long time) {
    long middle = middle(o);
    return Acts.within(Math.min(time, middle), Math.max(time, middle), WEEK / 2);
  }

  private long middle(int o) {
    return orders.from[o] + (orders.to[o] - orders.from[o]) / 2;
  }
}
