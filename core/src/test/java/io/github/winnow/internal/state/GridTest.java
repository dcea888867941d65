package io.github.winnow.internal.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cells are equally long, to the millisecond, and begin elsewhere for every key. */
class GridTest {
  private static final long LATEST = 253_402_300_799_999L; // the end of the year 9999

  @Test
  void everyCellIsExactlyAsLongAsItShouldBe() {
    Seeds.fresh(2_000, random -> {
      long cell = size(random);
      long key = random.nextLong();
      Grid grid = new Grid(cell);
      long begin = beginOfNext(grid, key, random.nextLong(LATEST));
      long number = grid.cellOf(begin, key);
      assertEquals(number - 1, grid.cellOf(begin - 1, key));
      assertEquals(number, grid.cellOf(begin + cell - 1, key), "cell " + cell + " at " + begin);
      for (int i = 0; i < 100; i++) {
        long cells = random.nextLong(1 + (LATEST - begin) / cell);
        long at = begin + cells * cell;
        assertEquals(number + cells, grid.cellOf(at, key), "cell " + cell + " at " + at);
        assertEquals(number + cells - 1, grid.cellOf(at - 1, key), "cell " + cell + " at " + at);
      }
    });
  }

  private static long size(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextLong(100);
      case 1 -> 60_000L * (1 + random.nextLong(10_000));
      case 2 -> 1 + random.nextLong(100L * 365 * 86_400_000);
      default -> 49; // 49 * (1.0 / 49) is less than 1
    };
  }

  /** Finds the next boundary by halving; cells only ever rise. */
  private static long beginOfNext(Grid grid, long key, long from) {
    long number = grid.cellOf(from, key);
    long low = from;
    long high = from + 1;
    while (grid.cellOf(high, key) == number) {
      high += high - low;
    }
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (grid.cellOf(middle, key) == number) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @Test
  void phasesDifferFromKeyToKeyAndAreEven() {
    Seeds.fixed(1, random -> {
      long cell = 3_600_000;
      Grid grid = new Grid(cell);
      int tenths = 10;
      int[] found = new int[tenths];
      Set<Long> phases = new HashSet<>();
      for (int i = 0; i < 10_000; i++) {
        long begin = beginOfNext(grid, random.nextLong(), 1_700_000_000_000L);
        long phase = begin % cell;
        phases.add(phase);
        found[(int) (phase * tenths / cell)]++;
      }
      assertTrue(phases.size() > 9_900);
      for (int count : found) {
        assertEquals(1_000, count, 150, "5 standard deviations");
      }
    });
  }
}
