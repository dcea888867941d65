package io.github.winnow.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What an event costs but time, printed when the measurement is over.
 *
 * <p>Bytes are this thread's between the start and the end of an invocation, so the host's own,
 * which are allocated in the set-up between invocations, are not among them; {@code -prof gc} can't
 * tell the two apart.
 */
@State(Scope.Thread)
public class Counters {
  /*
   * Not @AuxCounters: JMH divides those by nothing and adds them up over iterations, which makes
   * nonsense of a share.
   */
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private boolean measuring;
  private long bytesBefore;
  private long bytes;
  private long reported;
  private long events;

  /** Forgets what was counted in warm-up. */
  @Setup(Level.Iteration)
  public void start(IterationParams iteration) {
    if (!measuring) {
      bytes = 0;
      reported = 0;
      events = 0;
    }
    measuring = iteration.getType() == IterationType.MEASUREMENT;
  }

  void begin() {
    bytesBefore = allocated();
  }

  void end(long above) {
    bytes += allocated() - bytesBefore;
    reported += above;
    events += Blocks.SIZE;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @TearDown(Level.Trial)
  public void print() {
    System.out.printf(
        "%n%.3f bytes an event, without the host's own; %.2f%% of events above the line%n",
        (double) bytes / Math.max(1, events), 100.0 * reported / Math.max(1, events));
  }
}
