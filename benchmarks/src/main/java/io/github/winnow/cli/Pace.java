package io.github.winnow.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Rows a second, printed when the measurement is over: of the median invocation, and of the ends; by
 * the clock, and by the time for which a processor was at work, compiler and collector included.
 * Where others use the machine the second says more.
 */
@State(Scope.Thread)
public class Pace {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Double> byClock = new ArrayList<>();
  private final List<Double> byProcessor = new ArrayList<>();
  private boolean measuring;
  private long rows;
  private long begun;
  private long processorBefore;

  @Setup(Level.Iteration)
  public void start(IterationParams iteration) {
    measuring = iteration.getType() == IterationType.MEASUREMENT;
    System.gc(); // a process of its own would begin without the last one's engine
  }

  void begin() {
    processorBefore = MACHINE.getProcessCpuTime();
    begun = System.nanoTime();
  }

  /** To be called at the end of an invocation. */
  void end(long its) {
    rows = its;
    if (measuring) {
      byClock.add(1e9 * its / (System.nanoTime() - begun));
      byProcessor.add(1e9 * its / (MACHINE.getProcessCpuTime() - processorBefore));
    }
  }

  @TearDown(Level.Trial)
  public void print() {
    System.out.printf(
        Locale.ROOT,
        "%n  %,d rows: %s a second, %s a second of a processor%n",
        rows,
        shown(byClock),
        shown(byProcessor));
  }

  private static String shown(List<Double> paces) {
    Collections.sort(paces);
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f to %,.0f)",
        paces.get(paces.size() / 2),
        paces.get(0),
        paces.get(paces.size() - 1));
  }
}
