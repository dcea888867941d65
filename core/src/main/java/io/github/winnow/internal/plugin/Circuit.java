package io.github.winnow.internal.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one detector's faults from the host. Each fault raises a debt and each success lowers it a
 * little; at the limit the detector is shut out for a minute of event time, and then let in again
 * with so much debt that one more fault shuts it out anew. So one poison event is no off switch, and
 * a broken detector costs little.
 *
 * <p>Threading: from any thread. The debt is a plain field, since an approximate debt does.
 */
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);
  private static final int FAULT = 100;
  private static final int LIMIT = 10 * FAULT;
  private static final long SHUT_OUT_MILLIS = 60_000;
  private static final int MOST_DISTINCT = 32;
  private static final long CLOSED = Long.MIN_VALUE;

  private final String detector;
  private final LongAdder faults = new LongAdder();
  private final Map<String, Boolean> distinct = new ConcurrentHashMap<>();
  private int debt;
  private volatile long openSince = CLOSED;

  Circuit(String detector) {
    this.detector = detector;
  }

  /** Whether the detector may be called at this time. */
  boolean isClosed(long time) {
    long since = openSince;
    if (since == CLOSED) {
      return true;
    }
    if (Math.abs(time - since) < SHUT_OUT_MILLIS) {
      return false;
    }
    debt = LIMIT - FAULT;
    openSince = CLOSED;
    return true;
  }

  void succeeded() {
    if (debt > 0) {
      debt--;
    }
  }

  void failed(Throwable fault, long time) {
    faults.increment();
    StackTraceElement[] trace = fault.getStackTrace();
    String kind = fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    if (distinct.size() < MOST_DISTINCT && distinct.putIfAbsent(kind, true) == null) {
      LOG.warn(
          "detector {} failed and is left out of this verdict; this fault is logged once",
          detector,
          fault);
    }
    debt += FAULT;
    if (debt >= LIMIT) {
      openSince = time;
    }
  }

  long faults() {
    return faults.sum();
  }

  boolean isOpen() {
    return openSince != CLOSED;
  }
}
