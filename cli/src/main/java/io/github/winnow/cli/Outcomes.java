package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.util.EnumMap;
import java.util.Map;

/** How many engagements got which disposition. */
final class Outcomes {
  private final Map<Disposition, Long> counts = new EnumMap<>(Disposition.class);

  void add(Disposition disposition) {
    add(disposition, 1);
  }

  void add(Disposition disposition, long engagements) {
    counts.merge(disposition, engagements, Long::sum);
  }

  void addAll(Outcomes more) {
    more.counts.forEach(this::add);
  }

  long of(Disposition disposition) {
    return counts.getOrDefault(disposition, 0L);
  }

  long all() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  double share(Disposition disposition) {
    return (double) of(disposition) / all();
  }

  /** The share of what is held or excluded. */
  double caught() {
    return 1 - share(Disposition.COUNT);
  }
}
