package io.github.winnow;

import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.evidence.Calibration;
import io.github.winnow.evidence.Campaign;
import io.github.winnow.evidence.Clearance;
import io.github.winnow.evidence.Confirmation;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.evidence.Policy;
import io.github.winnow.evidence.Shadow;
import io.github.winnow.evidence.Verdict;
import io.github.winnow.internal.edge.StreamClock;
import io.github.winnow.internal.pipeline.Context;
import io.github.winnow.internal.pipeline.Pipeline;
import io.github.winnow.internal.state.Places;
import io.github.winnow.internal.state.Reading;
import io.github.winnow.internal.tally.TallyBook;
import io.github.winnow.rules.Rules;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pipeline with tables, duplicates, a clock and tallies. */
final class Engine implements Winnow {
  private static final Verdict DUPLICATE =
      Verdict.of(Verdict.Status.DUPLICATE, Disposition.EXCLUDE, false, "duplicate");
  private static final Verdict CLOSED =
      Verdict.of(Verdict.Status.CLOSED, Disposition.COUNT, true, "the engine is closed");
  private static final Verdict BAD_TIME = Verdict.of(
      Verdict.Status.REJECTED,
      Disposition.COUNT,
      true,
      "the time is before 1970, or it is the first and after 2099");

  private final Pipeline pipeline;
  private final StreamClock clock;
  private final Tables tables;
  private final TallyBook book;
  private final Tallies tallies;
  private final Lookback lookback;
  private final HealthReport report;
  private final ContextPool contexts;
  private final Shadows shadows;
  private final LongAdder scored = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private volatile boolean closed;

  Engine(
      Pipeline pipeline,
      StreamClock clock,
      Tables tables,
      TallyBook book,
      Lookback lookback,
      ContextPool contexts,
      Shadows shadows,
      HealthReport report) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.tables = tables;
    this.book = book;
    this.lookback = lookback;
    this.contexts = contexts;
    this.shadows = shadows;
    this.report = report;
    tallies = new Tallies(book, pipeline.edge(), lookback.past());
  }

  @Override
  public Verdict score(Engagement engagement) {
    Objects.requireNonNull(engagement, "engagement");
    if (closed) {
      return CLOSED;
    }
    lookback.replayDue();
    ContextPool.Room room = contexts.room();
    Context context = room.take();
    Verdict verdict = prepare(engagement, context);
    if (verdict == null) {
      learn(context.alone(), 1, context.places());
      verdict = judge(engagement, context);
    }
    room.give(context);
    return verdict;
  }

  @Override
  public void score(
      List<Engagement> engagements, BiConsumer<? super Engagement, ? super Verdict> each) {
    Objects.requireNonNull(each, "each");
    ContextPool.Room room = contexts.room();
    Batch batch = room.takeBatch();
    int size = engagements.size();
    int from = 0;
    while (from < size) {
      lookback.replayDue();
      // A record counts from its very position: so what is replayed goes one by one.
      int n = lookback.isReplaying() ? 1 : Math.min(Batch.SIZE, size - from);
      score(engagements, from, n, each, batch);
      from += n;
    }
    room.give(batch);
  }

  private void score(
      List<Engagement> engagements,
      int from,
      int n,
      BiConsumer<? super Engagement, ? super Verdict> each,
      Batch batch) {
    int taken = prepare(engagements, from, n, batch);
    learn(batch.readings, taken, batch.places);
    int next = 0;
    try {
      for (int i = 0; i < n; i++) {
        Engagement engagement = engagements.get(from + i);
        Verdict refused = batch.refused[i];
        Verdict verdict = refused == null ? judge(engagement, batch.contexts[next++]) : refused;
        each.accept(engagement, verdict);
      }
    } finally { // where it throws, what is in the rows is counted too
      if (next < taken) {
        judgeRest(engagements, from, n, batch, next);
      }
    }
  }

  /**
   * Prepares engagements; returns how many go further, whose contexts then come first. Whether they
   * were there before is asked of all of them together, so that the waits for memory overlap.
   */
  private int prepare(List<Engagement> engagements, int from, int n, Batch batch) {
    int observed = 0;
    for (int i = 0; i < n; i++) {
      Verdict refused =
          closed ? CLOSED : observe(engagements.get(from + i), batch.contexts[observed]);
      batch.refused[i] = refused;
      observed += refused == null ? 1 : 0;
    }
    tables.touchSeen(batch.readings, observed);
    int taken = 0;
    int next = 0;
    for (int i = 0; i < n; i++) {
      if (batch.refused[i] == null) {
        batch.refused[i] = duplicate(batch.readings[next]);
        if (batch.refused[i] == null) {
          batch.swap(next, taken++);
        }
        next++;
      }
    }
    return taken;
  }

  /** Judges what was learned and is not judged yet, without telling anybody. */
  private void judgeRest(List<Engagement> engagements, int from, int n, Batch batch, int judged) {
    int taken = 0;
    for (int i = 0; i < n; i++) {
      if (batch.refused[i] == null && taken++ >= judged) {
        judge(engagements.get(from + i), batch.contexts[taken - 1]);
      }
    }
  }

  /**
   * Hashes the engagement, guards its time, and knows it if it was there before; null, or the
   * verdict when it goes no further.
   */
  private @Nullable Verdict prepare(Engagement engagement, Context context) {
    Verdict refused = observe(engagement, context);
    return refused != null ? refused : duplicate(context.reading());
  }

  private @Nullable Verdict observe(Engagement engagement, Context context) {
    Reading reading = context.reading();
    String wrong = pipeline.observe(engagement, context);
    if (wrong != null) {
      rejected.increment();
      return Verdict.of(Verdict.Status.REJECTED, Disposition.COUNT, true, wrong);
    }
    long time = clock.guard(engagement.time(), reading.account());
    if (time == StreamClock.REJECTED) {
      rejected.increment();
      return BAD_TIME;
    }
    reading.complete(time);
    return null;
  }

  private @Nullable Verdict duplicate(Reading reading) {
    if (tables.isDuplicate(reading)) {
      duplicates.increment();
      return DUPLICATE;
    }
    return null;
  }

  /** Applies engagements to their rows; and reads where their tallies are, to have them near. */
  private void learn(Reading[] readings, int n, Places places) {
    long read = 0;
    for (int i = 0; i < n; i++) {
      Reading reading = readings[i];
      read += book.touch(reading.target(), reading.action());
    }
    tables.update(readings, n, places, read);
  }

  private Verdict judge(Engagement engagement, Context context) {
    Reading reading = context.reading();
    tables.update(pipeline.observeRules(engagement, context));
    Verdict verdict = pipeline.judge(context);
    int stated = context.statement().stated();
    int place = book.add(
        engagement.target(),
        reading.target(),
        reading.action(),
        reading.time(),
        reading.count(),
        stated);
    lookback.remember(context, place, stated);
    scored.increment();
    shadows.compare(engagement, context, verdict);
    return verdict;
  }

  @Override
  public AuditReport audit(AuditProgress progress) {
    Objects.requireNonNull(progress, "progress");
    return lookback.audit(progress, () -> closed);
  }

  @Override
  public void advanceTo(long time) {
    clock.advanceTo(time);
  }

  @Override
  public List<Campaign> campaigns() {
    return lookback.campaigns();
  }

  @Override
  public void clear(Clearance clearance) {
    lookback.clear(Objects.requireNonNull(clearance, "clearance"));
  }

  @Override
  public void revoke(Clearance clearance) {
    lookback.revoke(Objects.requireNonNull(clearance, "clearance"));
  }

  @Override
  public void confirm(Collection<Confirmation> confirmations) {
    lookback.confirm(List.copyOf(confirmations));
  }

  @Override
  public void withdraw(Confirmation confirmation) {
    lookback.withdraw(Objects.requireNonNull(confirmation, "confirmation"));
  }

  @Override
  public void forget(Id account) {
    lookback.forget(pseudonym(account));
  }

  @Override
  public Tallies tallies() {
    return tallies;
  }

  @Override
  public Health health() {
    return report.now(
        scored.sum(), rejected.sum(), duplicates.sum(), pipeline, clock, tables, book, lookback);
  }

  @Override
  public void activate(Policy policy) {
    lookback.activate(Objects.requireNonNull(policy, "policy"));
  }

  @Override
  public void activate(Calibration calibration) {
    lookback.activate(Objects.requireNonNull(calibration, "calibration"));
  }

  @Override
  public void activate(Rules rules) {
    Objects.requireNonNull(rules, "rules");
    if (!tables.haveRoomForRules()) {
      throw new IllegalStateException(
          "this engine has no memory for what rules count: build it with"
              + " WinnowBuilder.rules, with Rules.none() where there are none yet");
    }
    lookback.activate(rules);
  }

  @Override
  public void shadow(List<Policy> policies) {
    shadows.set(policies);
  }

  @Override
  public List<Shadow> shadows() {
    return shadows.reports();
  }

  @Override
  public Pseudonym pseudonym(Id id) {
    return new Pseudonym(pipeline.edge().party(id));
  }

  @Override
  public void close() {
    closed = true;
  }
}
