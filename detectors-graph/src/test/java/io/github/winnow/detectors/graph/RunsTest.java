package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs of registrations against the definition. */
class RunsTest {
  private static final long HOUR = 3_600_000;
  private static final long NOW = 500_000 * HOUR;

  @Test
  void areTwoHoursThatStandOut() {
    Property.holds(200, random -> {
      Slice slice = draw(random);
      double line = 2 + 10 * random.nextDouble();
      int most = 4 + random.nextInt(20);
      assertEquals(model(slice, line, most), runs(new Runs(slice, line, most)));
    });
  }

  private static List<Set<Integer>> runs(Runs runs) {
    List<Set<Integer>> found = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      Set<Integer> run = new TreeSet<>();
      for (int i = runs.bounds[2 * r]; i < runs.bounds[2 * r + 1]; i++) {
        run.add(runs.account[i]);
      }
      found.add(run);
    }
    return found;
  }

  private static List<Set<Integer>> model(Slice slice, double line, int most) {
    TreeMap<Long, Set<Integer>> byHour = new TreeMap<>();
    for (int i = 0; i < slice.size(); i++) {
      if (slice.created(i) != Engagement.ABSENT) {
        byHour.computeIfAbsent(slice.created(i) / HOUR, h -> new HashSet<>()).add(slice.account(i));
      }
    }
    long last = (slice.to() - 1) / HOUR;
    List<Set<Integer>> runs = new ArrayList<>();
    for (long hour : byHour.keySet()) {
      Set<Integer> both = new TreeSet<>(byHour.getOrDefault(hour, Set.of()));
      both.addAll(byHour.getOrDefault(hour + 1, Set.of()));
      long latest = Math.max(hour + 1, Math.min(last, hour + 85));
      int around = 0;
      for (long h = hour - 84; h <= latest; h++) {
        if (h < hour - 1 || h > hour + 2) {
          around += byHour.getOrDefault(h, Set.of()).size();
        }
      }
      double hours = Math.max(1, latest - (hour - 84) + 1 - 4);
      double expected = 2 * (around + 0.5) / hours;
      if (both.size() >= 4
          && both.size() <= Math.min(most, slice.accounts() / 100)
          && Surprise.of(both.size(), expected) >= line) {
        runs.add(both);
      }
    }
    return runs;
  }

  @Test
  void anHourThatManyShareIsNone() {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 10_000; a++) {
      long created = NOW - (a < 65 ? 9_000 : a < 80 ? 12_000 : 20_000 + a) * HOUR;
      events.add(Engagement.read("a" + a, "t", NOW + a).accountCreated(created).build());
    }
    Map<String, Integer> expected = Map.of("runs", 1, "accounts", 15);
    Runs runs = new Runs(Slices.of(events), 12, 64);
    assertEquals(
        expected, Map.of("runs", runs.size(), "accounts", runs.bounds[1] - runs.bounds[0]));
  }

  @Test
  void inASmallWorldThereAreNone() {
    List<Engagement> events = new ArrayList<>();
    for (int a = 0; a < 60; a++) {
      long created = NOW - (a < 30 ? 9_000 : 12_000 + a) * HOUR;
      events.add(Engagement.read("a" + a, "t", NOW + a).accountCreated(created).build());
    }
    assertEquals(0, new Runs(Slices.of(events), 12, 64).size());
  }

  /** Some hours of a month stand out, some lie at the end of the stream, some ages are missing. */
  private static Slice draw(Random random) {
    List<Engagement> events = new ArrayList<>();
    int accounts = 600 + random.nextInt(600);
    long[] batch = new long[5];
    for (int b = 0; b < batch.length; b++) {
      batch[b] = NOW - random.nextInt(400) * HOUR;
    }
    for (int a = 0; a < accounts; a++) {
      Engagement.Builder event = Engagement.read("a" + a, "t", NOW + random.nextInt(1_000));
      if (random.nextInt(10) > 0) {
        boolean batched = random.nextInt(20) == 0;
        long hour = batched ? batch[random.nextInt(5)] : NOW - random.nextInt(4_000) * HOUR;
        event.accountCreated(hour + random.nextInt((int) HOUR) - (batched ? HOUR / 2 : 0));
      }
      events.add(event.build());
    }
    return Slices.of(events);
  }
}
