package io.github.winnow;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Statistics;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.DetectorSetup;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plain graph detector for tests: accounts that took part in at least three crowds, a crowd being
 * eight accounts on one target in ten minutes, are one group.
 */
final class StepDetector implements GraphDetector {
  private static final long MINUTES_10 = 600_000;
  private static final int CROWD = 8;
  private static final int OFTEN = 3;

  private final Statistic together;

  StepDetector(DetectorSetup setup) {
    together = setup.group("together", "took part in {observed} crowds; {expected} expected");
  }

  static DetectorProvider provider() {
    return Detectors.of("step", Family.GRAPH, StepDetector::new);
  }

  /** A calibration that has looked for groups and seen none. */
  static Calibration calibration() {
    Calibrator calibrator = new Calibrator("no groups");
    calibrator.addGroups(new Search(info(), 100, List.of()));
    return calibrator.afterTails();
  }

  static StatisticInfo info() {
    return Statistics.group("step", "together");
  }

  @Override
  public void audit(Slice window, Findings out) {
    Map<String, Set<Integer>> crowds = new TreeMap<>();
    for (int i = 0; i < window.size(); i++) {
      String token = window.target(i) + " " + window.time(i) / MINUTES_10;
      crowds.computeIfAbsent(token, t -> new HashSet<>()).add(window.account(i));
    }
    crowds.values().removeIf(crowd -> crowd.size() < CROWD);
    Map<Integer, Integer> often = new HashMap<>();
    crowds.values().forEach(crowd -> crowd.forEach(a -> often.merge(a, 1, Integer::sum)));
    List<Integer> members = new ArrayList<>();
    for (int account = 0; account < window.accounts(); account++) {
      if (often.getOrDefault(account, 0) >= OFTEN) {
        members.add(account);
      }
    }
    if (members.size() < CROWD) {
      return;
    }
    Group group = new Group(together, members.size());
    members.forEach(
        account -> group.account(account, 0.99, 5, often.getOrDefault(account, 0), 0.1));
    crowds.keySet().forEach(token -> {
      String[] parts = token.split(" ", 2);
      long bucket = Long.parseLong(parts[1]);
      group.order(Integer.parseInt(parts[0]), bucket * MINUTES_10, (bucket + 1) * MINUTES_10 - 1);
    });
    out.group(group);
  }
}
