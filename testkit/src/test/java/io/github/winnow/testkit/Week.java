package io.github.winnow.testkit;

import java.util.List;

/** A week at scale 1 that tests share, since they only look at it. */
final class Week {
  static final long SEED = 42;

  private static final List<LabelledEngagement> EVENTS = Traffic.week(SEED).generate();

  private Week() {}

  static List<LabelledEngagement> scaleOne() {
    return EVENTS;
  }

  static List<LabelledEngagement> of(String scenario) {
    return EVENTS.stream().filter(e -> e.scenario().equals(scenario)).toList();
  }
}
