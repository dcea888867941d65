package io.github.winnow.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The physical floor on this machine, in the same run: as many independent reads and writes of
 * random lines as an engagement has rows, over as much memory, and nothing else.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FloorBenchmark.EVENTS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx8g", "-XX:+UseParallelGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class FloorBenchmark {
  static final int EVENTS = 1 << 16;

  /** Rows of an engagement that lie in large tables. */
  private static final int ROWS = 8;

  @Param({"10000", "100000", "1000000"})
  int accounts;

  private long[] memory;
  private long state = 1;

  @Setup(Level.Trial)
  public void open() {
    memory = new long[(int) Math.max((64L << 20) / 8, 1500L * accounts / 8)];
  }

  @Benchmark
  public long rows() {
    long sum = 0;
    long s = state;
    for (int i = 0; i < EVENTS * ROWS; i++) {
      s = s * 6364136223846793005L + 1442695040888963407L;
      int at = (int) (((s >>> 32) * memory.length) >>> 32);
      sum += memory[at]++;
    }
    state = s;
    return sum;
  }
}
