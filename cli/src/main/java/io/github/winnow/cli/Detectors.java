package io.github.winnow.cli;

import io.github.winnow.Health;
import io.github.winnow.Preset;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.SizeClass;
import io.github.winnow.evidence.StatisticInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an engine's detectors are and cost.
 *
 * @param health of an engine that has judged nothing yet
 * @param calibration the calibration in force
 * @param memory what the process may take
 * @param preset the preset they come from, or null
 */
record Detectors(
    Health health,
    Calibration calibration,
    MemorySize memory,
    @Nullable Preset preset) {
  /** The rows of which duplicates are known. */
  private static final String SEEN = "seen";

  private static final int HISTORY_BYTES = 64;

  /** Whether the calibration speaks for a statistic. */
  enum Coverage {
    YES("yes"),
    NO("no"),
    NEEDS_NONE("needs none");

    final String words;

    Coverage(String words) {
      this.words = words;
    }
  }

  /**
   * What a part of the engine's memory is for.
   *
   * @param key the kind of key, or what else it is
   * @param rowBytes a row's size
   * @param rows how many fit
   * @param users the ids of the detectors that use it, or what it is for
   */
  record Part(String key, int rowBytes, long rows, List<String> users) {
    long bytes() {
      return rowBytes * rows;
    }
  }

  List<Health.DetectorHealth> all() {
    return health.detectors();
  }

  Coverage coverage(Health.DetectorHealth detector, StatisticInfo statistic) {
    if (statistic.kind() == StatisticInfo.Kind.RULE
        || detector.declared().kind() == Health.Kind.GROUPS) {
      return Coverage.NEEDS_NONE;
    }
    return health.uncalibrated().contains(statistic.name()) ? Coverage.NO : Coverage.YES;
  }

  /** The actions for which the calibration has a table of its own for the statistic. */
  List<String> actions(StatisticInfo statistic) {
    return calibration.actions().stream()
        .filter(action -> calibration.tail(statistic, action, SizeClass.ALL) != null)
        .map(action -> action.name())
        .sorted()
        .toList();
  }

  /** The kinds of key that a detector has rows by, those that may be missing as well. */
  static List<String> keys(Health.DetectorHealth detector) {
    return Stream.concat(detector.keys().stream(), detector.declared().optionalKeys().stream())
        .toList();
  }

  /** What the engine's memory is divided into, but for the tallies, which have what is left. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Health.TableHealth table : health.tables()) {
      List<String> users = table.key().equals(SEEN)
          ? List.of("duplicates")
          : all().stream()
              .filter(d -> keys(d).contains(table.key()))
              .map(Health.DetectorHealth::id)
              .toList();
      parts.add(new Part(table.key(), table.rowBytes(), table.capacity(), users));
    }
    parts.add(new Part("history", HISTORY_BYTES, health.memorable(), List.of("looking back")));
    return parts;
  }

  /** The share of the engine's memory. */
  double share(Part part) {
    return (double) part.bytes() / memory.forEngine();
  }

  static String looksAt(Health.Kind kind) {
    return switch (kind) {
      case ENGAGEMENTS -> "each engagement";
      case TARGETS -> "targets, looking back";
      case GRAPH -> "the graph, looking back";
      case GROUPS -> "groups, looking back";
    };
  }

  /** What a value must be to speak against somebody. */
  static String suspicious(StatisticInfo statistic) {
    return switch (statistic.kind()) {
      case UPPER_TAIL -> "large";
      case LOWER_TAIL -> "small";
      case LOG_P_VALUE -> "improbable";
      case GROUP -> "stronger than chance";
      case RULE ->
        switch (statistic.effect()) {
          case SHOW -> "met (a rule that shows)";
          case HOLD -> "met (a rule that holds)";
          case EXCLUDE -> "met (a rule that excludes)";
        };
    };
  }
}
