package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call of {@code score} takes while another thread audits without a pause, and without it. */
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class ScoreDuringAuditBenchmark {
  private static final int EVENTS = 1 << 20;

  /** Whether another thread audits meanwhile. */
  @Param({"false", "true"})
  public boolean auditing;

  /** How many engagements the history holds at the start. */
  @Param("100000")
  public int engagements;

  private Winnow winnow;
  private List<Engagement> events;
  private int next;
  private Thread auditor;
  private volatile boolean over;
  private volatile long audits;

  @Setup(Level.Trial)
  public void fill() {
    winnow = Histories.of(engagements);
    events = new Workload(Math.max(1_000, engagements / 24), false, false).next(EVENTS);
    over = false;
    auditor = new Thread(this::audit, "auditor");
    auditor.setDaemon(true);
    if (auditing) {
      auditor.start();
    }
  }

  private void audit() {
    long time = events.get(events.size() - 1).time();
    long done = 0;
    while (!over) {
      time += Duration.ofDays(2).toMillis();
      winnow.advanceTo(time);
      done += winnow.audit(part -> !over).windows();
      audits = done;
    }
  }

  @TearDown(Level.Trial)
  public void close() throws InterruptedException {
    over = true;
    if (auditing) {
      auditor.join();
    }
    System.out.printf("%n  windows audited meanwhile: %,d%n", audits);
    winnow.close();
  }

  @Benchmark
  public Verdict score() {
    Engagement event = events.get(next);
    next = (next + 1) & (EVENTS - 1);
    return winnow.score(event);
  }
}
