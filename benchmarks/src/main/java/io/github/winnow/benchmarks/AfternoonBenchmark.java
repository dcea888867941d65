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
  private Blocks blocks;

  @Setup(Level.Trial)
  public void open(Blocks stream) {
    blocks = stream;
    afternoon = new Afternoon(blocks.accounts());
    blocks.warm(block -> block.forEach(afternoon::score));
  }

  @Benchmark
  public long oneByOne(Counters counters) {
    counters.begin();
    long above = 0;
    for (Engagement e : blocks.events()) {
      above += afternoon.score(e) > 0 ? 1 : 0;
    }
    counters.end(above);
    return above;
  }
}
