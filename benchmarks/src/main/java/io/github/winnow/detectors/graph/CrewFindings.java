package io.github.winnow.detectors.graph;

import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Trait;

/** Who is named in a slice: the crew, and others. */
final class CrewFindings implements Findings {
  private final CrewSlice slice;
  private final boolean[] named;
  private int crew;
  private int others;

  CrewFindings(CrewSlice slice) {
    this.slice = slice;
    named = new boolean[slice.accounts()];
  }

  @Override
  public void group(Group group) {
    for (int i = 0; i < group.accounts(); i++) {
      int a = group.account(i);
      if (!named[a]) {
        named[a] = true;
        crew += slice.isCrew(a) ? 1 : 0;
        others += slice.isCrew(a) ? 0 : 1;
      }
    }
  }

  /** Fails unless nine of ten of the crew are named, and nobody else. */
  CrewFindings checked() {
    if (crew < 0.9 * CrewSlice.CREW || others > 0) {
      throw new AssertionError("named " + crew + " of the crew and " + others + " others");
    }
    return this;
  }

  @Override
  public void excess(
      Statistic statistic,
      double logP,
      long from,
      long to,
      Trait trait,
      double observed,
      double expected) {
    throw new AssertionError("reports groups only");
  }

  @Override
  public void corroborate(Statistic statistic, double logP, double observed, double expected) {
    throw new AssertionError("reports groups only");
  }

  @Override
  public void leaveOut(long events) {
    throw new AssertionError("left out " + events);
  }

  @Override
  public boolean isCancelled() {
    return false;
  }
}
