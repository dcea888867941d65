package io.github.winnow.internal.tally;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counts by target and action, and by hour within them. An excluded engagement is invalid as a
 * whole, a held one by its probability q, a counted one not at all. The variance is Σ q(1−q) over
 * all of them.
 *
 * <p>Threading: from any thread, sums exact. Memory: fixed at the start; what has no room of its own
 * is kept under "other" and counted as overflow.
 */
public final class TallyBook {
  private static final long HOUR = 3_600_000;
  private static final int ID_BYTES = 64;

  /** What an id takes that is a number, and what one that is text takes more, beside its characters. */
  private static final int NUMBER_BYTES = 32;

  private static final int TEXT_BYTES = 40;

  /** Each notes the hour of its latest engagement, and where that has its place: {@link #note}. */
  private final CellTable totals;

  /** Each notes its hour and the place of its target and action. */
  private final CellTable hours;

  private final @Nullable Id[] targets;
  private final @Nullable Action[] actions;
  private final long mostIdBytes;
  private volatile long idBytes;
  private final RestatementLog restatements = new RestatementLog();
  private volatile CampaignCounts campaigns = new CampaignCounts();

  /**
   * Sums of one target and action, over all time or over one hour.
   *
   * @param target the target, or null for all that had no room of their own
   * @param action the action, or null likewise
   * @param hour hours since 1970-01-01T00:00Z, or -1 for all time
   * @param gross all engagements
   * @param general general invalid ones
   * @param sophisticated sophisticated invalid ones
   * @param variance of the number of invalid ones
   * @param held how many are held
   */
  public record Line(
      @Nullable Id target,
      @Nullable Action action,
      long hour,
      long gross,
      double general,
      double sophisticated,
      double variance,
      long held) {}

  /**
   * A book.
   *
   * @param bytes how much memory it may take
   */
  public TallyBook(long bytes) {
    totals = new CellTable(bytes / 2, ID_BYTES);
    hours = new CellTable(bytes / 2, 0);
    mostIdBytes = (long) totals.capacity() * ID_BYTES;
    targets = new @Nullable Id[totals.capacity()];
    actions = new @Nullable Action[totals.capacity()];
  }

  /**
   * Adds one engagement.
   *
   * @param target the target, plain
   * @param targetHash its hash
   * @param action the action
   * @param time event time, guarded
   * @param count how many engagements it stands for
   * @param stated what was said of it, see {@link Stated}
   * @return the place of its target and action, 0 when it has none of its own
   */
  public int add(Id target, long targetHash, Action action, long time, int count, int stated) {
    long key = key(targetHash, action);
    int total = totals.find(key);
    if (total == 0) {
      total = make(key, target, action);
    }
    int cell = total == 0 ? 0 : hourOf(total, key, time / HOUR);
    add(totals, total, count, stated, count);
    add(hours, cell, count, stated, count);
    return total;
  }

  /**
   * The place of an hour, which is made if need be. A place notes its latest hour, since the next
   * engagement is most often of the same, and one that is later is new.
   */
  private int hourOf(int total, long key, long hour) {
    boolean full = hours.isFull(); // read first: then all places of hours are noted
    long latest = totals.note(total);
    if (hour == hourIn(latest)) {
      return placeIn(latest);
    }
    boolean isNew = hour > hourIn(latest);
    if (isNew && full) {
      totals.note(total, note(hour, 0));
      return 0;
    }
    int cell = isNew ? 0 : hours.find(hourKey(key, hour));
    return cell == 0 && !full ? makeHour(hourKey(key, hour), total, hour) : cell;
  }

  /** An hour and a place in one word, which is not 0. */
  private static long note(long hour, int place) {
    return (hour + 1) << Integer.SIZE | place;
  }

  private static long hourIn(long note) {
    return (note >>> Integer.SIZE) - 1;
  }

  private static int placeIn(long note) {
    return (int) note;
  }

  /**
   * Says something else of an engagement that was added.
   *
   * @param total its place
   * @param targetHash its target's hash
   * @param time event time, guarded
   * @param count how many engagements it stands for
   * @param before what was said
   * @param after what is said now
   */
  public void restate(int total, long targetHash, long time, int count, int before, int after) {
    int cell = hour(total, targetHash, time);
    add(totals, total, 0, before, -count);
    add(totals, total, 0, after, count);
    add(hours, cell, 0, before, -count);
    add(hours, cell, 0, after, count);
  }

  /**
   * The place of an hour.
   *
   * @param total the place of its target and action
   * @param targetHash its target's hash
   * @param time event time, guarded
   * @return its place, 0 when it has none of its own
   */
  public int hour(int total, long targetHash, long time) {
    Action action = actions[total];
    return total == 0 || action == null
        ? 0
        : hours.find(hourKey(key(targetHash, action), time / HOUR));
  }

  /**
   * Takes what campaigns decide, in place of what it was, and what changed with it.
   *
   * @param counts not to be changed any more
   * @param run what changed
   */
  public void restated(CampaignCounts counts, RestatementLog.Run run) {
    CampaignCounts before = campaigns;
    campaigns = counts.sealed();
    restatements.add(run, before, campaigns);
  }

  /**
   * Takes what changed, while campaigns decide what they did.
   *
   * @param run what changed
   */
  public void restated(RestatementLog.Run run) {
    restatements.add(run, campaigns, campaigns);
  }

  /**
   * What restating changed.
   *
   * @return the log
   */
  public RestatementLog restatements() {
    return restatements;
  }

  /**
   * The variance for the campaigns of a place.
   *
   * @param total the place
   * @return at least 0
   */
  public double campaignVariance(int total) {
    return campaigns.ofTotal(total);
  }

  /**
   * The place of a target and action.
   *
   * @param targetHash the target's hash
   * @param action the action
   * @return its place, 0 when it has none of its own
   */
  public int place(long targetHash, Action action) {
    return totals.find(key(targetHash, action));
  }

  private static void add(CellTable table, int cell, int gross, int stated, long times) {
    table.add(cell, CellTable.GROSS, gross);
    int sum = Stated.isGeneral(stated) ? CellTable.GENERAL : CellTable.SOPHISTICATED;
    table.add(cell, sum, Stated.invalid(stated) * times);
    table.add(cell, CellTable.VARIANCE, Stated.variance(stated) * times);
    table.add(cell, CellTable.HELD, Stated.isHeld(stated) ? times : 0);
  }

  /**
   * The target of a place.
   *
   * @param total the place
   * @return the target, or null for the place of all that have none of their own
   */
  public @Nullable Id target(int total) {
    return targets[total];
  }

  /**
   * The action of a place.
   *
   * @param total the place
   * @return the action, or null for the place of all that have none of their own
   */
  public @Nullable Action action(int total) {
    return actions[total];
  }

  /**
   * How many places there are.
   *
   * @return one more than the largest place
   */
  public int places() {
    return totals.capacity();
  }

  /**
   * Reads where an engagement's sums should be, so that they are in the cache when they are needed.
   *
   * @param targetHash the target's hash
   * @param action the action
   * @return something that depends on them
   */
  public long touch(long targetHash, Action action) {
    return hours.touch(placeIn(totals.note(totals.find(key(targetHash, action)))));
  }

  private int make(long key, Id target, Action action) {
    if (totals.isFull() || idBytes > mostIdBytes) { // a flood of long ids counts as full too
      return 0;
    }
    synchronized (totals) {
      int place = totals.reserve(key);
      if (place >= 0) {
        return place;
      }
      int cell = ~place;
      targets[cell] = target;
      actions[cell] = action;
      idBytes += bytesOf(target.text());
      totals.publish(cell, key);
      return cell;
    }
  }

  private static long bytesOf(@Nullable String text) {
    if (text == null) {
      return NUMBER_BYTES;
    }
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      bits |= text.charAt(i);
    }
    return NUMBER_BYTES + TEXT_BYTES + (bits < 256 ? 1L : 2L) * text.length();
  }

  private int makeHour(long hourKey, int total, long hour) {
    synchronized (hours) {
      int place = hours.reserve(hourKey);
      int cell = place < 0 ? ~place : place;
      if (place < 0) {
        hours.note(cell, note(hour, total));
        hours.publish(cell, hourKey);
      }
      if (hour > hourIn(totals.note(total))) {
        totals.note(total, note(hour, cell));
      }
      return cell;
    }
  }

  private static long key(long targetHash, Action action) {
    return mix(targetHash, action.name().hashCode());
  }

  private static long hourKey(long key, long hour) {
    return mix(key, hour + 1);
  }

  private static long mix(long hash, long salt) {
    long h = (hash ^ salt * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    h ^= h >>> 32;
    h *= 0x9FB21C651E98DF25L;
    h ^= h >>> 29;
    return h == 0 || h == -1 ? 1 : h;
  }

  /**
   * The sums of a target and action.
   *
   * @param target the target
   * @param targetHash its hash
   * @param action the action
   * @return the sums; all 0 when there are none
   */
  public Line total(Id target, long targetHash, Action action) {
    int cell = totals.find(key(targetHash, action));
    return cell == 0
        ? new Line(target, action, -1, 0, 0, 0, 0, 0)
        : line(totals, cell, targets[cell], actions[cell], -1);
  }

  /**
   * The sums of a target and action by hour. Cost: one pass over the book.
   *
   * @param targetHash the target's hash
   * @param action the action
   * @return in the order of time, hours without engagements left out
   */
  public List<Line> hours(long targetHash, Action action) {
    int total = totals.find(key(targetHash, action));
    List<Line> lines = new ArrayList<>();
    for (int cell = 1; total != 0 && cell < hours.capacity(); cell++) {
      long note = hours.note(cell);
      if (hours.isTaken(cell) && placeIn(note) == total) {
        lines.add(line(hours, cell, targets[total], actions[total], hourIn(note)));
      }
    }
    lines.sort((a, b) -> Long.compare(a.hour(), b.hour()));
    return lines;
  }

  /**
   * All sums, last those of what had no room of its own, if there is any.
   *
   * @return in no particular order
   */
  public List<Line> totals() {
    List<Line> lines = new ArrayList<>();
    for (int cell = 1; cell < totals.capacity(); cell++) {
      if (totals.isTaken(cell)) {
        lines.add(line(totals, cell, targets[cell], actions[cell], -1));
      }
    }
    if (totals.sum(0, CellTable.GROSS) > 0) {
      lines.add(line(totals, 0, null, null, -1));
    }
    return lines;
  }

  private Line line(
      CellTable table, int cell, @Nullable Id target, @Nullable Action action, long hour) {
    return new Line(
        target,
        action,
        hour,
        table.sum(cell, CellTable.GROSS),
        table.sum(cell, CellTable.GENERAL) / CellTable.UNIT,
        table.sum(cell, CellTable.SOPHISTICATED) / CellTable.UNIT,
        table.sum(cell, CellTable.VARIANCE) / CellTable.UNIT
            + (table == totals ? campaigns.ofTotal(cell) : campaigns.ofHour(cell)),
        table.sum(cell, CellTable.HELD));
  }

  /**
   * How many engagements have no target of their own in the book.
   *
   * @return since the start
   */
  public long otherTargets() {
    return totals.sum(0, CellTable.GROSS);
  }

  /**
   * How many engagements have no hour of their own in the book.
   *
   * @return since the start
   */
  public long otherHours() {
    return hours.sum(0, CellTable.GROSS);
  }
}
