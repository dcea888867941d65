package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Verdict;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one engagement costs with all bundled detectors, one by one and in a batch. */
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
public class ScoreBenchmark {
  private Winnow winnow;
  private Blocks blocks;

  @Setup(Level.Trial)
  public void open(Blocks stream) {
    blocks = stream;
    winnow = Engines.warmed(blocks);
  }

  @TearDown(Level.Trial)
  public void close() {
    winnow.close();
  }

  @Benchmark
  public long oneByOne(Counters counters) {
    counters.begin();
    long above = 0;
    for (Engagement e : blocks.events()) {
      above += isReported(winnow.score(e));
    }
    counters.end(above);
    return above;
  }

  @Benchmark
  public long batch(Counters counters) {
    counters.begin();
    long[] above = new long[1];
    winnow.score(blocks.events(), (e, v) -> above[0] += isReported(v));
    counters.end(above[0]);
    return above[0];
  }

  private static int isReported(Verdict verdict) {
    return verdict.q() > 0 ? 1 : 0;
  }
}
