package io.github.winnow;

import static io.github.winnow.LookingBack.ONE_FAMILY;
import static io.github.winnow.LookingBack.scoreAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Excess;
import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.Family;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Subject;
import io.github.winnow.spi.TargetDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What detectors that look back report wrongly, and what becomes of it. */
class ReportedGroupsTest {
  /** Reports what it is told to; whether it looks at a decoy it sees by the class. */
  private interface Reporting {
    void report(Slice window, boolean decoy, Statistic together, Findings out);
  }

  private static DetectorProvider reporting(Reporting reporting) {
    return Detectors.of("step", Family.GRAPH, setup -> {
      Statistic together = setup.group("together", "took part in {observed} crowds");
      return (GraphDetector) (window, out) -> reporting.report(
          window, window.getClass().getSimpleName().equals("Decoy"), together, out);
    });
  }

  private static Group group(Slice window, Statistic together, int from, int to) {
    Group group = new Group(together, to - from);
    for (int account = from; account < to; account++) {
      group.account(account, 0.9, 5, 3, 1);
    }
    return group.order(0, window.from(), window.to() - 1);
  }

  private static Winnow audited(WinnowListener listener, DetectorProvider... detectors) {
    WinnowBuilder builder = Engines.with(detectors)
        .calibration(StepDetector.calibration())
        .policy(ONE_FAMILY)
        .listener(listener);
    Winnow winnow = builder.build();
    scoreAll(winnow, Farms.with(new SplittableRandom(7)));
    winnow.advanceTo(Farms.end());
    winnow.audit();
    return winnow;
  }

  private static long faults(Winnow winnow) {
    return winnow.health().detectors().stream()
        .mapToLong(Health.DetectorHealth::faults)
        .sum();
  }

  private static final WinnowListener NOBODY = new WinnowListener() {};

  @Test
  void aGroupOfWhatTheWindowDoesNotHaveIsTheDetectorsFault() {
    List<Reporting> wrong = List.of(
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(window.accounts(), 0.9, 5, 3, 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(-1, 0.9, 5, 3, 1)),
        (window, decoy, together, out) -> out.group(
            group(window, together, 0, 9).order(window.targets(), window.from(), 1L << 50)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).order(Integer.MAX_VALUE, 5, 6)),
        (window, decoy, together, out) -> out.group(
            new Group(together, 5).account(1, 0.9, 5, 3, 1).order(0, -9, window.from() - 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(10, 0.9, Double.NaN, 3, 1)),
        (window, decoy, together, out) -> out.group(
            group(window, together, 0, 9).account(10, 0.9, Double.POSITIVE_INFINITY, 3, 1)),
        (window, decoy, together, out) ->
            out.group(group(window, together, 0, 9).account(10, 0.9, 5, Double.NaN, 1)));
    for (int i = 0; i < wrong.size(); i++) {
      try (Winnow winnow = audited(NOBODY, reporting(wrong.get(i)))) {
        assertTrue(faults(winnow) > 0, "case " + i);
        assertEquals(List.of(), winnow.campaigns(), "case " + i);
      }
    }
  }

  @Test
  void whatAGroupSaysTwiceOrBeyondItsWindowIsCut() {
    Reporting odd = (window, decoy, together, out) -> {
      if (!decoy) {
        Group group = group(window, together, 0, 9);
        group.account(3, 0.1, 50, 9, 9).order(1, Long.MIN_VALUE, Long.MAX_VALUE);
        out.group(group);
        for (int account = 9; account < window.accounts(); account++) {
          group.account(account, 0.9, 5, 3, 1); // too late: it was reported
        }
      }
    };
    DetectorProvider second = Detectors.of("second", Family.TIMING, setup -> {
      Statistic light = setup.logPValue("light", "", Subject.ACCOUNT);
      return (GroupDetector) (slice, group, out) -> {
        group.account(slice.accounts() + 7, 0.9, 5, 3, 1); // changes what it was only shown
        out.corroborate(light, Double.NEGATIVE_INFINITY, 4, 1);
        out.corroborate(light, -5, Double.NaN, 1);
      };
    });
    try (Winnow winnow = audited(NOBODY, reporting(odd), second)) {
      assertEquals(0, faults(winnow));
      Campaign campaign = winnow.campaigns().get(0);
      assertEquals(9, campaign.members().size());
      assertTrue(campaign.members().stream().allMatch(m -> m.weight() == 5));
      assertTrue(campaign.start() >= Engines.START - Duration.ofDays(7).toMillis()
          || campaign.start() == 0);
      assertTrue(campaign.end() <= Farms.end());
      assertTrue(campaign.reasons().stream()
          .allMatch(r -> Double.isFinite(r.value()) && Double.isFinite(r.weight())));
    }
  }

  @Test
  void whoFailsOnDecoysHasShownNothing() {
    Reporting failing = (window, decoy, together, out) -> {
      if (decoy) {
        throw new IllegalStateException("decoy");
      }
      out.group(group(window, together, 0, 9));
    };
    Told told = new Told();
    try (Winnow winnow = audited(told, reporting(failing))) {
      assertTrue(faults(winnow) > 0);
      assertEquals(1, winnow.campaigns().get(0).qValue());
      assertFalse(winnow.campaigns().get(0).named());
      assertEquals(List.of(), told.restatements);
    }
  }

  @Test
  void groupsOnDecoysOnlyAreNone() {
    Reporting only = (window, decoy, together, out) -> {
      if (decoy) {
        out.group(group(window, together, 0, 9));
      }
    };
    try (Winnow winnow = audited(NOBODY, reporting(only))) {
      assertEquals(List.of(), winnow.campaigns());
      assertEquals(0, faults(winnow));
    }
  }

  @Test
  void anExcessIsCutToItsWindow() {
    List<Excess> excesses = new ArrayList<>();
    DetectorProvider always = Detectors.of("always", Family.TIMING, setup -> {
      Statistic over = setup.logPValue("over", "", Subject.TARGET);
      return (TargetDetector) (target, others, out) -> {
        out.excess(over, -50, Long.MIN_VALUE, Long.MAX_VALUE, 20, 10);
        out.excess(over, -50, target.to(), Long.MAX_VALUE, 20, 10);
        out.excess(over, -50, target.from(), target.to(), Double.POSITIVE_INFINITY, 10);
        out.excess(over, Double.NaN, target.from(), target.to(), 20, 10);
      };
    });
    WinnowListener listener = new WinnowListener() {
      @Override
      public void compared(Excess excess) {
        excesses.add(excess);
      }
    };
    try (Winnow winnow = audited(listener, always)) {
      assertFalse(excesses.isEmpty());
      for (Excess excess : excesses) {
        assertTrue(excess.start() >= 0 && excess.end() < Farms.end());
      }
      assertEquals(0, faults(winnow));
    }
  }

  @Test
  void anIdIsNotUsedTwiceWhenItsCampaignIsNoMore() {
    int[][] script = {{0, 9, 20, 29}, {4, 25}, {40, 49}};
    int[] window = {0};
    Reporting scripted = (slice, decoy, together, out) -> {
      if (!decoy) {
        int[] now = script[Math.min(window[0]++, script.length - 1)];
        for (int i = 0; i < now.length; i += 2) {
          out.group(group(slice, together, now[i], now[i + 1]));
        }
      }
    };
    try (Winnow winnow = Engines.with(reporting(scripted)).build()) {
      scoreAll(winnow, Farms.with(new SplittableRandom(7)));
      winnow.advanceTo(Farms.end());
      while (window[0] < script.length) {
        winnow.audit();
        winnow.score(Farms.reader("late", 3, Engines.START, new SplittableRandom(window[0])));
        winnow.advanceTo(Farms.end() + window[0] * Duration.ofDays(2).toMillis());
      }
      assertEquals(
          List.of("c1", "c3"), winnow.campaigns().stream().map(Campaign::id).toList());
    }
  }
}
