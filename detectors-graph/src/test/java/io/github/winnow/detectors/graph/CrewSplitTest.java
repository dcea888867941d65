package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Engagement;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CrewSplitTest {
  private static final int LEAST = 10;

  /** Crews that act on so many targets of their own, each of them on a share. */
  private static List<Engagement> acts(Random random, double share, int... crews) {
    List<Engagement> acts = new ArrayList<>();
    for (int c = 0; c < crews.length; c++) {
      for (int a = 0; a < crews[c]; a++) {
        for (int t = 0; t < 12; t++) {
          if (random.nextDouble() < share) {
            acts.add(Engagement.read(c + "-" + a, "target " + c + "-" + t, acts.size())
                .build());
          }
        }
        // What both crews come by.
        acts.add(Engagement.read(c + "-" + a, "everybody", acts.size()).build());
      }
    }
    return acts;
  }

  private static Crew whole(Acts graph) {
    Crew crew = new Crew();
    for (int a = 0; a < graph.accounts; a++) {
      crew.add(a, 1, 1, 1, 1);
    }
    for (int t = 0; t < graph.targets; t++) {
      crew.orders.add(t, Long.MIN_VALUE, Long.MAX_VALUE, graph.popularity(t), 0);
    }
    return crew;
  }

  private static Set<Set<Long>> parts(Slice slice) {
    Acts graph = Acts.of(slice);
    Set<Set<Long>> parts = new HashSet<>();
    for (int[] part : CrewSplit.parts(whole(graph), graph, LEAST)) {
      parts.add(new TreeSet<>(Arrays.stream(part).mapToObj(slice::hash).toList()));
    }
    return parts;
  }

  @Test
  void twoCrewsThatWereTakenForOneComeApart() {
    for (long seed = 1; seed <= 40; seed++) { // with high probability only, so the same ones always
      Random draw = new Random(seed);
      int first = 20 + draw.nextInt(60);
      int second = 20 + draw.nextInt(300);
      Slice slice = Slices.of(acts(draw, 0.7, first, second));
      List<Integer> sizes = new ArrayList<>();
      parts(slice).forEach(part -> sizes.add(part.size()));
      sizes.sort(null);
      String found = first + " and " + second + " came apart as " + sizes;
      assertEquals(2, sizes.size(), found);
      assertTrue(sizes.get(0) >= 0.9 * Math.min(first, second), found);
      assertTrue(sizes.get(1) >= 0.9 * Math.max(first, second), found);
    }
  }

  /** A class that was told to read four pages, two of which a crew with many small orders served. */
  @Test
  void aClassAmidACrewComesApart() {
    for (long seed = 1; seed <= 20; seed++) {
      Random draw = new Random(seed);
      List<Engagement> acts = new ArrayList<>();
      for (int a = 0; a < 80; a++) {
        for (int t = 0; t < 60; t++) {
          if (draw.nextDouble() < 0.17) {
            acts.add(Engagement.read("crew " + a, "target " + t, acts.size()).build());
          }
        }
      }
      for (int a = 0; a < 20; a++) {
        for (int t = 0; t < 4; t++) {
          String page = t < 2 ? "target " + t : "page " + t;
          acts.add(Engagement.read("pupil " + a, page, acts.size()).build());
        }
      }
      Slice slice = Slices.of(acts);
      Set<Long> pupils = new HashSet<>();
      for (int i = 0; i < slice.size(); i++) {
        if (acts.get(i).account().toString().contains("pupil")) {
          pupils.add(slice.hash(slice.account(i)));
        }
      }
      List<Integer> crews = new ArrayList<>();
      for (Set<Long> part : parts(slice)) {
        int inside = (int) part.stream().filter(pupils::contains).count();
        int mixed = Math.min(inside, part.size() - inside);
        assertTrue(mixed <= 8, inside + " pupils in " + part.size());
        crews.add(part.size() - inside);
      }
      assertTrue(Collections.max(crews) >= 65, "crews " + crews);
    }
  }

  @Test
  void oneCrewStaysWhole() {
    Slice slice = Slices.of(acts(new Random(1), 0.6, 400));
    Set<Set<Long>> parts = parts(slice);
    assertEquals(1, parts.size());
    assertTrue(parts.iterator().next().size() >= 390);
  }

  @Test
  void thoseWhoShareOneTargetDoNotAgree() {
    assertEquals(Set.of(), parts(Slices.of(acts(new Random(1), 0, 50, 50))));
  }

  @Test
  void numbersOfAccountsPlayNoPart() {
    Slice slice = Slices.of(acts(new Random(2), 0.5, 40, 200));
    int[] number = new int[slice.accounts()];
    for (int a = 0; a < number.length; a++) {
      number[a] = number.length - 1 - a;
    }
    assertEquals(parts(slice), parts(new RenumberedSlice(slice, number)));
  }
}
