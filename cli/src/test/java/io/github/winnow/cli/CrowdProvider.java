package io.github.winnow.cli;

import io.github.winnow.spi.Detector;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A detector that looks back, for tests: accounts that meet on many targets within the hour. */
final class CrowdProvider implements DetectorProvider {
  private static final long HOUR = 3_600_000;
  private static final int FEWEST = 6;
  private static final int MEETINGS = 3;

  @Override
  public String id() {
    return "crowd";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Family family() {
    return Family.GRAPH;
  }

  @Override
  public Detector create(DetectorSetup setup) {
    return new Crowd(setup.group("meets", "met others on {observed} targets, {expected} expected"));
  }

  private record Crowd(Statistic meets) implements GraphDetector {
    private record Meeting(int target, long hour) implements Comparable<Meeting> {
      @Override
      public int compareTo(Meeting o) {
        return hour != o.hour ? Long.compare(hour, o.hour) : Integer.compare(target, o.target);
      }
    }

    @Override
    public void audit(Slice window, Findings out) {
      Map<Meeting, Set<Integer>> meetings = new TreeMap<>();
      for (int i = 0; i < window.size(); i++) {
        Meeting meeting = new Meeting(window.target(i), window.time(i) / HOUR);
        meetings.computeIfAbsent(meeting, m -> new TreeSet<>()).add(window.account(i));
      }
      meetings.values().removeIf(accounts -> accounts.size() < FEWEST);
      Map<Integer, Integer> met = new TreeMap<>();
      meetings.values().forEach(some -> some.forEach(a -> met.merge(a, 1, Integer::sum)));
      met.values().removeIf(n -> n < MEETINGS);
      if (met.size() < FEWEST) {
        return;
      }
      Group group = new Group(meets, met.size());
      met.forEach((account, n) -> group.account(account, 0.95, n, n, 0.1));
      for (Meeting m : meetings.keySet()) {
        group.order(m.target(), m.hour() * HOUR, m.hour() * HOUR + HOUR - 1);
      }
      out.group(group);
    }
  }
}
