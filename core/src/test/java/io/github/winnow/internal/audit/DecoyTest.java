package io.github.winnow.internal.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Source;
import io.github.winnow.fixture.Seeds;
import io.github.winnow.spi.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decoy keeps and what it does away with. */
class DecoyTest {
  private static final int RUNS = 200;
  private static final long HOUR = 3_600_000;

  @Test
  void keepsWhatIsNoActor() {
    Seeds.fresh(RUNS, random -> {
      Slice real = Events.draw(random);
      Slice decoy = new Decoy(real, random.nextLong());
      assertEquals(real.size(), decoy.size());
      for (int i = 0; i < real.size(); i++) {
        assertEquals(real.time(i), decoy.time(i));
        assertEquals(real.target(i), decoy.target(i));
        assertEquals(real.publisher(i), decoy.publisher(i));
      }
    });
  }

  @Test
  void keepsDegreesHoursAndCurves() {
    Seeds.fresh(RUNS, random -> {
      Slice real = Events.draw(random);
      Slice decoy = new Decoy(real, random.nextLong());
      Function<Bond, Object> account = Bond::account;
      Function<Bond, Object> hour = b -> List.of(b.account(), Math.floorMod(b.hour(), 24L));
      Function<Bond, Object> curve = b -> List.of(b.target(), b.times());
      for (Function<Bond, Object> by : List.of(account, hour, curve)) {
        assertEquals(count(bonds(real), by), count(bonds(decoy), by));
      }
    });
  }

  @Test
  void keepsHabits() {
    Seeds.fresh(RUNS, random -> {
      Slice real = Events.draw(random);
      Map<Object, Integer> after =
          count(bonds(new Decoy(real, random.nextLong())), DecoyTest::habit);
      count(bonds(real), DecoyTest::habit).forEach((habit, times) -> {
        if (times > 1 && !habit.toString().endsWith(" " + Slice.NONE)) {
          assertTrue(after.getOrDefault(habit, 0) >= times, () -> habit + " was " + times);
        }
      });
    });
  }

  @Test
  void anAccountKeepsItsDevicesAndNetworks() {
    Seeds.fresh(RUNS, random -> {
      Slice real = Events.draw(random);
      Slice decoy = new Decoy(real, random.nextLong());
      Set<List<Integer>> known = actors(real);
      assertTrue(known.containsAll(actors(decoy)));
    });
  }

  @Test
  void dependsOnItsSeedAlone() {
    SplittableRandom random = new SplittableRandom(1);
    Slice real = Events.draw(random, 40, 30, 1_000);
    assertArrayEquals(accounts(new Decoy(real, 7)), accounts(new Decoy(real, 7)));
    assertFalse(Arrays.equals(accounts(new Decoy(real, 7)), accounts(new Decoy(real, 8))));
  }

  @Test
  void doesAwayWithCoordination() {
    SplittableRandom random = new SplittableRandom(2);
    Events.Builder events = new Events.Builder();
    for (int i = 0; i < 20_000; i++) {
      events.add(random.nextLong(7 * 24 * HOUR), 40 + random.nextInt(4_000), random.nextInt(500));
    }
    for (int target = 0; target < 10; target++) {
      for (int account = 0; account < 40; account++) {
        events.add(target * 15L * HOUR + random.nextLong(HOUR), account, 500 + target);
      }
    }
    Slice real = events.build(100);
    assertEquals(40 * 39 / 2, together(real));
    assertEquals(0, together(new Decoy(real, 3)));
  }

  @Test
  void emptyAndTinySlices() {
    assertEquals(0, new Decoy(new Events.Builder().build(1), 1).size());
    Events.Builder one = new Events.Builder();
    one.add(Long.MIN_VALUE + 1, 0, 0);
    one.add(Long.MAX_VALUE, 0, 0);
    assertArrayEquals(new int[] {0, 0}, accounts(new Decoy(one.build(1), 1)));
  }

  @Test
  void aViewIsOfTheDecoy() {
    Slice decoy = new Decoy(Events.draw(new SplittableRandom(4)), 5);
    assertEquals(decoy, decoy.view(Object.class, slice -> slice));
  }

  private static String habit(Bond bond) {
    return bond.account() + " " + bond.publisher();
  }

  /** How many pairs of the first forty accounts share at least five targets. */
  private static int together(Slice slice) {
    Map<Integer, Set<Integer>> targets = new HashMap<>();
    for (int i = 0; i < slice.size(); i++) {
      targets.computeIfAbsent(slice.account(i), a -> new HashSet<>()).add(slice.target(i));
    }
    int pairs = 0;
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < a; b++) {
        Set<Integer> both = new HashSet<>(targets.getOrDefault(a, Set.of()));
        both.retainAll(targets.getOrDefault(b, Set.of()));
        pairs += both.size() >= 5 ? 1 : 0;
      }
    }
    return pairs;
  }

  private static int[] accounts(Slice slice) {
    int[] accounts = new int[slice.size()];
    Arrays.setAll(accounts, slice::account);
    return accounts;
  }

  private static Set<List<Integer>> actors(Slice slice) {
    Set<List<Integer>> actors = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      actors.add(List.of(slice.account(i), slice.device(i), slice.network(i)));
    }
    return actors;
  }

  @Test
  void whereTraitsAreExchangedAllElseStays() {
    Seeds.fresh(RUNS, random -> {
      Slice real = Events.draw(random);
      Slice decoy = new Exchanged(real, random.nextLong());
      Map<Integer, Long> from = new HashMap<>();
      for (int i = 0; i < real.size(); i++) {
        assertEquals(real.time(i), decoy.time(i));
        assertEquals(real.account(i), decoy.account(i));
        assertEquals(real.target(i), decoy.target(i));
        long who = decoy.created(i) / HOUR;
        assertEquals(who, from.computeIfAbsent(real.account(i), a -> who), "of one account");
        assertEquals(who, decoy.device(i) / 2);
        assertEquals(who % 5 - 1, decoy.client(i));
      }
      assertEquals(from.size(), new HashSet<>(from.values()).size(), "of each to one");
    });
  }

  @Test
  void onlyAccountsOfAboutOneAgeExchangeTraits() {
    Events.Builder builder = new Events.Builder();
    for (int a = 0; a < 1_200; a++) {
      builder.add(a, a, a % 7);
    }
    Slice real = builder.build(3);
    Slice decoy = new Exchanged(real, 5);
    int moved = 0;
    for (int i = 0; i < real.size(); i++) {
      long age = decoy.created(i) / HOUR;
      assertEquals(Math.min(1, real.account(i) / 512), Math.min(1, age / 512)); // the rest
      moved += age == real.account(i) ? 0 : 1;
    }
    assertTrue(moved > 1_150, moved + " of 1,200");
  }

  private static Map<Object, Integer> count(List<Bond> bonds, Function<Bond, Object> by) {
    Map<Object, Integer> counts = new HashMap<>();
    bonds.forEach(bond -> counts.merge(by.apply(bond), 1, Integer::sum));
    return counts;
  }

  private static List<Bond> bonds(Slice slice) {
    Map<List<Integer>, Bond> bonds = new TreeMap<>(
        (a, b) -> a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0));
    for (int i = 0; i < slice.size(); i++) {
      int account = slice.account(i);
      int target = slice.target(i);
      int publisher = slice.publisher(i);
      bonds
          .computeIfAbsent(
              List.of(account, target),
              k -> new Bond(account, target, publisher, new ArrayList<>()))
          .times()
          .add(slice.time(i));
    }
    return List.copyOf(bonds.values());
  }

  /** What one account does to one target. */
  private record Bond(int account, int target, int publisher, List<Long> times) {
    long hour() {
      return Math.floorDiv(times.get(0), HOUR);
    }
  }

  /** A slice of arrays. */
  private static final class Events implements Slice {
    private final long[] times;
    private final int[] who;
    private final int[] what;
    private final int owners;

    Events(long[] times, int[] who, int[] what, int owners) {
      this.times = times;
      this.who = who;
      this.what = what;
      this.owners = owners;
    }

    static Slice draw(SplittableRandom random) {
      return draw(random, 1 + random.nextInt(12), 1 + random.nextInt(12), random.nextInt(150));
    }

    static Slice draw(SplittableRandom random, int accounts, int targets, int size) {
      Builder builder = new Builder();
      for (int i = 0; i < size; i++) {
        builder.add(
            random.nextLong(-4 * HOUR, 60 * HOUR),
            random.nextInt(accounts),
            random.nextInt(targets));
      }
      return builder.build(random.nextInt(1, 5));
    }

    @Override
    public int size() {
      return times.length;
    }

    @Override
    public long from() {
      return 0;
    }

    @Override
    public long to() {
      return Long.MAX_VALUE;
    }

    @Override
    public int accounts() {
      return Arrays.stream(who).max().orElse(-1) + 1;
    }

    @Override
    public int targets() {
      return Arrays.stream(what).max().orElse(-1) + 1;
    }

    @Override
    public int publishers() {
      return owners;
    }

    @Override
    public int devices() {
      return 2 * accounts();
    }

    @Override
    public int networks() {
      return 3;
    }

    @Override
    public int clients() {
      return 4;
    }

    @Override
    public int client(int event) {
      return who[event] % 5 - 1;
    }

    @Override
    public long created(int event) {
      return who[event] * HOUR;
    }

    @Override
    public long time(int event) {
      return times[event];
    }

    @Override
    public int account(int event) {
      return who[event];
    }

    @Override
    public int target(int event) {
      return what[event];
    }

    @Override
    public int publisher(int event) {
      int owner = what[event] % (owners + 1) - 1;
      return owner < 0 ? NONE : owner;
    }

    @Override
    public int device(int event) {
      return 2 * who[event] + event % 2;
    }

    @Override
    public int network(int event) {
      return event % 3;
    }

    @Override
    public Action action(int event) {
      return Action.READ;
    }

    @Override
    public @Nullable Source source(int event) {
      return null;
    }

    @Override
    public int count(int event) {
      return 1;
    }

    @Override
    public long hash(int account) {
      return account;
    }

    @Override
    public <V> V view(Class<V> type, Function<? super Slice, ? extends V> make) {
      return make.apply(this);
    }

    static final class Builder {
      private final ArrayList<long[]> events = new ArrayList<>();

      void add(long time, int account, int target) {
        events.add(new long[] {time, account, target});
      }

      Slice build(int owners) {
        events.sort((a, b) -> Long.compare(a[0], b[0]));
        return new Events(
            events.stream().mapToLong(e -> e[0]).toArray(),
            events.stream().mapToInt(e -> (int) e[1]).toArray(),
            events.stream().mapToInt(e -> (int) e[2]).toArray(),
            owners);
      }
    }
  }
}
