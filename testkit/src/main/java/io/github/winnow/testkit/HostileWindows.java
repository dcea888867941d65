package io.github.winnow.testkit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.spi.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/** Windows such as no honest week gives, by what is wrong with them. */
final class HostileWindows {
  private static final int MANY = 2_000;
  private static final int MILLION = 1_000_000;
  private static final long YEAR_2099 = 4_070_908_800_000L;

  private HostileWindows() {}

  static Map<String, Slice> all() {
    Map<String, Slice> all = new LinkedHashMap<>();
    all.put("nothing at all", new ArraySlice(0));
    all.put("one engagement", event(new ArraySlice(1), Calendar.START, 0, 0, 0, 1));
    all.put("one account that does one thing at one instant", manyTimes(1, 1, 0, 1));
    all.put("all at one instant", manyTimes(MANY, 4, 0, 1));
    all.put("one account that is everywhere", manyTimes(1, MANY, 1_000, 1));
    all.put("from 1970 to 2099", extremes());
    all.put("counts as large as can be", manyTimes(100, 4, 60_000, Integer.MAX_VALUE));
    all.put("nothing known but who, what and when", bare());
    all.put("numbers with gaps", gaps());
    return all;
  }

  /** A million accounts with one engagement each, on targets of one publisher. */
  static Slice millionAccounts() {
    ArraySlice slice = new ArraySlice(MILLION);
    for (int i = 0; i < MILLION; i++) {
      event(slice, Calendar.START + 600L * i, i, i % 100, i % 7, 1);
    }
    return slice;
  }

  /** A million engagements of accounts that meet again and again, half of them on one target. */
  static Slice busy() {
    Rng rng = new Rng(1);
    ArraySlice slice = new ArraySlice(MILLION);
    for (int i = 0; i < MILLION; i++) {
      int target = rng.chance(0.5) ? 0 : rng.below(200);
      event(slice, Calendar.START + 600L * i, rng.below(20_000), target, rng.below(5_000), 1);
    }
    return slice;
  }

  private static ArraySlice event(
      ArraySlice slice, long time, int account, int target, int device, int count) {
    int network = device % 1_000;
    return slice.add(time, account, target, 0, device, network, Action.READ, Source.SEARCH, count);
  }

  private static Slice manyTimes(int accounts, int targets, long step, int count) {
    ArraySlice slice = new ArraySlice(MANY);
    for (int i = 0; i < MANY; i++) {
      event(slice, Calendar.START + step * i, i % accounts, i % targets, i % accounts, count);
    }
    return slice;
  }

  private static Slice extremes() {
    ArraySlice slice = new ArraySlice(MANY);
    for (int i = 0; i < MANY; i++) {
      long time = i < MANY / 2 ? i / 10 : YEAR_2099 + i;
      event(slice, time, i % 100, i % 5, i % 10, 1);
    }
    return slice;
  }

  private static Slice bare() {
    ArraySlice slice = new ArraySlice(MANY);
    for (int i = 0; i < MANY; i++) {
      long time = Calendar.START + 300_000L * i;
      slice.add(time, i % 100, i % 20, Slice.NONE, Slice.NONE, Slice.NONE, Action.READ, null, 1);
    }
    return slice;
  }

  /** As where a part of a larger window is shown under that window's numbers. */
  private static Slice gaps() {
    ArraySlice slice = new ArraySlice(MANY);
    for (int i = 0; i < MANY; i++) {
      event(slice, Calendar.START + 300_000L * i, 997 * (i % 100) + 5, 31 * (i % 20) + 2, 9 * i, 1);
    }
    return slice;
  }
}
