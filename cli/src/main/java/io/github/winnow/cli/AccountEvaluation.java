package io.github.winnow.cli;

import io.github.winnow.io.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said of accounts, given the truth about their engagements. An account is fabricated when
 * more than half of its labelled rows are; its scenario is the one that most of its rows of that
 * truth have, of several the first by name. Memory: some 150 bytes an account. Confined to one
 * thread.
 */
final class AccountEvaluation {
  private final Map<String, Truth> truths = new HashMap<>();
  private final Map<Evaluation.Group, Evaluation.Group> groups = new HashMap<>();
  private final SortedMap<Evaluation.Group, Fate> fates = new TreeMap<>();
  private final Doubles genuine = new Doubles();
  private final Doubles fabricated = new Doubles();
  private long unlabelled;

  /** What became of accounts. */
  static final class Fate {
    private final Outcomes outcomes = new Outcomes();
    private long named;

    Outcomes outcomes() {
      return outcomes;
    }

    /** How many a campaign names. */
    long named() {
      return named;
    }

    private void addAll(Fate more) {
      outcomes.addAll(more.outcomes);
      named += more.named;
    }
  }

  /** The labelled rows of one account, by truth and scenario. */
  private static final class Truth {
    private Evaluation.Group[] groups = new Evaluation.Group[0];
    private int[] rows = new int[0];

    void add(Evaluation.Group group) {
      int at = Arrays.asList(groups).indexOf(group);
      if (at < 0) {
        at = groups.length;
        groups = Arrays.copyOf(groups, at + 1);
        groups[at] = group;
        rows = Arrays.copyOf(rows, at + 1);
      }
      rows[at]++;
    }

    /** What the account is. */
    Evaluation.Group group() {
      long balance = 0;
      for (int i = 0; i < rows.length; i++) {
        balance += groups[i].fabricated() ? rows[i] : -rows[i];
      }
      int best = -1;
      for (int i = 0; i < rows.length; i++) {
        if (groups[i].fabricated() == balance > 0
            && (best < 0
                || rows[i] > rows[best]
                || (rows[i] == rows[best] && groups[i].compareTo(groups[best]) < 0))) {
          best = i;
        }
      }
      return groups[best];
    }
  }

  void add(TruthJoin.Row row) {
    Evaluation.Group group = new Evaluation.Group(row.fabricated(), row.scenario());
    Evaluation.Group one = groups.computeIfAbsent(group, g -> g);
    truths.computeIfAbsent(row.account(), a -> new Truth()).add(one);
  }

  /** Reads what was said of the accounts whose rows were added. */
  void read(Path verdicts) throws IOException {
    Path file = verdicts.resolveSibling("accounts.csv");
    if (!Files.isRegularFile(file)) {
      throw new Failure("--by account needs the accounts.csv that 'score' wrote beside "
          + Failure.shown(verdicts.toString()));
    }
    long known = 0;
    try (ResultReader reader =
        ResultReader.open(file, "account", "score", "disposition", "campaigns")) {
      while (reader.next()) {
        Truth truth = truths.get(reader.text(0));
        if (truth == null) {
          unlabelled++;
        } else {
          known++;
          Evaluation.Group group = truth.group();
          (group.fabricated() ? fabricated : genuine).add(reader.number(1));
          Fate fate = fates.computeIfAbsent(group, g -> new Fate());
          fate.outcomes.add(Dispositions.named(reader.text(2)));
          fate.named += reader.text(3).isEmpty() ? 0 : 1;
        }
      }
    }
    if (known != truths.size()) {
      throw new Failure(Failure.shown(file.toString()) + " has " + known + " of the "
          + truths.size() + " accounts whose rows have labels: is it of the same run?");
    }
  }

  /** Accounts without any labelled row: in no figure. */
  long unlabelled() {
    return unlabelled;
  }

  /** How the accounts' scores rank. */
  Ranking ranking() {
    return Ranking.of(genuine, fabricated);
  }

  /** What became of each scenario's accounts, the genuine ones first. */
  SortedMap<Evaluation.Group, Fate> fates() {
    return fates;
  }

  /** What became of all accounts of one truth. */
  Fate fate(boolean ofFabricated) {
    Fate sum = new Fate();
    fates.forEach((group, fate) -> {
      if (group.fabricated() == ofFabricated) {
        sum.addAll(fate);
      }
    });
    return sum;
  }
}
