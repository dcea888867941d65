package io.github.winnow.cli;

/**
 * How many hits come together: Σh² / Σh with h hits of a unit, an account say. Σh² is estimated in
 * half a kilobyte with a standard error of an eighth: each unit has a cell and a sign, so that
 * products of two units cancel out on the average (Thorup and Zhang, "Tabulation based 4-universal
 * hashing with applications to second moment estimation", 2004).
 */
final class Blocks {
  private static final int CELLS = 128;

  private final int[] cells = new int[CELLS];
  private long hits;

  /** Takes a hit of a unit, by any hash of it. */
  void add(int unit) {
    int h = unit * 0x9e3779b9;
    h = (h ^ (h >>> 15)) * 0x85ebca6b;
    h ^= h >>> 13;
    hits++;
    cells[h & (CELLS - 1)] += h < 0 ? -1 : 1;
  }

  /** At least 1. */
  double size() {
    double squares = 0;
    for (int cell : cells) {
      squares += (double) cell * cell;
    }
    return Math.max(1, squares / Math.max(1, hits));
  }
}
