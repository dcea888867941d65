package io.github.winnow.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing but behaviour separates what is fabricated from what is genuine: small trees, one on
 * every column of {@link Cheap} and one on all together, learned on half of the accounts and tried
 * on the others, reach an AUROC of .75 at most; so does the last one when half of everybody's rows
 * are known.
 */
class NothingButBehaviourTest {
  private static final double MOST = 0.75;
  private static final int DEPTH = 3;

  @ParameterizedTest
  @CsvSource({"1001, .3, .1", "1002, .3, .1", "1003, 1, .05"})
  void separatesInMixed(long seed, double scale, double share) {
    List<LabelledEngagement> events =
        Traffic.world("mixed", seed).scale(scale).fabricated(share).generate();
    Map<String, Double> aurocs = aurocs(events);
    aurocs.forEach((column, auroc) -> assertTrue(
        auroc <= MOST, () -> column + " has an AUROC of " + auroc + " (seed " + seed + ")"));
  }

  /** Hired people read for themselves as others do. */
  @Test
  void hiredPeopleAreAsActiveAsOthers() {
    List<LabelledEngagement> events = Traffic.world("mixed", 1001).scale(0.5).generate();
    Set<Id> hired = new HashSet<>();
    Map<Id, Integer> own = new HashMap<>();
    for (LabelledEngagement e : events) {
      if (Set.of("crowd-workers", "rented-accounts").contains(e.scenario())) {
        hired.add(e.engagement().account());
      } else if (e.scenario().equals("readers")) {
        own.merge(e.engagement().account(), 1, Integer::sum);
      }
    }
    List<Id> accounts = new ArrayList<>(own.keySet());
    double[] activity =
        accounts.stream().mapToDouble(a -> own.getOrDefault(a, 0)).toArray();
    boolean[] is = new boolean[activity.length];
    for (int i = 0; i < is.length; i++) {
      is[i] = hired.contains(accounts.get(i));
    }
    double auroc = Auroc.folded(activity, is);
    assertTrue(auroc < 0.6, () -> "own activity: " + auroc);
  }

  /** The measure itself works: a planted tell is found. */
  @Test
  void aTellWouldBeFound() {
    List<LabelledEngagement> events = Traffic.world("genuine", 1).scale(0.05).generate().stream()
        .map(e -> new LabelledEngagement(
            e.engagement(),
            "CN-GD".equals(e.engagement().region()) && e.engagement().device() != null,
            "planted"))
        .toList();
    Map<String, Double> aurocs = aurocs(events);
    assertTrue(aurocs.getOrDefault("all together", 0.0) > 0.99, aurocs::toString);
    assertTrue(aurocs.getOrDefault("region CN-GD", 0.0) > 0.9, aurocs::toString);
  }

  private static Map<String, Double> aurocs(List<LabelledEngagement> events) {
    boolean[] labels = new boolean[events.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = events.get(i).fabricated();
    }
    Map<String, short[]> columns = Cheap.columns(events);
    BitSet learned = Cheap.half(events);
    Map<String, Double> aurocs = new TreeMap<>();
    columns.forEach(
        (name, column) -> aurocs.put(name, auroc(new short[][] {column}, labels, learned)));
    short[][] all = columns.values().toArray(short[][]::new);
    aurocs.put("all together", auroc(all, labels, learned));
    BitSet rows = new BitSet();
    for (int i = 0; i < labels.length; i++) {
      rows.set(i, (Rng.mix(i) & 1) == 0);
    }
    aurocs.put("all together, half of the rows", auroc(all, labels, rows));
    return aurocs;
  }

  private static double auroc(short[][] columns, boolean[] labels, BitSet learned) {
    double[] scores = SmallTree.scores(columns, labels, learned, DEPTH);
    int n = labels.length - learned.cardinality();
    double[] tried = new double[n];
    boolean[] truth = new boolean[n];
    int at = 0;
    for (int i = learned.nextClearBit(0); i < labels.length; i = learned.nextClearBit(i + 1)) {
      tried[at] = scores[i];
      truth[at++] = labels[i];
    }
    return Auroc.of(tried, truth);
  }
}
