package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Follows, their core and those that come back, against the definitions. */
class FollowsTest {
  private static final long DELAY = 100;

  @Test
  void areTheFirstOfEachByEach() {
    Property.holds(200, random -> {
      Slice slice = Slices.of(draw(random));
      Map<List<Integer>, Long> first = first(slice);
      Follows follows = new Follows(slice, Follows.events(slice));
      Map<List<Integer>, Long> out = new TreeMap<>(FollowsTest::compare);
      Map<List<Integer>, Long> in = new TreeMap<>(FollowsTest::compare);
      for (int a = 0; a < slice.accounts(); a++) {
        for (int i = follows.begin[a]; i < follows.begin[a + 1]; i++) {
          out.put(List.of(a, follows.whom[i]), follows.time[i]);
        }
        for (int i = follows.inBegin[a]; i < follows.inBegin[a + 1]; i++) {
          in.put(List.of(follows.by[i], a), follows.inTime[i]);
        }
      }
      assertEquals(first, out);
      assertEquals(first, in);
      assertEquals(first.size(), follows.size());
    });
  }

  @Test
  void coreIsWhatIsLeft() {
    Property.holds(300, random -> {
      Slice slice = Slices.of(draw(random));
      int k = 1 + random.nextInt(4);
      boolean[] core = new Follows(slice, Follows.events(slice)).core(k);
      Set<Integer> found = new HashSet<>();
      for (int a = 0; a < core.length; a++) {
        if (core[a]) {
          found.add(a);
        }
      }
      assertEquals(core(slice, k), found);
    });
  }

  @Test
  void comeBackWhenAnsweredOrRoundThreeTimes() {
    Property.holds(300, random -> {
      Slice slice = Slices.of(draw(random));
      Map<List<Integer>, Long> first = first(slice);
      boolean[] among = new boolean[slice.accounts()];
      for (int a = 0; a < among.length; a++) {
        among[a] = random.nextInt(8) > 0;
      }
      Returns returns = new Returns(new Follows(slice, Follows.events(slice)), among, DELAY);
      returns.find(new Groups(false));
      Set<List<Integer>> found = new HashSet<>();
      for (int a = 0; a < among.length; a++) {
        for (int i = returns.begin()[a]; i < returns.begin()[a + 1]; i++) {
          found.add(List.of(a, returns.whom()[i]));
        }
      }
      Set<List<Integer>> expected = new HashSet<>();
      first.forEach((follow, time) -> {
        if (among[follow.get(0)] && among[follow.get(1)] && comesBack(first, among, follow)) {
          expected.add(follow);
        }
      });
      assertEquals(expected, found);
    });
  }

  private static boolean comesBack(
      Map<List<Integer>, Long> first, boolean[] among, List<Integer> follow) {
    int u = follow.get(0);
    int v = follow.get(1);
    long time = first.getOrDefault(follow, 0L);
    Long answer = first.get(List.of(v, u));
    if (answer != null && Math.abs(answer - time) <= DELAY) {
      return true;
    }
    int rounds = 0;
    for (int w = 0; w < among.length; w++) {
      Long second = first.get(List.of(v, w));
      Long third = first.get(List.of(w, u));
      if (among[w] && second != null && third != null) {
        long earliest = Math.min(time, Math.min(second, third));
        long latest = Math.max(time, Math.max(second, third));
        rounds += latest - earliest <= DELAY ? 1 : 0;
      }
    }
    return rounds >= 3;
  }

  private static Set<Integer> core(Slice slice, int k) {
    Set<Integer> left = new HashSet<>();
    for (int a = 0; a < slice.accounts(); a++) {
      left.add(a);
    }
    boolean changed = true;
    while (changed) {
      Set<Integer> now = Set.copyOf(left);
      changed =
          left.removeIf(a -> count(slice, now, a, true) < k || count(slice, now, a, false) < k);
    }
    return left;
  }

  private static long count(Slice slice, Set<Integer> among, int a, boolean out) {
    return first(slice).keySet().stream()
        .filter(follow -> follow.get(out ? 0 : 1) == a)
        .filter(follow -> among.contains(follow.get(out ? 1 : 0)))
        .count();
  }

  private static Map<List<Integer>, Long> first(Slice slice) {
    Map<List<Integer>, Long> first = new TreeMap<>(FollowsTest::compare);
    for (int i = 0; i < slice.size(); i++) {
      int followed = slice.accountOf(slice.target(i));
      if (slice.action(i).equals(Action.FOLLOW)
          && followed != Slice.NONE
          && followed != slice.account(i)) {
        first.putIfAbsent(List.of(slice.account(i), followed), slice.time(i));
      }
    }
    return first;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0);
  }

  /** Accounts that follow and read each other, themselves, and what never acts. */
  private static List<Engagement> draw(Random random) {
    int accounts = 2 + random.nextInt(9);
    List<Engagement> events = new ArrayList<>();
    for (int i = random.nextInt(120); i > 0; i--) {
      Action action = random.nextInt(6) == 0 ? Action.READ : Action.FOLLOW;
      Id who = Id.of("a" + random.nextInt(accounts));
      Id whom = Id.of("a" + random.nextInt(accounts + 2));
      events.add(Engagement.of(action, who, whom, random.nextInt(300)).build());
    }
    return events;
  }
}
