package io.github.winnow.benchmarks;

import io.github.winnow.event.Engagement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same events through what one writes in an afternoon. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Blocks.SIZE)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class AfternoonBenchmark {
  private Afternoon afternoon;

  @Setup(Level.Trial)
  public void open(Blocks blocks) {
    afternoon = new Afternoon(blocks.accounts());
    for (int seen = 0; seen < 2 * blocks.accounts(); seen += Blocks.SIZE) {
      for (Engagement e : blocks.warming()) {
        afternoon.score(e);
      }
    }
  }

  @Benchmark
  public double oneByOne(Blocks blocks) {
    double sum = 0;
    for (Engagement e : blocks.events()) {
      sum += afternoon.score(e);
    }
    return sum;
  }
}
