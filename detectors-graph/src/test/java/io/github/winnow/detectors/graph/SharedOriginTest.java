package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Findings;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.Statistic;
import io.github.winnow.spi.Trait;
import io.github.winnow.testkit.Detached;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of where a group comes from. */
class SharedOriginTest {
  private static final int ACCOUNTS = 400;
  private static final int ACTS = 5;

  /** Keeps what was reported. */
  private static final class Said implements Findings {
    final Map<String, Double> logP = new HashMap<>();
    final Map<String, Double> observed = new HashMap<>();

    @Override
    public void corroborate(Statistic statistic, double p, double seen, double expected) {
      logP.put(statistic.id(), p);
      observed.put(statistic.id(), seen);
      assertTrue(expected > 0);
    }

    @Override
    public void excess(
        Statistic s, double p, long from, long to, Trait trait, double seen, double expected) {
      throw new AssertionError("corroborates only");
    }

    @Override
    public void group(Group group) {
      throw new AssertionError("corroborates only");
    }

    @Override
    public void leaveOut(long events) {
      throw new AssertionError("left out " + events);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private static Said of(Slice slice, Set<Integer> members) {
    Group group = new Group(() -> "together", 1);
    members.forEach(account -> group.account(account, 0.9, 3, 5, 0.1));
    Said said = new Said();
    Detached.of(GroupDetector.class, new SharedOriginProvider()).audit(slice, group, said);
    return said;
  }

  /** Accounts with a home network and a mobile one out of few; the first come from a small pool. */
  private static Slice slice(long seed, int pooled, int pool, boolean withIp) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Engagement> all = new ArrayList<>();
    for (int act = 0; act < ACTS; act++) {
      for (int a = 0; a < ACCOUNTS; a++) {
        int network = a < pooled
            ? random.nextInt(pool)
            : random.nextInt(4) == 0 ? 500 + random.nextInt(40) : 1000 + a;
        Engagement.Builder e = Engagement.read("a" + a, "t" + act, 1000L * all.size());
        if (withIp) {
          e.ip("10." + network / 250 + "." + network % 250 + ".1");
        }
        all.add(e.device("d" + (a < pooled ? a / 3 : a)).build());
      }
    }
    return Slices.of(all);
  }

  private static Set<Integer> first(int n) {
    Set<Integer> members = new HashSet<>();
    for (int i = 0; i < n; i++) {
      members.add(i);
    }
    return members;
  }

  @Test
  void accountsOfFewNetworksAndPhonesAreToldFromOthers() {
    Said said = of(slice(1, 60, 20, true), first(60));
    assertEquals(Math.log(1e-3), said.logP.getOrDefault("networks", 0.0), 0.01);
    assertEquals(20, said.observed.get("networks"));
    assertEquals(20, said.observed.get("devices"));
    assertTrue(said.logP.getOrDefault("devices", 0.0) < Math.log(0.01));
  }

  @Test
  void ofAccountsTakenAtRandomNoMoreAreStruckThanTheirShare() {
    Slice slice = slice(2, 0, 1, true);
    SplittableRandom random = new SplittableRandom(3);
    int struck = 0;
    int groups = 200;
    for (int g = 0; g < groups; g++) {
      Set<Integer> members = new HashSet<>();
      while (members.size() < 40) {
        members.add(random.nextInt(ACCOUNTS));
      }
      if (of(slice, members).logP.getOrDefault("networks", 0.0) <= Math.log(0.05)) {
        struck++;
      }
    }
    assertTrue(struck <= 22, struck + " of " + groups + " at p = 0.05");
  }

  @Test
  void saysNothingOfNetworksWhereThereAreNone() {
    Said said = of(slice(4, 60, 20, false), first(60));
    assertNull(said.logP.get("networks"));
    assertTrue(said.logP.containsKey("devices"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, ACCOUNTS - 10, ACCOUNTS})
  void saysNothingWhereThereIsTooLittleToCompare(int members) {
    assertEquals(Map.of(), of(slice(5, 60, 20, true), first(members)).logP);
  }

  @Test
  void whatWasChosenForItsDevicesIsNotComparedByThem() {
    Group group = new Group(() -> LinkedAccounts.LINKED, 1);
    first(60).forEach(account -> group.account(account, 0.9, 3, 5, 0.1));
    Said said = new Said();
    Detached.of(GroupDetector.class, new SharedOriginProvider())
        .audit(slice(7, 60, 20, true), group, said);
    assertEquals(Set.of("networks"), said.logP.keySet());
  }

  @Test
  void saysTheSameAgain() {
    Slice slice = slice(6, 100, 30, true);
    assertEquals(of(slice, first(70)).logP, of(slice, first(70)).logP);
  }
}
