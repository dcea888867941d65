package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedFarmTest {
  private static final List<Engagement> LOG = IntStream.range(0, 500)
      .mapToObj(i -> Engagement.read("reader" + i % 50, "article" + i % 40, 1_000_000L * i)
          .publisher("publisher" + i % 40 % 7)
          .build())
      .toList();

  @Test
  void everyAccountDeliversEveryOrderInTime() {
    List<LabelledEngagement> mixed = MixedFarm.of(12, 5).jitter(60_000).into(LOG, 1);
    assertEquals(500 + 12 * 5, mixed.size());
    Map<Id, Set<Id>> accounts = new HashMap<>();
    Map<Id, long[]> spans = new HashMap<>();
    for (LabelledEngagement e : mixed) {
      if (e.fabricated()) {
        Engagement act = e.engagement();
        accounts.computeIfAbsent(act.target(), t -> new HashSet<>()).add(act.account());
        long[] span = spans.computeIfAbsent(act.target(), t -> new long[] {act.time(), 0});
        span[1] = act.time();
        assertEquals(MixedFarm.FARM, e.scenario());
      }
    }
    assertEquals(5, accounts.size());
    accounts.values().forEach(a -> assertEquals(12, a.size()));
    spans.values().forEach(span -> assertTrue(span[1] - span[0] <= 120_000));
  }

  @Test
  void leavesWhatWasGivenAsItIs() {
    List<Engagement> given = MixedFarm.of(3, 3).camouflage(2).into(LOG, 2).stream()
        .filter(e -> !e.fabricated())
        .map(LabelledEngagement::engagement)
        .toList();
    assertEquals(LOG, given);
  }

  @Test
  void isInTheOrderOfTimeAndDependsOnItsSeed() {
    List<LabelledEngagement> mixed =
        MixedFarm.of(20, 10).share(0.5).onPopularTargets().into(LOG, 3);
    for (int i = 1; i < mixed.size(); i++) {
      assertTrue(
          mixed.get(i - 1).engagement().time() <= mixed.get(i).engagement().time());
    }
    MixedFarm farm = MixedFarm.of(20, 10).share(0.5).camouflage(1);
    assertEquals(farm.into(LOG, 4).toString(), farm.into(LOG, 4).toString());
    assertNotEquals(farm.into(LOG, 4).toString(), farm.into(LOG, 5).toString());
  }

  @Test
  void refusesWhatMakesNoFarm() {
    assertThrows(IllegalArgumentException.class, () -> MixedFarm.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> MixedFarm.of(1, 1).share(0));
    assertThrows(IllegalArgumentException.class, () -> MixedFarm.of(1, 1).jitter(-1));
    assertThrows(IllegalArgumentException.class, () -> MixedFarm.of(1, 1).camouflage(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> MixedFarm.of(1, 41).into(LOG, 1));
  }

  @Test
  void aSliceNumbersWhatItHolds() {
    Slice slice = Slices.of(List.of(
        Engagement.read("b", "t", 2).ip("10.0.1.7").device("d").build(),
        Engagement.read("a", "t", 1).ip("10.0.1.9").publisher("p").build(),
        Engagement.read("b", "u", 2).ip("2001:db8:1:2::3").build()));
    assertEquals(
        List.of(3, 2, 2, 1, 1, 2),
        List.of(
            slice.size(),
            slice.accounts(),
            slice.targets(),
            slice.publishers(),
            slice.devices(),
            slice.networks()));
    assertEquals(
        List.of(0, 1, 1), IntStream.range(0, 3).map(slice::account).boxed().toList());
    assertEquals(
        List.of(0, 0, 1), IntStream.range(0, 3).map(slice::target).boxed().toList());
    assertEquals(
        List.of(0, 0, 1), IntStream.range(0, 3).map(slice::network).boxed().toList());
    assertEquals(
        List.of(0, Slice.NONE, Slice.NONE),
        IntStream.range(0, 3).map(slice::publisher).boxed().toList());
    assertEquals(1, slice.from());
    assertEquals(3, slice.to());
  }
}
