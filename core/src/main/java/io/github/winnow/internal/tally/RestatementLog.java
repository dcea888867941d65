package io.github.winnow.internal.tally;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What restating changed in the tallies, place by place, for asking what was said earlier. Bounded:
 * the oldest changes give way, and with them how far one can ask back. Threading: one writes, any
 * number read.
 */
public final class RestatementLog {
  private static final int MOST = 100_000;

  private final Deque<Change> changes = new ArrayDeque<>();
  private long horizon;

  /**
   * A change of one place by one control record.
   *
   * @param position that of the control record
   * @param cause what changed it, for a person to read
   * @param place which target and action
   * @param general change of the general invalid engagements
   * @param sophisticated change of the sophisticated invalid engagements
   * @param variance change of the variance of single engagements
   * @param held change of the held ones
   * @param campaignVariance the variance for campaigns, before
   */
  public record Change(
      long position,
      String cause,
      int place,
      double general,
      double sophisticated,
      double variance,
      long held,
      double campaignVariance) {

    private Change because(String another) {
      return new Change(
          position, another, place, general, sophisticated, variance, held, campaignVariance);
    }
  }

  /** The changes of one control record. Confined to the thread that restates. */
  public static final class Run {
    private static final int SUMS = 4;

    private final long position;
    private final String cause;
    private final Map<Integer, long[]> byPlace = new HashMap<>();

    /**
     * No changes yet.
     *
     * @param position that of the control record
     * @param cause what it is, for a person to read
     */
    public Run(long position, String cause) {
      this.position = position;
      this.cause = cause;
    }

    /**
     * Adds the change of one row.
     *
     * @param place which target and action
     * @param count how many engagements
     * @param before what was said
     * @param after what is said now
     */
    public void add(int place, int count, int before, int after) {
      long[] sums = byPlace.computeIfAbsent(place, p -> new long[SUMS]);
      add(sums, before, -count);
      add(sums, after, count);
    }

    private static void add(long[] sums, int stated, long times) {
      int invalid = Stated.isGeneral(stated) ? 0 : 1;
      sums[invalid] += Stated.invalid(stated) * times;
      sums[2] += Stated.variance(stated) * times;
      sums[3] += Stated.isHeld(stated) ? times : 0;
    }
  }

  /** An empty log. */
  public RestatementLog() {}

  /** Adds the changes of one control record, and what campaigns decided before and after it. */
  synchronized void add(Run run, CampaignCounts campaignsBefore, CampaignCounts campaignsAfter) {
    for (int place : campaignsAfter.placesThatDiffer(campaignsBefore)) {
      run.byPlace.computeIfAbsent(place, p -> new long[Run.SUMS]);
    }
    run.byPlace.forEach((place, sums) -> changes.addLast(new Change(
        run.position,
        run.cause,
        place,
        sums[0] / (double) Stated.UNIT,
        sums[1] / (double) Stated.UNIT,
        sums[2] / (double) Stated.UNIT,
        sums[3],
        campaignsBefore.ofTotal(place))));
    while (changes.size() > MOST) {
      horizon = Math.max(horizon, changes.removeFirst().position());
    }
  }

  /**
   * Gives changes another cause, where what was said is to be forgotten.
   *
   * @param before the cause
   * @param after what is said in its place
   */
  public synchronized void rename(String before, String after) {
    List<Change> all = new ArrayList<>(changes);
    changes.clear();
    for (Change change : all) {
      changes.addLast(change.cause().equals(before) ? change.because(after) : change);
    }
  }

  /**
   * The position from which on all changes are kept.
   *
   * @return at least 0
   */
  public synchronized long horizon() {
    return horizon;
  }

  /**
   * The changes of a place after a position.
   *
   * @param place which target and action
   * @param position only changes of later control records
   * @return in their order
   */
  public synchronized List<Change> after(int place, long position) {
    List<Change> some = new ArrayList<>();
    for (Change change : changes) {
      if (change.place() == place && change.position() > position) {
        some.add(change);
      }
    }
    return some;
  }
}
