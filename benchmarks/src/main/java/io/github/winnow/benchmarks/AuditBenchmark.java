package io.github.winnow.benchmarks;

import io.github.winnow.AuditReport;
import io.github.winnow.Health;
import io.github.winnow.Winnow;
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

/** What one audit costs that looks at all of a week's engagements. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx12g", "-XX:+UseParallelGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class AuditBenchmark {
  /** How many engagements the history holds. */
  @Param("100000")
  public int engagements;

  private Winnow winnow;

  @Setup(Level.Trial)
  public void fill() {
    winnow = Histories.of(engagements);
  }

  @TearDown(Level.Trial)
  public void close() {
    Health health = winnow.health();
    System.out.printf(
        "%n  history: %,d engagements, room for %,d at 64 bytes each; %,d left out of audits%n",
        health.remembered(), health.memorable(), health.leftOutOfAudits());
    winnow.close();
  }

  @Benchmark
  public AuditReport audit() {
    return winnow.audit();
  }
}
