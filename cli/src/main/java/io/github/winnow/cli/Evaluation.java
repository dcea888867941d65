package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What verdicts were worth, given the truth. Memory: 16 bytes a row. Confined to one thread.
 */
final class Evaluation {
  /** Beyond this many actions or scenarios the rest goes under one name. */
  private static final int MOST_NAMES = 1000;

  private static final String OTHERS = "(others)";

  private final SortedMap<String, Scores> actions = new TreeMap<>();
  private final SortedMap<Group, Fate> groups = new TreeMap<>();
  private final Reliability reliability = new Reliability();

  /** The scores of either kind. */
  private static final class Scores {
    final Doubles genuine = new Doubles();
    final Doubles fabricated = new Doubles();
  }

  /**
   * Rows of one scenario and one truth.
   *
   * @param fabricated the truth
   * @param scenario the scenario, empty where the log names none
   */
  record Group(boolean fabricated, String scenario) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int truth = Boolean.compare(fabricated, other.fabricated);
      return truth != 0 ? truth : scenario.compareTo(other.scenario);
    }
  }

  /**
   * What became of rows.
   *
   * @param first when they came
   * @param last in the end, when all was looked back at
   */
  record Fate(Outcomes first, Outcomes last) {
    Fate() {
      this(new Outcomes(), new Outcomes());
    }
  }

  void add(TruthJoin.Row row) {
    add(
        row.action(),
        row.scenario(),
        row.fabricated(),
        row.score(),
        row.q(),
        row.first(),
        row.last());
  }

  void add(
      String action,
      String scenario,
      boolean fabricated,
      double score,
      double q,
      Disposition first,
      Disposition last) {
    Scores scores = actions.computeIfAbsent(named(actions, action), a -> new Scores());
    (fabricated ? scores.fabricated : scores.genuine).add(score);
    Group group = new Group(fabricated, scenario);
    if (groups.size() >= MOST_NAMES && !groups.containsKey(group)) {
      group = new Group(fabricated, OTHERS);
    }
    Fate fate = groups.computeIfAbsent(group, g -> new Fate());
    fate.first().add(first);
    fate.last().add(last);
    reliability.add(q, fabricated);
  }

  private static String named(Map<String, ?> known, String name) {
    return known.size() < MOST_NAMES || known.containsKey(name) ? name : OTHERS;
  }

  /** How all scores rank. */
  Ranking overall() {
    Doubles genuine = new Doubles();
    Doubles fabricated = new Doubles();
    actions.values().forEach(scores -> {
      genuine.addAll(scores.genuine);
      fabricated.addAll(scores.fabricated);
    });
    return Ranking.of(genuine, fabricated);
  }

  /** How the scores of each action rank. */
  SortedMap<String, Ranking> byAction() {
    SortedMap<String, Ranking> rankings = new TreeMap<>();
    actions.forEach(
        (action, scores) -> rankings.put(action, Ranking.of(scores.genuine, scores.fabricated)));
    return rankings;
  }

  /** What became of each scenario, the genuine ones first. */
  SortedMap<Group, Fate> groups() {
    return groups;
  }

  Reliability reliability() {
    return reliability;
  }

  /** What became of all rows of one truth. */
  Fate fate(boolean fabricated) {
    Fate sum = new Fate();
    groups.forEach((group, fate) -> {
      if (group.fabricated == fabricated) {
        sum.first().addAll(fate.first());
        sum.last().addAll(fate.last());
      }
    });
    return sum;
  }
}
