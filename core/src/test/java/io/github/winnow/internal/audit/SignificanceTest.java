package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Group;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignificanceTest {
  private static final double LINE = 0.05;

  /** As it is defined: the least estimate of any line that the group passes. */
  private static double naive(double[] real, double[] decoy, int[] remnantOf, double strength) {
    return Arrays.stream(real)
        .filter(line -> line <= strength)
        .map(line -> estimate(real, decoy, remnantOf, line))
        .reduce(1, Math::min);
  }

  private static double estimate(double[] real, double[] decoy, int[] remnantOf, double line) {
    long decoys = IntStream.range(0, decoy.length)
        .filter(i -> decoy[i] >= line)
        .filter(i -> {
          int of = remnantOf[i];
          return of < 0 || real[of] <= line || estimate(real, decoy, remnantOf, real[of]) > LINE;
        })
        .count();
    long reals = Arrays.stream(real).filter(s -> s >= line).count();
    return (1.0 + decoys) / Significance.DECOYS / reals;
  }

  @Test
  void isTheLeastShareOfFalseOnesAmongTheGroupsAboveALine() {
    int[] spared = {0};
    Seeds.fresh(500, random -> {
      int range = 1 + random.nextInt(12);
      double[] real =
          random.doubles(random.nextInt(8), 0, range).map(Math::rint).toArray();
      int decoys = random.nextInt(12);
      double[] decoy = random.doubles(decoys, 0, range).map(Math::rint).toArray();
      int[] remnantOf = random
          .ints(decoys, -1, Math.max(1, real.length))
          .map(of -> Math.min(of, real.length - 1))
          .toArray();
      int[] nobodys = new int[decoys];
      Arrays.fill(nobodys, -1);
      double[] q = Significance.qValues(real, decoy, remnantOf, LINE);
      double[] plain = Significance.qValues(real, decoy, nobodys, LINE);
      for (int i = 0; i < real.length; i++) {
        assertEquals(naive(real, decoy, remnantOf, real[i]), q[i], 1e-12, "strength " + real[i]);
        assertTrue(q[i] <= plain[i]);
        spared[0] += q[i] < plain[i] ? 1 : 0;
      }
    });
    assertTrue(spared[0] > 10, "no remnant was spared");
  }

  @Test
  void whatIsLeftOfAGroupThatPassedSaysNothingOfWeakerOnes() {
    double[] real = {90, 40};
    double[] decoy = new double[12];
    Arrays.fill(decoy, 60);
    int[] remnants = new int[12];
    assertArrayEquals(
        new double[] {0.025, 0.025}, Significance.qValues(real, decoy, remnants, LINE));
    Arrays.fill(remnants, -1);
    assertArrayEquals(
        new double[] {0.05, 13 / 40.0}, Significance.qValues(real, decoy, remnants, LINE));
    Arrays.fill(decoy, 95); // the strongest did not pass itself
    Arrays.fill(remnants, 0);
    assertArrayEquals(
        new double[] {13 / 40.0, 13 / 40.0}, Significance.qValues(real, decoy, remnants, LINE));
  }

  @Test
  void aRemnantIsHalfOfARealGroup() {
    Group half = group(5, 0, 1, 5, 6);
    assertArrayEquals(new double[] {0.025, 0.025}, against(half, half, group(5, 2)));
    assertArrayEquals(new double[] {0.05, 0.05}, against(half, group(5, 0, 4, 5, 6)));
  }

  private static double[] against(Group... decoys) {
    List<Group> real = List.of(group(9, 0, 1, 2, 3), group(3, 7, 8));
    Significance significance = new Significance(real, 10);
    significance.compete(List.of(decoys));
    return significance.qValues(LINE);
  }

  private static Group group(double strength, int... accounts) {
    Group group = new Group(() -> "group", strength);
    for (int a : accounts) {
      group.account(a, 1, 1, 1, 0);
    }
    return group;
  }

  @Test
  void noneIsBetterThanItsDecoysAllow() {
    assertArrayEquals(
        new double[] {0.05},
        Significance.qValues(new double[] {3}, new double[0], new int[0], LINE));
    assertArrayEquals(
        new double[0], Significance.qValues(new double[0], new double[] {1}, new int[] {-1}, LINE));
  }

  @Test
  void manyTiesTakeNoTimeOfTheirOwn() {
    int[] nobodys = new int[1_000_000];
    Arrays.fill(nobodys, -1);
    double[] q = Significance.qValues(new double[200_000], new double[1_000_000], nobodys, LINE);
    assertEquals(0.25, q[77], 1e-4);
  }
}
