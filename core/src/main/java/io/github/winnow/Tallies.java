package io.github.winnow;

import io.github.winnow.event.Action;
import io.github.winnow.event.Id;
import io.github.winnow.internal.audit.Past;
import io.github.winnow.internal.edge.Edge;
import io.github.winnow.internal.tally.TallyBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The counts by target and action: gross, invalid, net. Duplicates and rejected engagements are in
 * none of them.
 *
 * <p>Threading: from any thread, while scoring goes on; sums are exact. What was scored before the
 * call by the same thread is in its answer.
 */
public final class Tallies {
  /** The quantile of the normal distribution that leaves 5% on either side. */
  private static final double NINETY_PERCENT = 1.6448536269514722;

  private final TallyBook book;
  private final Edge edge;
  private final Past past;

  Tallies(TallyBook book, Edge edge, Past past) {
    this.book = book;
    this.edge = edge;
    this.past = past;
  }

  /**
   * The counts of a target and action.
   *
   * @param target the target's id
   * @param action the action
   * @return the counts; all 0 when there are none
   */
  public Tally of(String target, Action action) {
    return of(Id.of(target), action);
  }

  /**
   * The counts of a target and action.
   *
   * @param target the target's id
   * @param action the action
   * @return the counts; all 0 when there are none
   */
  public Tally of(Id target, Action action) {
    return tally(book.total(target, edge.party(target), action));
  }

  /**
   * The counts of a target and action as they stood earlier: with the engagements of that time and
   * what was then said of them. Cost: one pass over the engagements judged since.
   *
   * @param target the target's id
   * @param action the action
   * @param position how many engagements had been judged; control records of that position count
   * @return the counts; to the rounding of sums of doubles what {@link #of} said then
   * @throws IllegalArgumentException when the position lies before {@link #horizon}
   */
  public Tally asOf(Id target, Action action, long position) {
    if (position < past.horizon()) {
      throw new IllegalArgumentException("the tallies reach back to position "
          + past.horizon()
          + ", and "
          + position
          + " lies before it");
    }
    long hash = edge.party(target);
    TallyBook.Line now = book.total(target, hash, action);
    int place = book.place(hash, action);
    return tally(place == 0 ? now : past.at(now, place, position));
  }

  /**
   * How far back {@link #asOf} reaches: as far as the history, and as the last hundred thousand
   * changes.
   *
   * @return the earliest position
   */
  public long horizon() {
    return past.horizon();
  }

  /**
   * How a target's and action's counts were restated.
   *
   * @param target the target's id
   * @param action the action
   * @return in the order in which it was done, from the {@link #horizon} on
   */
  public List<TallyChange> restatements(Id target, Action action) {
    int place = book.place(edge.party(target), action);
    return place == 0
        ? List.of()
        : book.restatements().after(place, -1).stream()
            .map(change -> new TallyChange(
                change.position(), change.cause(), change.general(), change.sophisticated()))
            .toList();
  }

  /**
   * The counts of a target and action by hour, hours without engagements left out. What had no room
   * for its hour is in {@link #of} and not here; {@link Health} counts it. Cost: one pass over all
   * hours kept.
   *
   * @param target the target's id
   * @param action the action
   * @return in the order of time
   */
  public List<HourTally> hours(Id target, Action action) {
    return book.hours(edge.party(target), action).stream()
        .map(line -> new HourTally(Instant.EPOCH.plus(Duration.ofHours(line.hour())), tally(line)))
        .toList();
  }

  /**
   * All counts, by target and action; last those of targets that had no room of their own, if there
   * are any.
   *
   * @return in the order of action and target
   */
  public List<Tally> all() {
    return book.totals().stream()
        .map(Tallies::tally)
        .sorted(Comparator.comparing((Tally t) -> t.target() == null)
            .thenComparing(t -> String.valueOf(t.action()))
            .thenComparing(t -> String.valueOf(t.target())))
        .toList();
  }

  private static Tally tally(TallyBook.Line line) {
    double net = line.gross() - line.general() - line.sophisticated();
    double half = NINETY_PERCENT * Math.sqrt(line.variance());
    return new Tally(
        line.target(),
        line.action(),
        line.gross(),
        line.general(),
        line.sophisticated(),
        net,
        Math.max(0, net - half),
        Math.min((double) line.gross(), net + half),
        line.held());
  }
}
