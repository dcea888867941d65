package io.github.winnow.detectors.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.spi.Slice;
import io.github.winnow.testkit.Groups;
import io.github.winnow.testkit.Slices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Neighbours and their expectation against the definitions, pair by pair. */
class NeighboursTest {
  private static final long WINDOW = 60_000;
  private static final double LINE = 0.5;
  private static final int NO_CROWD = 1 << 20;

  @Test
  void areThosePairsThatReachTheLine() {
    Property.holds(200, random -> {
      Slice slice = Slices.of(draw(random));
      Model model = new Model(slice);
      Acts acts = Acts.of(slice);
      Neighbours neighbours = neighbours(acts, new Sample(acts, WINDOW, NO_CROWD, 3), slice);
      for (int u = 0; u < slice.accounts(); u++) {
        Set<Integer> found = new HashSet<>();
        for (int i = neighbours.begin()[u]; i < neighbours.begin()[u + 1]; i++) {
          found.add(neighbours.neighbour()[i]);
        }
        assertEquals(model.neighbours(u), found, "of account " + u);
      }
    });
  }

  @Test
  void expectationIsTheSumOverPublishers() {
    Property.holds(100, random -> {
      Slice slice = Slices.of(draw(random));
      Model model = new Model(slice);
      Acts acts = Acts.of(slice);
      Coincidence coincidence = new Coincidence(acts, new Habits(acts), WINDOW);
      for (int u = 0; u < slice.accounts(); u++) {
        coincidence.fix(u);
        for (int v = 0; v < slice.accounts(); v++) {
          double expected = Math.max(1e-6, model.expected(u, v));
          assertEquals(expected, coincidence.expected(u, v), 1e-9 * expected);
        }
        coincidence.release(u);
      }
    });
  }

  private static Neighbours neighbours(Acts acts, Sample sample, Slice slice) {
    Coincidence coincidence = new Coincidence(acts, new Habits(acts), WINDOW);
    Neighbours neighbours =
        new Neighbours(acts, sample, coincidence, WINDOW, LINE, slice.accounts());
    neighbours.find(new Groups(false));
    return neighbours;
  }

  private static List<Engagement> draw(Random random) {
    int accounts = 2 + random.nextInt(12);
    int targets = 1 + random.nextInt(12);
    int publishers = 1 + random.nextInt(4);
    List<Engagement> events = new ArrayList<>();
    for (int i = random.nextInt(150); i > 0; i--) {
      int target = random.nextInt(targets);
      Engagement.Builder event = Engagement.of(
          Action.READ,
          Id.of("a" + random.nextInt(accounts)),
          Id.of("t" + target),
          random.nextInt(600_000));
      int publisher = target % publishers;
      if (publisher > 0) {
        event.publisher("p" + publisher);
      }
      events.add(event.build());
    }
    return events;
  }

  /** The definitions, in maps. */
  private static final class Model {
    private final Slice slice;
    private final List<Map<Integer, Long>> first = new ArrayList<>();
    private final Map<Integer, Integer> publisher = new HashMap<>();

    Model(Slice slice) {
      this.slice = slice;
      for (int a = 0; a < slice.accounts(); a++) {
        first.add(new HashMap<>());
      }
      for (int i = 0; i < slice.size(); i++) {
        first.get(slice.account(i)).putIfAbsent(slice.target(i), slice.time(i));
        publisher.put(slice.target(i), slice.publisher(i));
      }
    }

    Set<Integer> neighbours(int u) {
      Set<Integer> near = new HashSet<>();
      for (int v = 0; v < slice.accounts(); v++) {
        if (v != u && first.get(u).size() >= 3 && first.get(v).size() >= 3) {
          Set<Long> seconds = new HashSet<>();
          for (Map.Entry<Integer, Long> act : first.get(u).entrySet()) {
            Long his = first.get(v).get(act.getKey());
            if (his != null && Math.abs(his - act.getValue()) <= WINDOW) {
              seconds.add(Math.floorDiv(act.getValue(), 1_000L));
            }
          }
          int meetings = seconds.size();
          double expected = Math.max(1e-6, expected(u, v));
          if (meetings >= 3
              && meetings > expected
              && meetings * StrictMath.log(meetings / expected) - (meetings - expected) >= LINE) {
            near.add(v);
          }
        }
      }
      return near;
    }

    double expected(int u, int v) {
      double sum = 0;
      for (int p = Slice.NONE; p < slice.publishers(); p++) {
        sum += habit(u, p) * habit(v, p) * chance(p);
      }
      return sum;
    }

    private double habit(int a, int p) {
      double times = 0;
      for (int t : first.get(a).keySet()) {
        times += publisher.getOrDefault(t, Slice.NONE) == p ? 1 : 0;
      }
      double all = 0;
      for (Map<Integer, Long> acts : first) {
        all += acts.size();
      }
      double share = first.get(a).size() * acts(p) / all;
      return p == Slice.NONE ? share : Math.max(times - 1, share);
    }

    private double acts(int p) {
      double n = 0;
      for (Map<Integer, Long> acts : first) {
        for (int t : acts.keySet()) {
          n += publisher.getOrDefault(t, Slice.NONE) == p ? 1 : 0;
        }
      }
      return n;
    }

    private double chance(int p) {
      double sum = 0;
      for (int t = 0; t < slice.targets(); t++) {
        if (publisher.getOrDefault(t, Slice.NONE) == p) {
          List<Long> times = new ArrayList<>();
          for (Map<Integer, Long> acts : first) {
            Long time = acts.get(t);
            if (time != null) {
              times.add(time);
            }
          }
          double pairs = 0;
          double near = 0;
          for (int i = 0; i < times.size(); i++) {
            for (int j = 0; j < i; j++) {
              pairs++;
              near += Math.abs(times.get(i) - times.get(j)) <= WINDOW ? 1 : 0;
            }
          }
          double share = times.size() / acts(p);
          sum += pairs == 0 ? 0 : share * share * near / pairs;
        }
      }
      return sum;
    }
  }
}
