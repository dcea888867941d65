package io.github.winnow.cli;

import io.github.winnow.evidence.Disposition;
import io.github.winnow.io.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several policies say of the same rows, the first being the one that the others are compared
 * with. Duplicates are in no figure.
 */
final class Comparison {
  private final int examples;
  private final long rejected;
  private final List<Side> sides = new ArrayList<>();
  private long rows;
  private long labelled;

  /** What one policy says. */
  static final class Side {
    final Outcomes all = new Outcomes();
    final Outcomes genuine = new Outcomes();
    final Outcomes fabricated = new Outcomes();
    final Map<String, Outcomes> byScenario = new TreeMap<>();
    final Map<Change, Changed> changes = new TreeMap<>();
  }

  /**
   * From what the first policy says to what another does.
   *
   * @param from what the first says
   * @param to what the other says
   */
  record Change(Disposition from, Disposition to) implements Comparable<Change> {
    @Override
    public int compareTo(Change other) {
      int byTo = other.to.compareTo(to); // the gravest first
      return byTo != 0 ? byTo : from.compareTo(other.from);
    }
  }

  /** Rows of which two policies say different things. */
  static final class Changed {
    long rows;
    long genuine;
    long fabricated;
    final List<FinalRows.Final> examples = new ArrayList<>();
  }

  Comparison(int policies, int examples, long rejected) {
    this.examples = examples;
    this.rejected = rejected;
    for (int i = 0; i < policies; i++) {
      sides.add(new Side());
    }
  }

  void add(Truth truth, List<FinalRows.Final> said) {
    if (said.get(0).now().duplicate()) {
      return;
    }
    rows++;
    labelled += truth.label() == Label.ABSENT ? 0 : 1;
    Disposition first = said.get(0).now().disposition();
    for (int policy = 0; policy < said.size(); policy++) {
      FinalRows.Final one = said.get(policy);
      Side side = sides.get(policy);
      Disposition disposition = one.now().disposition();
      side.all.add(disposition);
      if (truth.label() == Label.GENUINE) {
        side.genuine.add(disposition);
      } else if (truth.label() == Label.FABRICATED) {
        side.fabricated.add(disposition);
      }
      if (!truth.scenario().isEmpty()) {
        side.byScenario.computeIfAbsent(truth.scenario(), s -> new Outcomes()).add(disposition);
      }
      if (disposition != first) {
        change(side, new Change(first, disposition), truth, one);
      }
    }
  }

  private void change(Side side, Change change, Truth truth, FinalRows.Final row) {
    Changed changed = side.changes.computeIfAbsent(change, c -> new Changed());
    changed.rows++;
    changed.genuine += truth.label() == Label.GENUINE ? 1 : 0;
    changed.fabricated += truth.label() == Label.FABRICATED ? 1 : 0;
    if (changed.examples.size() < examples) {
      changed.examples.add(row);
    }
  }

  /** How many rows were compared. */
  long rows() {
    return rows;
  }

  /** How many rows could not be read. */
  long rejected() {
    return rejected;
  }

  /** Of how many rows the truth is known. */
  long labelled() {
    return labelled;
  }

  Side side(int policy) {
    return sides.get(policy);
  }
}
