package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What accounts have in common, and what keeps them apart, against the definitions. */
class LinksTest {
  private static final long HOUR = 3_600_000;
  private static final long NOW = 500_000 * HOUR;

  @Test
  void coresAreThoseOfPairsThatReachTheLine() {
    Property.holds(60, random -> {
      Slice slice = draw(random);
      Acts acts = Acts.of(slice);
      Runs runs = new Runs(slice, 6, 64);
      double line = 1 + 4 * random.nextDouble();
      Links links = new Links(acts, line);
      assertTrue(links.find(runs, new Groups(false)));
      Set<Set<Integer>> expected = model(slice, runs, line);
      Set<Set<Integer>> found = new HashSet<>();
      for (int[] part : links.cores().parts(1, 2)) {
        Set<Integer> accounts = new TreeSet<>();
        for (int a : part) {
          accounts.add(a);
        }
        found.add(accounts);
      }
      assertEquals(expected, found);
    });
  }

  /** The connected parts of the graph of pairs. */
  private static Set<Set<Integer>> model(Slice slice, Runs runs, double line) {
    List<Set<Integer>> parts = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      for (int i = runs.bounds[2 * r]; i < runs.bounds[2 * r + 1]; i++) {
        for (int j = i + 1; j < runs.bounds[2 * r + 1]; j++) {
          int u = runs.account[i];
          int v = runs.account[j];
          Set<Integer> common = targets(slice, u);
          common.retainAll(targets(slice, v));
          if (common.size() >= 3 && surprise(common.size(), expected(slice, u, v)) >= line) {
            join(parts, u, v);
          }
        }
      }
    }
    return new HashSet<>(parts);
  }

  private static void join(List<Set<Integer>> parts, int u, int v) {
    Set<Integer> joined = new TreeSet<>(Set.of(u, v));
    parts.removeIf(part -> {
      boolean touches = part.contains(u) || part.contains(v);
      if (touches) {
        joined.addAll(part);
      }
      return touches;
    });
    parts.add(joined);
  }

  private static double surprise(double s, double e) {
    return s <= e ? 0 : s * StrictMath.log(s / e) - (s - e);
  }

  private static double expected(Slice slice, int u, int v) {
    double all = 0;
    for (int a = 0; a < slice.accounts(); a++) {
      all += targets(slice, a).size();
    }
    return Math.max(
        targets(slice, v).size() * popularity(slice, u) / all,
        targets(slice, u).size() * popularity(slice, v) / all);
  }

  private static double popularity(Slice slice, int a) {
    Set<Integer> own = targets(slice, a);
    Set<List<Integer>> acts = new HashSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (own.contains(slice.target(i))) {
        acts.add(List.of(slice.account(i), slice.target(i)));
      }
    }
    return acts.size();
  }

  private static Set<Integer> targets(Slice slice, int a) {
    Set<Integer> targets = new TreeSet<>();
    for (int i = 0; i < slice.size(); i++) {
      if (slice.account(i) == a) {
        targets.add(slice.target(i));
      }
    }
    return targets;
  }

  /** Two batches among others, in a world of few acts each. */
  private static Slice draw(Random random) {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 900; a++) {
      boolean batched = a < 16;
      long created = NOW - (batched ? 9_000 + a / 8 * 500 : 10_000 + 20L * a) * HOUR;
      int acts = batched ? 3 + random.nextInt(8) : 1;
      for (int i = 0; i < acts; i++) {
        int target = batched ? random.nextInt(20) : random.nextInt(60);
        events.add(Engagement.read("a" + a, "t" + target, NOW + random.nextInt(100_000))
            .accountCreated(created)
            .build());
      }
    }
    return Slices.of(events);
  }

  @Test
  void sharingADeviceIsToComeThroughOneThatFewDo() {
    Property.holds(100, random -> {
      List<Engagement> events = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        Engagement.Builder event = Engagement.read("a" + random.nextInt(25), "t", NOW + i);
        if (random.nextInt(5) > 0) {
          event.device("d" + (int) (30 * random.nextDouble() * random.nextDouble()));
        }
        events.add(event.build());
      }
      Slice slice = Slices.of(events);
      int most = 2 + random.nextInt(5);
      Devices devices = new Devices(slice, most);
      for (int a = 0; a < slice.accounts(); a++) {
        AccountSet found = new AccountSet(slice.accounts());
        devices.addSharing(a, found);
        Set<Integer> sharing = new TreeSet<>();
        for (int i = 0; i < found.size(); i++) {
          sharing.add(found.get(i));
        }
        assertEquals(sharing(slice, a, most), sharing);
      }
    });
  }

  private static Set<Integer> sharing(Slice slice, int a, int most) {
    Set<Integer> sharing = new TreeSet<>();
    for (int d = 0; d < slice.devices(); d++) {
      Set<Integer> through = new TreeSet<>();
      for (int i = 0; i < slice.size(); i++) {
        if (slice.device(i) == d) {
          through.add(slice.account(i));
        }
      }
      if (through.contains(a) && through.size() > 1 && through.size() <= most) {
        sharing.addAll(through);
      }
    }
    return sharing;
  }
}
