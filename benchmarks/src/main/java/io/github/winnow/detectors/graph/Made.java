package io.github.winnow.detectors.graph;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a benchmark made in its last invocation, and the memory for it, printed when the measurement
 * is over: the bytes allocated on the way, and those by which the heap shrinks when the result is let
 * go of. What is needed at one time lies between the two. What the result was made of is in neither.
 */
@State(Scope.Thread)
public class Made {
  /** Of so many full collections by the serial collector at least one leaves no dead objects. */
  private static final int COLLECTIONS = 4;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private @Nullable Object result;
  private long edges;
  private long before;
  private long allocated;

  /** Lets go of the last result before the next one is made. */
  @Setup(Level.Invocation)
  public void begin() {
    result = null;
    before = allocatedHere();
  }

  /** To be called at the end of an invocation. */
  <T> T of(int its, T made) {
    allocated = allocatedHere() - before;
    edges = its;
    result = made;
    return made;
  }

  private static long allocatedHere() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @TearDown(Level.Trial)
  public void print() {
    if (result == null) {
      return;
    }
    long with = used();
    result = null;
    double kept = with - used();
    System.out.printf(
        "%n  %,d edges: %.1f bytes an edge allocated, %.1f kept%n",
        edges, (double) allocated / edges, kept / edges);
  }
}
