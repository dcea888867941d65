package io.github.winnow;

import io.github.winnow.internal.pipeline.RuleContext;
import io.github.winnow.internal.state.KeySpace;
import io.github.winnow.internal.state.Layout;
import io.github.winnow.internal.state.Places;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.internal.state.RowTable;
import io.github.winnow.rules.Rules;
import io.github.winnow.spi.DetectorSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an engine: one per kind of key, and one of what was seen, for duplicates. Keys out
 * of strata alone are few and hot: each thread adds to a stripe of its own, and reads them all.
 */
final class Tables {
  private static final long STRATA_BYTES = 1 << 18;
  private static final int MOST_STRIPES = 4;
  /** Takes the stripes of one key to sets, and so to locks, of their own. */
  private static final long STRIPE = 0x9E3779B97F4A7C15L;

  private static final long NEVER = 0x5DEECE66DL;

  /** A row of rules: its head, and the longest field they have. */
  private static final int RULE_LONGS = 10;

  private static final long RULE_HORIZON = DetectorSetup.LONGEST.toMillis();

  private final RowTable[] tables;
  private final boolean[] striped;

  /** The tables that are read ahead: those that are not striped. */
  private final RowTable[] ahead;

  private final RowTable seen;
  private final @Nullable RowTable ruled;
  private final long duplicateHorizon;
  private final int stripes;

  @SuppressWarnings("unused")
  private long witness;

  Tables(Layout layout, long rowBytes, long seenBytes, long duplicateHorizon, long ruledBytes) {
    this.duplicateHorizon = duplicateHorizon;
    stripes =
        Math.min(MOST_STRIPES, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
    List<KeySpace> spaces = layout.spaces();
    tables = new RowTable[spaces.size()];
    striped = new boolean[spaces.size()];
    double weight = 0;
    int strata = 0;
    for (KeySpace space : spaces) {
      weight += weightOf(space);
      strata += space.isStrata() ? 1 : 0;
    }
    // Keys out of strata are few: a small table each, a quarter of the memory for all of them.
    long forOne = strata == 0 ? 0 : Math.min(STRATA_BYTES, rowBytes / 4 / strata);
    long rest = rowBytes - strata * forOne;
    for (int i = 0; i < tables.length; i++) {
      KeySpace space = spaces.get(i);
      striped[i] = space.isStrata();
      tables[i] =
          new RowTable(space, striped[i] ? forOne : (long) (rest * (weightOf(space) / weight)));
    }
    ahead = IntStream.range(0, tables.length)
        .filter(i -> !striped[i])
        .mapToObj(i -> tables[i])
        .toArray(RowTable[]::new);
    seen = new RowTable(KeySpace.withoutFields("seen", duplicateHorizon), seenBytes);
    ruled = ruledBytes == 0
        ? null
        : new RowTable(KeySpace.ofMany(Rules.DETECTOR, RULE_LONGS, RULE_HORIZON), ruledBytes);
  }

  /** Pairs are more numerous than what they are pairs of: they get twice the rows. */
  private static double weightOf(KeySpace space) {
    if (space.isStrata()) {
      return 0;
    }
    long identifying = space.dimensions().stream().filter(d -> !d.isStratum()).count();
    return space.rowLongs() * (identifying > 1 ? 2.0 : 1.0);
  }

  boolean isDuplicate(Reading reading) {
    if (reading.id() == 0) {
      return false;
    }
    return seen.visit(reading.eventKey(), reading.time(), duplicateHorizon);
  }

  /** Reads what {@link #isDuplicate} needs, so that the waits for memory overlap. */
  void touchSeen(Reading[] readings, int n) {
    long read = 0;
    for (int i = 0; i < n; i++) {
      if (readings[i].id() != 0) {
        read += seen.touchSet(readings[i].eventKey());
      }
    }
    if (read == NEVER) {
      witness = read;
    }
  }

  /**
   * Applies engagements to their rows. What they need is read ahead, so that the waits for memory
   * overlap: first the sets of all tables, then the rows. What is striped is small and hot, and so in
   * the cache anyway.
   *
   * @param places room to note where the rows lie
   * @param readAlready something that depends on what else was read ahead
   */
  void update(Reading[] readings, int n, Places places, long readAlready) {
    long read = readAlready;
    for (RowTable table : ahead) {
      table.findSets(readings, n, places);
    }
    for (RowTable table : ahead) {
      read += table.touchSets(places, n);
    }
    for (RowTable table : ahead) {
      table.findRows(readings, n, places);
    }
    for (RowTable table : ahead) {
      read += table.touchRows(places, n);
    }
    for (int i = 0; i < tables.length; i++) {
      if (striped[i]) {
        updateStriped(tables[i], readings, n);
      } else {
        tables[i].update(readings, n);
      }
    }
    if (read == NEVER) {
      witness = read; // or the reads would be optimised away
    }
  }

  private void updateStriped(RowTable table, Reading[] readings, int n) {
    int own = (int) Thread.currentThread().getId() & (stripes - 1);
    for (int j = 0; j < n; j++) {
      Reading reading = readings[j];
      long key = reading.key(table.space().index());
      table.update(key + own * STRIPE, reading);
      for (int i = 0; i < stripes; i++) {
        if (i != own) {
          table.add(key + i * STRIPE, reading);
        }
      }
    }
  }

  boolean haveRoomForRules() {
    return ruled != null;
  }

  /** Applies an engagement to what the rules count. */
  void update(RuleContext context) {
    if (ruled != null && !context.ruling().isEmpty()) {
      long read = ruled.updateAll(context.ruling().spaces(), context.reading());
      if (read == NEVER) {
        witness = read;
      }
    }
  }

  /** Removes all rows of an account, and what was seen of its events. */
  void forget(long account) {
    for (int i = 0; i < tables.length; i++) {
      for (int s = 0; s < (striped[i] ? stripes : 1); s++) {
        tables[i].forget(account, s * STRIPE);
      }
    }
    seen.forget(account, 0);
    if (ruled != null) {
      ruled.forget(account, 0);
    }
  }

  List<Health.TableHealth> health() {
    List<Health.TableHealth> all = new ArrayList<>();
    for (RowTable table : tables) {
      all.add(healthOf(table));
    }
    all.add(healthOf(seen));
    if (ruled != null) {
      all.add(healthOf(ruled));
    }
    return List.copyOf(all);
  }

  private static Health.TableHealth healthOf(RowTable table) {
    return new Health.TableHealth(
        table.space().name(),
        8 * table.space().rowLongs(),
        table.rows(),
        table.capacity(),
        Map.of(
            "expired", table.evictedExpired(),
            "once", table.evictedOnceSeen(),
            "alive", table.evictedAlive()));
  }
}
