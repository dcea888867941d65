package io.github.winnow.internal.audit;

import io.github.winnow.internal.tally.RestatementLog;
import io.github.winnow.internal.tally.Stated;
import io.github.winnow.internal.tally.TallyBook;
import java.util.List;

/** What the tallies said when fewer engagements had been judged. From any thread. */
public final class Past {
  private final History history;
  private final TallyBook book;

  /**
   * The past.
   *
   * @param history what was judged
   * @param book the tallies
   */
  public Past(History history, TallyBook book) {
    this.history = history;
    this.book = book;
  }

  /**
   * How far back one can ask.
   *
   * @return the earliest position
   */
  public long horizon() {
    return Math.max(history.wholeFrom(), book.restatements().horizon());
  }

  /**
   * A place as it stood: what came later and what was changed later is taken off again.
   *
   * @param now the place as it is
   * @param place its number
   * @param position how many engagements had been judged
   * @return the place as it was
   */
  public TallyBook.Line at(TallyBook.Line now, int place, long position) {
    double general = now.general();
    double sophisticated = now.sophisticated();
    double campaigns = book.campaignVariance(place);
    double variance = now.variance() - campaigns;
    long gross = now.gross();
    long held = now.held();
    List<RestatementLog.Change> later = book.restatements().after(place, position);
    for (int i = later.size() - 1; i >= 0; i--) {
      RestatementLog.Change change = later.get(i);
      general -= change.general();
      sophisticated -= change.sophisticated();
      variance -= change.variance();
      held -= change.held();
      campaigns = change.campaignVariance();
    }
    Row row = new Row();
    long end = history.appended();
    for (long at = position; at < end; at++) {
      if (history.read(at, row.words) && row.cell() == place) {
        int count = row.count();
        int said = row.onArrival();
        gross -= count;
        double invalid = Stated.invalidShare(said) * count;
        general -= Stated.isGeneral(said) ? invalid : 0;
        sophisticated -= Stated.isGeneral(said) ? 0 : invalid;
        variance -= Stated.varianceShare(said) * count;
        held -= Stated.isHeld(said) ? count : 0;
      }
    }
    return new TallyBook.Line(
        now.target(),
        now.action(),
        now.hour(),
        gross,
        general,
        sophisticated,
        Math.max(0, variance) + campaigns,
        held);
  }
}
