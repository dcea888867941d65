package io.github.winnow.evidence;

import java.util.List;

/**
 * What a search of one window for groups came to, whether it means anything or not.
 *
 * @param statistic what groups are reported with
 * @param accounts how many accounts the window has
 * @param groups those that were found, in no order
 */
public record Search(StatisticInfo statistic, long accounts, List<Found> groups) {
  /**
   * A search.
   *
   * @param statistic what groups are reported with
   * @param accounts how many accounts the window has
   * @param groups those that were found; copied
   */
  public Search {
    groups = List.copyOf(groups);
  }

  /**
   * A group.
   *
   * @param strength its strength
   * @param accounts how many accounts it has
   */
  public record Found(double strength, long accounts) {}
}
