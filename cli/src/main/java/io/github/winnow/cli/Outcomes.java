package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.util.Arrays;

/** How many engagements got which disposition. */
@SuppressWarnings("EnumOrdinal") // an array by ordinal: rows go through it by the million
final class Outcomes {
  private final long[] counts = new long[Disposition.values().length];

  void add(Disposition disposition) {
    add(disposition, 1);
  }

  void add(Disposition disposition, long engagements) {
    counts[disposition.ordinal()] += engagements;
  }

  void addAll(Outcomes more) {
    Arrays.setAll(counts, i -> counts[i] + more.counts[i]);
  }

  long of(Disposition disposition) {
    return counts[disposition.ordinal()];
  }

  long all() {
    return Arrays.stream(counts).sum();
  }

  double share(Disposition disposition) {
    return (double) of(disposition) / all();
  }

  /** The share of what is held or excluded. */
  double caught() {
    return 1 - share(Disposition.COUNT);
  }
}
