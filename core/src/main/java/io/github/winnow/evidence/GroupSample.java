package io.github.winnow.evidence;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Collects the searches of one statistic in genuine windows. */
final class GroupSample {
  private final NavigableMap<Double, Long> members = new TreeMap<>(Collections.reverseOrder());
  private long windows;
  private long accounts;

  void add(Search search) {
    windows++;
    accounts += search.accounts();
    for (Search.Found group : search.groups()) {
      members.merge(Tail.written(group.strength()), group.accounts(), Long::sum);
    }
  }

  GroupTail learned() {
    int knots = Math.min(GroupTail.MOST, members.size());
    double[] strengths = new double[knots];
    long[] atLeast = new long[knots];
    int i = 0;
    long sum = 0;
    for (var group : members.entrySet()) {
      if (i == knots) {
        break;
      }
      sum += group.getValue();
      strengths[i] = group.getKey();
      atLeast[i++] = sum;
    }
    return new GroupTail(windows, accounts, strengths, atLeast);
  }
}
