package io.github.winnow.internal.audit;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Search;
import io.github.winnow.evidence.StatisticInfo;
import io.github.winnow.evidence.Tail;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.math.Elementary;
import io.github.winnow.internal.plugin.Auditing;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.spi.Chance;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.spi.Group;
import io.github.winnow.spi.GroupDetector;
import io.github.winnow.spi.Slice;
import io.github.winnow.spi.TargetDetector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets the detectors look at closed windows. One thread at a time. */
public final class Auditor {
  /** A window with fewer engagements shows nothing. */
  private static final int FEWEST = 20;

  private final List<Auditing> detectors;
  private final History history;
  private final RowList.TargetHashes hashes;
  private final RowList rows;
  private final Schedule schedule;
  private final long seed;
  private final Observer observer;
  private long looked;
  private long leftOut;

  /** Told of all that detectors found, before anything is decided. */
  public interface Observer {
    /**
     * A window was searched for groups.
     *
     * @param search what it came to
     */
    void searched(Search search);

    /**
     * A target was compared with others.
     *
     * @param excess what was found
     */
    void compared(Excess excess);
  }

  /**
   * An auditor.
   *
   * @param detectors those that look back
   * @param history what they look at
   * @param book the tallies, which know targets and actions
   * @param edge gives targets their hashes, and the seed
   * @param most the most engagements of one window
   * @param observer told of all that they find
   */
  public Auditor(
      List<Auditing> detectors,
      History history,
      TallyBook book,
      Edge edge,
      int most,
      Observer observer) {
    this.detectors = detectors;
    this.history = history;
    this.observer = observer;
    seed = edge.seed();
    hashes = new RowList.TargetHashes(book, edge);
    rows = new RowList(history, book, hashes, most);
    schedule = new Schedule(seed);
  }

  /**
   * The windows that are due; they count as done.
   *
   * @param now the time of the stream
   * @return in the order in which they should be looked at
   */
  public List<Schedule.Window> due(long now) {
    return schedule.due(now, history);
  }

  /**
   * Takes windows back that were not looked at.
   *
   * @param windows out of those that were due
   */
  public void postpone(List<Schedule.Window> windows) {
    schedule.postpone(windows);
  }

  /**
   * Looks at one window.
   *
   * @param window the window
   * @param standing what is known
   * @param judge the calibration and policy in force
   * @param cancelled whether to give up
   * @return what is new, or null when nothing is or it was cancelled
   */
  public ControlRecord.@Nullable Found look(
      Schedule.Window window, Standing standing, Judge judge, BooleanSupplier cancelled) {
    if (detectors.isEmpty()) {
      return null;
    }
    rows.collect(window.from(), window.to());
    looked += rows.seen();
    leftOut += rows.leftOut();
    if (rows.size() < FEWEST) {
      return null;
    }
    RowSlice slice = new RowSlice(rows, window.from(), window.to(), standing);
    List<Excess> excesses = new ArrayList<>();
    Merging merging = merging(standing, judge);
    for (Auditing detector : detectors) {
      if (detector.detector() instanceof TargetDetector) {
        excesses.addAll(excesses(detector, slice, judge, cancelled));
      } else if (detector.detector() instanceof GraphDetector) {
        campaigns(detector, slice, window, standing, judge, cancelled).forEach(merging::add);
      }
    }
    if (cancelled.getAsBoolean()
        || (merging.changed().isEmpty()
            && new HashSet<>(standing.excesses()).containsAll(excesses))) {
      return null;
    }
    List<Excess> all = new ArrayList<>(standing.excesses());
    all.addAll(excesses);
    Corroboration corroboration = new Corroboration(merging.changed());
    corroboration.read(history, hashes);
    return new ControlRecord.Found(
        history.appended(),
        window.to(),
        corroboration.decided(judge, all),
        merging.dissolved(),
        excesses);
  }

  private static Merging merging(Standing standing, Judge judge) {
    return new Merging(
        standing.campaigns(), standing.lastNumber(), judge.policy().campaignQ());
  }

  private List<Excess> excesses(
      Auditing detector, RowSlice slice, Judge judge, BooleanSupplier cancelled) {
    List<Excess> excesses = new ArrayList<>();
    TargetSlices targets = slice.view(TargetSlices.class, TargetSlices::new);
    TargetDetector target = (TargetDetector) detector.detector();
    for (int t = 0; t < slice.targets() && !cancelled.getAsBoolean(); t++) {
      Collected found = new Collected(detector, slice, cancelled);
      int number = t;
      boolean ran = detector.run(
          slice.to(), () -> target.audit(targets.of(number), targets.othersOf(number), found));
      if (!ran) {
        continue;
      }
      leftOut += found.leftOut();
      for (Collected.Over over : found.over()) {
        Excess excess = new Excess(
            over.statistic(),
            new Pseudonym(slice.targetHash(t)),
            over.from(),
            over.to(),
            over.trait(),
            over.logP(),
            weight(over, judge),
            over.observed(),
            over.expected());
        observer.compared(excess);
        if (excess.weight() > 0) {
          excesses.add(excess);
        }
      }
    }
    return excesses;
  }

  /**
   * What a finding weighs: as much as genuine targets allow, and no more than the excess does.
   * Readers come in cascades, so that a nominal p says nothing: without a calibration it weighs
   * nothing either.
   */
  private static double weight(Collected.Over over, Judge judge) {
    Tail tail = judge.calibration().excess(over.statistic());
    if (tail == null) {
      return 0;
    }
    double evidence = Math.min(tail.evidence(-over.logP()), tail.mostEvidence());
    double most = over.expected() > 0 ? over.observed() / over.expected() : evidence;
    double capped = Math.min(evidence, most);
    return capped > 1 ? Elementary.log(capped) : 0;
  }

  private List<Candidate> campaigns(
      Auditing detector,
      RowSlice slice,
      Schedule.Window window,
      Standing standing,
      Judge judge,
      BooleanSupplier cancelled) {
    GraphDetector graph = (GraphDetector) detector.detector();
    Collected real = new Collected(detector, slice, cancelled);
    boolean ran = detector.run(slice.to(), () -> graph.audit(slice, real));
    leftOut += real.leftOut();
    if (!ran || cancelled.getAsBoolean()) {
      return List.of();
    }
    List<Group> found = real.groups();
    for (StatisticInfo statistic : detector.statistics()) {
      observer.searched(search(detector, statistic, slice, found));
    }
    if (found.isEmpty()) {
      return List.of();
    }
    Merging known = merging(standing, judge);
    List<Candidate> candidates = new ArrayList<>();
    boolean anyUnknown = false;
    for (Group group : found) {
      StatisticInfo statistic = detector.info(group.statistic());
      Candidate candidate =
          Candidate.of(group, statistic, corroborating(group, slice, cancelled), slice);
      candidates.add(candidate);
      anyUnknown |= !isKnown(candidate, known, judge);
    }
    if (!anyUnknown) {
      return candidates;
    }
    Significance significance = new Significance(found, slice.accounts());
    if (!compete(significance, detector, graph, slice, window, cancelled)) {
      return candidates;
    }
    double[] qValues = significance.qValues(judge.policy().campaignQ());
    List<Candidate> measured = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      measured.add(candidates.get(i).withQ(qValues[i]));
    }
    return measured;
  }

  private List<Reason> corroborating(Group group, RowSlice slice, BooleanSupplier cancelled) {
    List<Reason> reasons = new ArrayList<>();
    for (Auditing detector : detectors) {
      if (detector.detector() instanceof GroupDetector second) {
        Collected found = new Collected(detector, slice, cancelled);
        Group shown = Collected.copy(group, slice); // which nobody changes for the others
        if (detector.run(slice.to(), () -> second.audit(slice, shown, found))) {
          reasons.addAll(found.reasons());
        }
        leftOut += found.leftOut();
      }
    }
    return reasons;
  }

  private static Search search(
      Auditing detector, StatisticInfo statistic, RowSlice slice, List<Group> groups) {
    return new Search(
        statistic,
        slice.accounts(),
        groups.stream()
            .filter(group -> detector.info(group.statistic()).equals(statistic))
            .map(group -> new Search.Found(group.strength(), group.accounts()))
            .toList());
  }

  /** What the statistic found before, beyond chance, need not be measured again. */
  private static boolean isKnown(Candidate candidate, Merging known, Judge judge) {
    double line = judge.policy().campaignQ();
    List<Campaign> same = known.same(candidate);
    return !same.isEmpty()
        && same.stream()
            .allMatch(c -> c.qValue() <= line && Merging.isBy(candidate.statistic(), c));
  }

  /** Searches the decoys; false when the detector failed in one: then nothing is known. */
  private boolean compete(
      Significance significance,
      Auditing detector,
      GraphDetector graph,
      RowSlice slice,
      Schedule.Window window,
      BooleanSupplier cancelled) {
    boolean ran = true;
    for (int i = 0; ran && i < Significance.DECOYS && !cancelled.getAsBoolean(); i++) {
      long chance = (seed ^ window.to()) + i * 0x9E3779B97F4A7C15L;
      Slice decoy =
          graph.chance() == Chance.TRAITS ? new Exchanged(slice, chance) : new Decoy(slice, chance);
      Collected found = new Collected(detector, decoy, cancelled);
      ran = detector.run(slice.to(), () -> graph.audit(decoy, found));
      significance.compete(found.groups());
    }
    return ran;
  }

  /** Lets go of the rows that were looked at last. */
  public void clear() {
    rows.clear();
  }

  /**
   * The hashes of the tallies' places.
   *
   * @return shared with the auditor
   */
  public RowList.TargetHashes hashes() {
    return hashes;
  }

  /**
   * How many engagements were looked at, those in several windows several times.
   *
   * @return since the start
   */
  public long looked() {
    return looked;
  }

  /**
   * How many engagements were left out of a window for want of room, or left the history unseen.
   *
   * @return since the start
   */
  public long leftOut() {
    return leftOut + schedule.missed();
  }
}
