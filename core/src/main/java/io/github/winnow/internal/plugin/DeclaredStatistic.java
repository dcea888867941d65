package io.github.winnow.internal.plugin;

import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.spi.Statistic;

/** A statistic of one detector, with its place among all of the engine's. */
record DeclaredStatistic(StatisticInfo info, int detector, int index) implements Statistic {
  @Override
  public String id() {
    return info.statistic();
  }
}
