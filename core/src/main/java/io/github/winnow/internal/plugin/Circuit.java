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
  private static final String LEFT_OUT =
      "failed and is left out of this verdict; this fault is logged once";

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
    debt += FAULT;
    if (debt >= LIMIT) {
      openSince = time;
    }
    try {
      log(fault);
    } catch (Throwable another) { // a fault that fails when it is asked what it is
      Faults.rethrowIfFatal(another);
    }
  }

  private void log(Throwable fault) {
    String type = fault.getClass().getName();
    if (!isNew(type + place(fault))) {
      return;
    }
    try {
      LOG.warn("detector {} {}", detector, LEFT_OUT, fault);
    } catch (Throwable another) {
      Faults.rethrowIfFatal(another);
      LOG.warn("detector {} {}: {}, which can't be shown", detector, LEFT_OUT, type);
    }
  }

  private boolean isNew(String kind) {
    return distinct.size() < MOST_DISTINCT && distinct.putIfAbsent(kind, true) == null;
  }

  private static String place(Throwable fault) {
    try {
      StackTraceElement[] trace = fault.getStackTrace();
      return trace.length == 0 ? "" : " at " + trace[0];
    } catch (Throwable another) {
      Faults.rethrowIfFatal(another);
      return "";
    }
  }

  long faults() {
    return faults.sum();
  }

  boolean isOpen() {
    return openSince != CLOSED;
  }
}
