package io.github.winnow.internal.audit;

import io.github.winnow.event.Action;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Reason;
import io.github.winnow.evidence.Restatement;
import io.github.winnow.internal.judge.Judge;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.standing.Statement;
import io.github.winnow.internal.state.Act;
import io.github.winnow.internal.tally.CampaignCounts;
import io.github.winnow.internal.tally.RestatementLog;
import io.github.winnow.internal.tally.TallyBook;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges all engagements of the history again under another standing, from what was first said of
 * them, and brings the tallies in line. Doing it twice changes nothing the second time. Nobody's rows
 * stay as they were last judged. One thread at a time. Cost: some tens of nanoseconds per engagement kept.
 */
public final class Restating {
  private final History history;
  private final TallyBook book;
  private final RowList.TargetHashes hashes;
  private long restated;

  /**
   * Restating.
   *
   * @param history the engagements
   * @param book the tallies
   * @param hashes of the tallies' places
   */
  public Restating(History history, TallyBook book, RowList.TargetHashes hashes) {
    this.history = history;
    this.book = book;
    this.hashes = hashes;
  }

  /**
   * Judges again.
   *
   * @param position that of the control record that makes it necessary
   * @param cause what it is, for a person to read
   * @param standing what counts now
   * @param judge who gave the first verdicts
   * @param changed told of every engagement of which something else is said
   */
  public void run(
      long position, String cause, Standing standing, Judge judge, Consumer<Restatement> changed) {
    Remembered row = new Remembered();
    Statement statement = new Statement();
    CampaignCounts campaigns = new CampaignCounts();
    long end = history.appended();
    RestatementLog.Run run = new RestatementLog.Run(position, cause);
    RestatementLog.Run late = new RestatementLog.Run(end, cause); // what came after the record
    for (long at = history.oldest(); at < end; at++) {
      if (read(at, row)) {
        RestatementLog.Run its = at < position ? run : late;
        restate(at, row, standing, judge, statement, campaigns, its, changed);
      }
    }
    book.restated(campaigns, run);
    book.restated(late);
  }

  /**
   * Judges some engagements again.
   *
   * @param positions theirs
   * @param cause what makes it necessary, for a person to read
   * @param standing what counts now
   * @param judge who gave the first verdicts
   * @param changed told of every engagement of which something else is said
   */
  public void run(
      List<Long> positions,
      String cause,
      Standing standing,
      Judge judge,
      Consumer<Restatement> changed) {
    RestatementLog.Run run = new RestatementLog.Run(history.appended(), cause);
    Remembered row = new Remembered();
    Statement statement = new Statement();
    CampaignCounts none = new CampaignCounts();
    for (long at : positions) {
      if (read(at, row)) {
        restate(at, row, standing, judge, statement, none, run, changed);
      }
    }
    book.restated(run);
  }

  private boolean read(long position, Remembered act) {
    Row row = act.row;
    if (!history.read(position, row.words) || row.isNobodys()) {
      return false;
    }
    Action known = book.action(row.cell());
    act.action = known == null ? Action.READ : known;
    act.target = hashes.of(row.cell());
    return true;
  }

  private void restate(
      long position,
      Remembered act,
      Standing standing,
      Judge judge,
      Statement statement,
      CampaignCounts campaigns,
      RestatementLog.Run run,
      Consumer<Restatement> changed) {
    Row row = act.row;
    long target = act.target;
    standing.judge(judge, act, row.charge(), row.first(), statement);
    int stated = statement.stated();
    Campaign campaign = statement.campaign();
    if (campaign != null && statement.isByCampaign()) {
      campaigns.add(
          Standing.numberOf(campaign.id()),
          campaign.qValue(),
          row.cell(),
          book.hour(row.cell(), target, row.time()),
          row.count());
    }
    long word = Row.statement(statement.weight(), stated);
    if (word == row.statement()) {
      return;
    }
    int before = row.stated();
    history.restate(position, word);
    book.restate(row.cell(), target, row.time(), row.count(), before, stated);
    run.add(row.cell(), row.count(), before, stated);
    restated++;
    List<Reason> reasons = statement.reasons();
    changed.accept(new Restatement(
        position,
        row.time(),
        new Pseudonym(row.account()),
        new Pseudonym(target),
        act.action,
        row.firstDisposition(),
        statement.disposition(),
        statement.q(),
        statement.weight(),
        reasons.isEmpty() ? null : reasons.get(0),
        campaign == null ? null : campaign.id()));
  }

  /** A row of the history with what the tallies know of it. */
  private final class Remembered implements Act {
    final Row row = new Row();
    Action action = Action.READ;
    long target;

    @Override
    public long time() {
      return row.time();
    }

    @Override
    public Action action() {
      return action;
    }

    @Override
    public @Nullable Source source() {
      return history.source(row.source());
    }

    @Override
    public long account() {
      return row.account();
    }

    @Override
    public long target() {
      return target;
    }

    @Override
    public int device() {
      return row.device();
    }

    @Override
    public int network() {
      return row.network();
    }

    @Override
    public int client() {
      return row.client();
    }

    @Override
    public int createdHour() {
      return row.createdHour();
    }
  }

  /**
   * How often an engagement was restated.
   *
   * @return since the start
   */
  public long restated() {
    return restated;
  }
}
