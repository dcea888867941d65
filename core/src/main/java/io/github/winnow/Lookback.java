package io.github.winnow;

import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.ControlRecord;
import io.github.winnow.evidence.Excess;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Search;
import io.github.winnow.internal.audit.Auditor;
import io.github.winnow.internal.audit.History;
import io.github.winnow.internal.audit.Past;
import io.github.winnow.internal.audit.Restating;
import io.github.winnow.internal.audit.Schedule;
import io.github.winnow.internal.edge.StreamClock;
import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.standing.Clearances;
import io.github.winnow.internal.standing.Confirmations;
import io.github.winnow.internal.standing.Standing;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.rules.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * What an engine remembers and what comes of looking back. Whatever changes how engagements are
 * judged becomes a control record first and is then applied, so that a replay does the same.
 *
 * <p>Threading: remembering from any thread; everything else takes turns.
 */
final class Lookback {
  private static final String CLEARED = "cleared: ";
  private static final String REVOKED = "revoked: ";

  private final Pipeline pipeline;
  private final StreamClock clock;
  private final History history;
  private final long keepMillis;
  private final WinnowListener listener;
  private final boolean replays;
  private final Deque<ControlRecord> replay;
  private final TallyBook book;
  private final Tables tables;
  private final ContextPool contexts;
  private final Auditor auditor;
  private final Restating restating;
  private final Past past;
  private final Queue<Long> overtaken = new ConcurrentLinkedQueue<>();
  private boolean busy;
  private String lastCause = "";
  private volatile long nextReplay = Long.MAX_VALUE;
  private final AtomicLong audits = new AtomicLong();
  private final AtomicLong accountsForgotten = new AtomicLong();

  Lookback(
      Pipeline pipeline,
      StreamClock clock,
      TallyBook book,
      History history,
      long keepMillis,
      int auditSize,
      WinnowListener listener,
      List<ControlRecord> replay,
      Tables tables,
      ContextPool contexts) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.history = history;
    this.keepMillis = keepMillis;
    this.listener = listener;
    this.book = book;
    this.tables = tables;
    this.contexts = contexts;
    this.replay = new ArrayDeque<>(replay);
    replays = !replay.isEmpty();
    auditor = new Auditor(
        pipeline.ensemble().audits(),
        history,
        book,
        pipeline.edge(),
        auditSize,
        new Auditor.Observer() {
          @Override
          public void searched(Search search) {
            listener.searched(search);
          }

          @Override
          public void compared(Excess excess) {
            listener.compared(excess);
          }
        });
    restating = new Restating(history, book, auditor.hashes());
    past = new Past(history, book);
    nextReplay = nextReplay();
  }

  /** Appends an engagement that was judged. */
  void remember(Context context, int place, int stated) {
    int source = history.number(context.reading().source());
    long position = history.append(context
        .row()
        .pack(
            context.reading(),
            place,
            source,
            context.statement().first(),
            context.sums(),
            context.statement().weight(),
            stated));
    if (pipeline.standing() != context.standing()) {
      overtaken.add(position); // restating may have passed its place before it was there
    }
  }

  private long nextReplay() {
    ControlRecord next = replay.peek();
    return next == null ? Long.MAX_VALUE : next.position();
  }

  /** Whether there are records that are still to be replayed. */
  boolean isReplaying() {
    return nextReplay != Long.MAX_VALUE;
  }

  private boolean isDue() {
    return history.appended() >= nextReplay;
  }

  /** Applies the records that are due before the next engagement. */
  void replayDue() {
    if (isDue()) {
      replay();
    }
  }

  private synchronized void replay() {
    while (!busy && isDue()) {
      ControlRecord record = replay.remove();
      nextReplay = nextReplay();
      alone(() -> apply(record));
    }
  }

  /** Does something that must not begin again before it has ended. */
  private void alone(Runnable work) {
    if (busy) {
      throw new IllegalStateException("who is told of what an engine does while it looks back"
          + " can't have it audit, clear, revoke, forget or activate meanwhile");
    }
    busy = true;
    try {
      work.run();
    } finally {
      busy = false;
    }
  }

  synchronized AuditReport audit(AuditProgress progress, BooleanSupplier closed) {
    if (replays) {
      replay();
      alone(this::reckon);
      return new AuditReport(0, 0, 0, List.of(), false);
    }
    if (closed.getAsBoolean()) {
      return new AuditReport(0, 0, 0, List.of(), true);
    }
    AuditReport[] report = new AuditReport[1];
    alone(() -> report[0] = audit(new Watch(progress, closed)));
    return report[0];
  }

  private AuditReport audit(Watch watch) {
    restateOvertaken();
    List<Schedule.Window> due = auditor.due(clock.now());
    if (due.isEmpty()) {
      return new AuditReport(0, 0, 0, List.of(), false);
    }
    watch.windows(due.size());
    long lookedBefore = auditor.looked();
    long leftOutBefore = auditor.leftOut();
    Map<String, Campaign> found = new LinkedHashMap<>();
    int done = 0;
    try {
      for (Schedule.Window window : due) {
        ControlRecord.Found record =
            auditor.look(window, pipeline.standing(), pipeline.judge(), watch);
        watch.rethrow();
        if (watch.isCancelled()) {
          break;
        }
        if (record != null) {
          listener.recorded(record);
        }
        watch.windowDone();
        done++;
        if (record != null) {
          record.campaigns().forEach(campaign -> found.put(campaign.id(), campaign));
          record.dissolved().forEach(found::remove);
          apply(record);
        }
      }
    } finally { // also when a listener throws
      audits.addAndGet(done);
      auditor.postpone(due.subList(done, due.size()));
    }
    reckon();
    history.eraseBefore(clock.now() - keepMillis);
    return new AuditReport(
        done,
        auditor.looked() - lookedBefore,
        auditor.leftOut() - leftOutBefore,
        List.copyOf(found.keySet()),
        watch.isCancelled());
  }

  /** Takes into the intervals what campaigns decided on arrival. */
  private void reckon() {
    if (!pipeline.standing().isEmpty()) {
      Telling telling = new Telling();
      restating.run(
          history.appended(),
          "audit",
          pipeline.standing(),
          pipeline.judge(),
          restatement -> telling.tell(() -> listener.restated(restatement)));
      telling.rethrow();
    }
  }

  synchronized void clear(Clearance clearance) {
    if (!pipeline.standing().clearances().have(clearance)) {
      enact(new ControlRecord.Cleared(history.appended(), clearance));
    }
  }

  synchronized void revoke(Clearance clearance) {
    if (pipeline.standing().clearances().have(clearance)) {
      enact(new ControlRecord.Revoked(history.appended(), clearance));
    }
  }

  synchronized void confirm(List<Confirmation> confirmations) {
    Confirmations known = pipeline.standing().confirmations();
    List<Confirmation> more = new ArrayList<>();
    for (Confirmation one : confirmations) {
      if (!known.have(entry(one))) {
        more.add(one);
      }
    }
    if (!more.isEmpty()) {
      enact(new ControlRecord.Confirmed(history.appended(), more));
    }
  }

  synchronized void withdraw(Confirmation confirmation) {
    if (pipeline.standing().confirmations().have(entry(confirmation))) {
      enact(new ControlRecord.Withdrawn(history.appended(), confirmation));
    }
  }

  private Confirmations.Entry entry(Confirmation confirmation) {
    return new Confirmations.Entry(confirmation, pipeline.edge().party(confirmation.account()));
  }

  synchronized void activate(Policy policy) {
    enact(new ControlRecord.Decided(history.appended(), policy));
  }

  synchronized void activate(Calibration calibration) {
    enact(new ControlRecord.Calibrated(history.appended(), calibration));
  }

  synchronized void activate(Rules rules) {
    enact(new ControlRecord.Ruled(history.appended(), rules));
  }

  synchronized void forget(Pseudonym account) {
    enact(new ControlRecord.Forgotten(history.appended(), account));
  }

  private void enact(ControlRecord record) {
    alone(() -> {
      listener.recorded(record);
      apply(record);
    });
  }

  private void apply(ControlRecord record) {
    if (record instanceof ControlRecord.Ruled) {
      pipeline.apply(record); // nothing that was said before changes
      return;
    }
    Telling telling = new Telling();
    lastCause = cause(record);
    if (record instanceof ControlRecord.Forgotten forgotten) {
      hush(forgotten.account().hash());
    }
    pipeline.apply(record);
    if (record instanceof ControlRecord.Forgotten forgotten) {
      erase(forgotten.account());
    }
    if (record instanceof ControlRecord.Found found) {
      found.campaigns().forEach(campaign -> telling.tell(() -> listener.campaign(campaign)));
    }
    restating.run(
        record.position(),
        lastCause,
        pipeline.standing(),
        pipeline.judge(),
        restatement -> telling.tell(() -> listener.restated(restatement)));
    restateOvertaken(telling);
    telling.rethrow();
  }

  /** Takes the reasons for an account's clearances out of what is said of changes. */
  private void hush(long account) {
    for (Clearance clearance : pipeline.standing().clearances().of(account)) {
      book.restatements().rename(CLEARED + clearance.reason(), "cleared");
      book.restatements().rename(REVOKED + clearance.reason(), "revoked");
    }
  }

  /** Erases an account wherever it is kept; nothing looks it up any more. */
  private void erase(Pseudonym account) {
    long hash = account.hash();
    clock.forget(hash);
    tables.forget(hash);
    history.forget(hash);
    auditor.clear();
    List<ControlRecord> pending = new ArrayList<>(replay);
    replay.clear();
    for (ControlRecord record : pending) {
      if (record instanceof ControlRecord.Found found) {
        replay.add(found.without(account));
      } else if (record instanceof ControlRecord.Confirmed confirmed) {
        replay.add(without(confirmed, account));
      } else if (!isAbout(record, account)) {
        replay.add(record);
      }
    }
    nextReplay = nextReplay();
    contexts.renew(); // last, for they hold what was read until now
    accountsForgotten.incrementAndGet();
  }

  private ControlRecord.Confirmed without(ControlRecord.Confirmed confirmed, Pseudonym account) {
    return new ControlRecord.Confirmed(
        confirmed.position(),
        confirmed.confirmations().stream()
            .filter(one -> entry(one).account() != account.hash())
            .toList());
  }

  private boolean isAbout(ControlRecord record, Pseudonym account) {
    if (record instanceof ControlRecord.Withdrawn withdrawn) {
      return entry(withdrawn.confirmation()).account() == account.hash();
    }
    if (record instanceof ControlRecord.Forgotten forgotten) {
      return forgotten.account().equals(account);
    }
    Clearance clearance = null;
    if (record instanceof ControlRecord.Cleared cleared) {
      clearance = cleared.clearance();
    } else if (record instanceof ControlRecord.Revoked revoked) {
      clearance = revoked.clearance();
    }
    return clearance != null
        && clearance.subject() == Clearance.Subject.ACCOUNT
        && pipeline.edge().party(clearance.id()) == account.hash();
  }

  private void restateOvertaken() {
    Telling telling = new Telling();
    restateOvertaken(telling);
    telling.rethrow();
  }

  /** Restates what was being judged when something changed, and came into the history after it. */
  private void restateOvertaken(Telling telling) {
    List<Long> positions = new ArrayList<>();
    for (Long next = overtaken.poll(); next != null; next = overtaken.poll()) {
      positions.add(next);
    }
    if (!positions.isEmpty()) {
      restating.run(
          positions,
          lastCause,
          pipeline.standing(),
          pipeline.judge(),
          restatement -> telling.tell(() -> listener.restated(restatement)));
    }
  }

  private static String cause(ControlRecord record) {
    if (record instanceof ControlRecord.Found found) {
      List<String> ids = new ArrayList<>(found.dissolved());
      found.campaigns().forEach(campaign -> ids.add(campaign.id()));
      return ids.isEmpty() ? "excess" : "campaigns " + String.join(" ", ids);
    }
    if (record instanceof ControlRecord.Cleared cleared) {
      return CLEARED + cleared.clearance().reason();
    }
    if (record instanceof ControlRecord.Revoked revoked) {
      return REVOKED + revoked.clearance().reason();
    }
    if (record instanceof ControlRecord.Confirmed confirmed) {
      int n = confirmed.confirmations().size();
      return n == 1 ? "confirmed: 1 account" : "confirmed: " + n + " accounts";
    }
    if (record instanceof ControlRecord.Withdrawn) {
      return "withdrawn";
    }
    if (record instanceof ControlRecord.Forgotten) {
      return "forgotten";
    }
    return record instanceof ControlRecord.Decided ? "policy" : "calibration";
  }

  Past past() {
    return past;
  }

  /** The campaigns; what is cleared is not named in them. */
  List<Campaign> campaigns() {
    Standing standing = pipeline.standing();
    if (standing.clearances().isEmpty()) {
      return standing.campaigns();
    }
    return standing.campaigns().stream()
        .map(campaign -> cleared(campaign, standing.clearances()))
        .toList();
  }

  private static Campaign cleared(Campaign campaign, Clearances clearances) {
    boolean whole = clearances.of(
            Clearance.Subject.CAMPAIGN, Standing.numberOf(campaign.id()), campaign.start())
        != null;
    List<Campaign.Member> members = campaign.members().stream()
        .filter(member ->
            clearances.of(Clearance.Subject.ACCOUNT, member.account().hash(), campaign.start())
                == null)
        .toList();
    return campaign.of(members, campaign.named() && !whole, campaign.excludes() && !whole);
  }

  long remembered() {
    return history.appended() - history.oldest();
  }

  long memorable() {
    return history.capacity();
  }

  long forgotten() {
    return history.oldest();
  }

  long audits() {
    return audits.get();
  }

  long accountsForgotten() {
    return accountsForgotten.get();
  }

  long restated() {
    return restating.restated();
  }

  long leftOut() {
    return auditor.leftOut();
  }
}
