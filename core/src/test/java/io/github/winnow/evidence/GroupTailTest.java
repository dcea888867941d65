package io.github.winnow.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GroupTailTest {
  private static final StatisticInfo TOGETHER = Statistics.group("lockstep", "together");

  private static Search search(long accounts, Search.Found... groups) {
    return new Search(TOGETHER, accounts, List.of(groups));
  }

  private static Calibration learned(double contamination, List<Search> searches) {
    Calibrator calibrator = new Calibrator("searches", contamination);
    searches.forEach(calibrator::addGroups);
    return calibrator.afterTails();
  }

  /** Against a count over all groups, for random searches. */
  @Test
  void aboveTheLineIsTheRateAndNoMore() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      List<Search> searches = new ArrayList<>();
      List<Search.Found> all = new ArrayList<>();
      long accounts = 0;
      for (int window = random.nextInt(1, 12); window > 0; window--) {
        List<Search.Found> groups = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          groups.add(new Search.Found(random.nextInt(8) + 0.5, random.nextInt(4, 60)));
        }
        long here = random.nextInt(100, 3_000);
        searches.add(new Search(TOGETHER, here, groups));
        all.addAll(groups);
        accounts += here;
      }
      double rate = random.nextDouble(0.05);
      double line = learned(0, searches).groupLine(TOGETHER, rate);
      assertTrue(above(all, line) <= rate * accounts, "no more than the rate");
      double lower = Math.nextDown(line);
      assertTrue(line == 0 || above(all, lower) > rate * accounts, "and no line below does");
    }
  }

  private static long above(List<Search.Found> groups, double line) {
    return groups.stream()
        .filter(group -> group.strength() > line)
        .mapToLong(Search.Found::accounts)
        .sum();
  }

  @Test
  void aStrongGroupOfFewDoesNotShieldAFarmAndAClassDoes() {
    Search ring = search(70_000, new Search.Found(81, 35), new Search.Found(20, 900));
    assertEquals(20, learned(0, List.of(ring)).groupLine(TOGETHER, 0.002));
    assertEquals(81, learned(0, List.of(ring)).groupLine(TOGETHER, 0.0001));
    Search schoolClass = search(45, new Search.Found(40, 16));
    assertEquals(40, learned(0, List.of(schoolClass)).groupLine(TOGETHER, 0.002));
  }

  @Test
  void theContaminationComesOnTop() {
    List<Search> searches = List.of(search(1000, new Search.Found(30, 9)));
    assertEquals(30, learned(0, searches).groupLine(TOGETHER, 0.002));
    assertEquals(0, learned(0.01, searches).groupLine(TOGETHER, 0.002));
  }

  @Test
  void whereNobodyLookedNothingNames() {
    assertEquals(
        Double.POSITIVE_INFINITY, Calibration.none().groupLine(TOGETHER, 1), "never searched");
    assertEquals(0, learned(0, List.of(search(0))).groupLine(TOGETHER, 0), "searched, and nothing");
  }

  /** A file holds so many strengths; of what is beyond nothing is claimed. */
  @Test
  void beyondWhatIsKeptTheLineDoesNotFall() {
    List<Search> searches = new ArrayList<>();
    for (int i = 1; i <= 2 * GroupTail.MOST; i++) {
      searches.add(search(1000, new Search.Found(i, 5)));
    }
    assertEquals(GroupTail.MOST + 1, learned(0, searches).groupLine(TOGETHER, 0.9));
  }

  @Test
  void whatIsNoShareIsRefused() {
    for (double share : new double[] {-0.1, 0.5, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Calibrator("x", share));
    }
  }
}
