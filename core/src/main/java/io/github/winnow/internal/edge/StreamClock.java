package io.github.winnow.internal.edge;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Event time's front, to the second. One forged time must not throw it into the future: an event too
 * far ahead is judged at the clock's time and does not move it, until three accounts agree.
 *
 * <p>Threading: from any thread; one shared write a second of event time.
 */
public final class StreamClock {
  /** Times before this are rejected: 1970-01-01T00:00Z. */
  public static final long EARLIEST = 0;

  /** The clock never passes this: 2100-01-01T00:00Z. */
  public static final long LATEST = 4_102_444_800_000L;

  /** What {@link #guard} answers for a time that can't be judged. */
  public static final long REJECTED = -1;

  private static final long UNSET = Long.MIN_VALUE;
  private static final long STEP = 1000;
  private static final int WITNESSES = 3;

  private final long maxJump;
  private final AtomicLong clock = new AtomicLong(UNSET);
  private final LongAdder jumps = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final long[] witnesses = new long[WITNESSES];
  private int witnessCount;
  private long agreed;

  /**
   * A clock that has seen nothing.
   *
   * @param maxJump how far ahead of the clock an event may lie and move it, in milliseconds
   */
  public StreamClock(long maxJump) {
    this.maxJump = maxJump;
  }

  /**
   * The time at which an event is judged.
   *
   * @param time the event's own time
   * @param account the hash of its account
   * @return the time, or {@link #REJECTED}
   */
  public long guard(long time, long account) {
    long now = clock.get();
    if (time < EARLIEST) {
      return REJECTED;
    }
    if (now == UNSET) {
      if (time > LATEST) {
        return REJECTED;
      }
      clock.compareAndSet(UNSET, time);
      return guard(time, account);
    }
    if (time <= now + STEP) {
      if (time < now - STEP) {
        late.increment();
      }
      return time;
    }
    if (time - now <= maxJump && time <= LATEST) {
      advance(time);
      return time;
    }
    jumps.increment();
    return witness(time, account);
  }

  private synchronized long witness(long time, long account) {
    if (time > LATEST) {
      return clock.get();
    }
    if (witnessCount > 0 && Math.abs(time - agreed) > maxJump) {
      witnessCount = 0;
    }
    for (int i = 0; i < witnessCount; i++) {
      if (witnesses[i] == account) {
        return clock.get();
      }
    }
    agreed = witnessCount == 0 ? time : Math.min(agreed, time);
    witnesses[witnessCount++] = account;
    if (witnessCount < WITNESSES) {
      return clock.get();
    }
    witnessCount = 0;
    advance(agreed);
    return time;
  }

  private void advance(long time) {
    clock.accumulateAndGet(time, Math::max);
  }

  /**
   * Forgets that an account was a witness.
   *
   * @param account the account's hash
   */
  public synchronized void forget(long account) {
    int kept = 0;
    for (int i = 0; i < witnessCount; i++) {
      if (witnesses[i] != account) {
        witnesses[kept++] = witnesses[i];
      }
    }
    witnessCount = kept;
    Arrays.fill(witnesses, kept, WITNESSES, 0);
  }

  /**
   * Moves the clock on without an event; never back.
   *
   * @param time milliseconds since 1970; what lies after 2099 counts as its end
   */
  public void advanceTo(long time) {
    advance(Math.min(time, LATEST));
  }

  /**
   * The latest time that events have shown.
   *
   * @return milliseconds since 1970, to the second below; 0 before the first event
   */
  public long now() {
    return Math.max(0, clock.get());
  }

  /**
   * How many events lay too far ahead.
   *
   * @return since the start
   */
  public long jumps() {
    return jumps.sum();
  }

  /**
   * How many events came behind the clock, by more than a second.
   *
   * @return since the start
   */
  public long late() {
    return late.sum();
  }
}
