package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Strata are told as they are described, and blocks of hits are as large as they are. */
class StratumRatesTest {
  private static final long MIDNIGHT = 1_700_006_400_000L; // 15 November 2023, UTC
  private static final long HOUR = 3_600_000L;

  private static List<String> names(Stratum.Teller teller, Engagement engagement) {
    return teller.of(engagement).stream().map(Stratum::name).toList();
  }

  @Test
  void anEngagementIsInAStratumOfEachKind() {
    Stratum.Teller teller = new Stratum.Teller();
    Engagement bare = Engagement.read("a", "t", MIDNIGHT + 6 * HOUR).build();
    assertEquals(List.of("0-9", "unknown", "06-12", "unknown"), names(teller, bare));
    Engagement full = Engagement.read("a", "t", MIDNIGHT - 1)
        .networkType("wifi")
        .accountCreated(MIDNIGHT - 7 * 24 * HOUR)
        .build();
    assertEquals(List.of("0-9", "wifi", "18-24", "under 7 d"), names(teller, full));
    for (int i = 2; i < 1000; i++) {
      String size = i < 10 ? "0-9" : i < 100 ? "10-99" : "100-999";
      Engagement old = Engagement.read("b" + i, "t", MIDNIGHT)
          .accountCreated(MIDNIGHT - (i < 500 ? 364L : 366L) * 24 * HOUR)
          .build();
      String age = i < 500 ? "under 1 y" : "1 y and more";
      assertEquals(List.of(size, "unknown", "00-06", age), names(teller, old));
    }
    assertEquals("1000+", names(teller, bare).get(0));
    assertEquals(
        "0-9", names(teller, Engagement.read("a", "u", MIDNIGHT).build()).get(0));
  }

  @Test
  void kindsOfNetworksAreBounded() {
    Stratum.Teller teller = new Stratum.Teller();
    for (int i = 0; i < 100; i++) {
      Engagement e = Engagement.read("a", "t", MIDNIGHT).networkType("n" + i).build();
      assertEquals(i < 12 ? "n" + i : "(others)", names(teller, e).get(1));
    }
  }

  /** Against the sums themselves, within five standard errors. */
  @Test
  void blocksAreAsLargeAsUnitsComeTogether() {
    Property.holds(30, random -> {
      Map<Integer, Integer> exact = new HashMap<>();
      Blocks blocks = new Blocks();
      assertEquals(1, blocks.size());
      int units = 1 + random.nextInt(500);
      for (int i = 0; i < units; i++) {
        int unit = random.nextInt();
        int times = 1 + (int) (1 / (0.05 + random.nextDouble()));
        for (int t = 0; t < times; t++) {
          blocks.add(unit);
          exact.merge(unit, 1, Integer::sum);
        }
      }
      double hits = exact.values().stream().mapToInt(Integer::intValue).sum();
      double squares = exact.values().stream().mapToDouble(h -> (double) h * h).sum();
      double size = Math.max(1, squares / hits);
      assertEquals(size, blocks.size(), 5 * size / 8 + 0.5);
    });
  }

  @Test
  void aShareIsTooLargeWhenChanceDoesNotExplainIt() {
    Stratum any = new Stratum(Stratum.Kind.NETWORK, "wifi");
    Random random = new Random(1);
    int flagged = 0;
    for (int i = 0; i < 200; i++) {
      int hits = 0;
      for (int e = 0; e < 2000; e++) {
        hits += random.nextInt(100) == 0 ? 1 : 0;
      }
      flagged += rate(any, new LikelyShare(2000, hits, 1)).isTooOften() ? 1 : 0;
    }
    assertTrue(flagged <= 1, flagged + " of 200 by chance");
    assertTrue(rate(any, new LikelyShare(10_000, 200, 1)).isTooOften(), "twice, of many");
    assertFalse(rate(any, new LikelyShare(10_000, 200, 50)).isTooOften(), "in four blocks");
    assertFalse(rate(any, new LikelyShare(10_000, 120, 1)).isTooOften(), "tolerated");
  }

  private static StratumRates.Rate rate(Stratum stratum, LikelyShare share) {
    return new StratumRates.Rate(StratumRates.Level.STATISTIC, "rate/minute", stratum, 0.01, share);
  }
}
