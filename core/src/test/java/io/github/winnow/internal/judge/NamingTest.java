package io.github.winnow.internal.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Calibrator;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.fixture.Statistics;
import io.github.winnow.internal.plugin.Ensemble;
import io.github.winnow.internal.plugin.Settings;
import io.github.winnow.spi.Family;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each statistic's strength is held against genuine groups of the same statistic. */
class NamingTest {
  private static final StatisticInfo MET = info("met");
  private static final StatisticInfo CHOSE = info("chose");
  private static final StatisticInfo NEW = info("new");

  private static StatisticInfo info(String id) {
    return Statistics.group("detector-" + id, id);
  }

  /** In which genuine groups reach 30 by one statistic, and 10 by the other. */
  private static Judge judge() {
    Calibrator calibrator = new Calibrator("groups", 0);
    calibrator.addGroups(new Search(MET, 1_000, List.of(new Search.Found(30, 100))));
    calibrator.addGroups(new Search(CHOSE, 1_000, List.of(new Search.Found(10, 100))));
    Calibration calibration = calibrator.afterTails();
    Ensemble nobody = new Ensemble(List.of(), new Settings(Map.of()), Map.of());
    return new Judge(nobody, calibration, Policy.standard(), false);
  }

  private static Reason reason(StatisticInfo statistic, double strength) {
    return new Reason(statistic, strength, true, strength, 5, 1);
  }

  private static boolean isNamed(double q, Reason... reasons) {
    return judge()
        .names(new Campaign(
            "c1",
            reasons[0].statistic(),
            reasons[0].value(),
            q,
            false,
            false,
            Set.of(Family.GRAPH),
            Arrays.asList(reasons),
            List.of(),
            List.of(),
            0,
            0,
            0));
  }

  @Test
  void byALineOfItsOwn() {
    assertEquals(false, isNamed(0.05, reason(MET, 20)));
    assertEquals(true, isNamed(0.05, reason(MET, 31)));
    assertEquals(true, isNamed(0.05, reason(CHOSE, 20)));
    assertEquals(false, isNamed(0.05, reason(CHOSE, 10)));
    assertEquals(false, isNamed(0.05, reason(NEW, 1e6)), "nothing is known of it");
  }

  @Test
  void whichEverOfTheTwoThatFoundIt() {
    assertEquals(true, isNamed(0.05, reason(MET, 20), reason(CHOSE, 20)));
    assertEquals(true, isNamed(0.05, reason(CHOSE, 9), reason(MET, 31)));
    assertEquals(false, isNamed(0.05, reason(MET, 29), reason(CHOSE, 9)));
    assertEquals(true, isNamed(0.05, reason(NEW, 5), reason(CHOSE, 11)));
    assertEquals(false, isNamed(0.06, reason(MET, 31), reason(CHOSE, 20)), "chance");
  }
}
