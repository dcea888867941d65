package io.github.winnow.internal.tally;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many engagements each campaign decides, by place in the tallies. A campaign stands or falls as
 * a whole: with n engagements at a place and a chance p of being false it adds p(1−p)n² to the
 * variance there. Filled by one thread; immutable once it is in the book.
 */
public final class CampaignCounts {
  private record Key(long campaign, int cell) {}

  private static final class Count {
    final double falseChance;
    long engagements;

    Count(double falseChance) {
      this.falseChance = falseChance;
    }
  }

  private final Map<Key, Count> totals = new HashMap<>();
  private final Map<Key, Count> hours = new HashMap<>();
  private final Map<Integer, Double> totalVariance = new HashMap<>();
  private final Map<Integer, Double> hourVariance = new HashMap<>();

  /** No engagements yet. */
  public CampaignCounts() {}

  /**
   * Adds engagements.
   *
   * @param campaign the campaign's number
   * @param falseChance how likely the campaign is false
   * @param total the place of target and action
   * @param hour the place of the hour
   * @param count how many
   */
  public void add(long campaign, double falseChance, int total, int hour, int count) {
    totals.computeIfAbsent(new Key(campaign, total), k -> new Count(falseChance)).engagements +=
        count;
    hours.computeIfAbsent(new Key(campaign, hour), k -> new Count(falseChance)).engagements +=
        count;
  }

  CampaignCounts sealed() {
    variances(totals, totalVariance);
    variances(hours, hourVariance);
    return this;
  }

  private static void variances(Map<Key, Count> counts, Map<Integer, Double> variance) {
    counts.forEach((key, count) -> {
      double n = count.engagements;
      double p = count.falseChance;
      variance.merge(key.cell(), p * (1 - p) * n * n, Double::sum);
    });
  }

  Set<Integer> placesThatDiffer(CampaignCounts other) {
    Set<Integer> places = new TreeSet<>(totalVariance.keySet());
    places.addAll(other.totalVariance.keySet());
    places.removeIf(place -> ofTotal(place) == other.ofTotal(place));
    return places;
  }

  double ofTotal(int cell) {
    return totalVariance.getOrDefault(cell, 0.0);
  }

  double ofHour(int cell) {
    return hourVariance.getOrDefault(cell, 0.0);
  }
}
