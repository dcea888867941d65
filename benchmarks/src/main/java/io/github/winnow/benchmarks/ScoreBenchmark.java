package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import java.nio.charset.StandardCharsets;
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
  /** Bytes of state for each account, over all keys. */
  private static final long BYTES_AN_ACCOUNT = 1500;

  private Winnow winnow;
  private long reported;
  private long scored;

  @Setup(Level.Trial)
  public void open(Blocks blocks) {
    winnow = Winnow.builder()
        .secret("a secret of the benchmark".getBytes(StandardCharsets.UTF_8))
        .memory(Math.max(64L << 20, BYTES_AN_ACCOUNT * blocks.accounts()))
        .build();
    for (int seen = 0; seen < 2 * blocks.accounts(); seen += Blocks.SIZE) {
      winnow.score(blocks.warming(), (e, v) -> {});
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    System.out.printf(
        "%.1f%% of verdicts lie above the reporting floor%n", 100.0 * reported / scored);
    winnow.close();
  }

  @Benchmark
  public long oneByOne(Blocks blocks) {
    long above = 0;
    for (Engagement e : blocks.events()) {
      above += winnow.score(e).score() == 0 ? 0 : 1;
    }
    reported += above;
    scored += Blocks.SIZE;
    return above;
  }

  @Benchmark
  public long batch(Blocks blocks) {
    long[] above = new long[1];
    winnow.score(blocks.events(), (e, v) -> above[0] += v.score() == 0 ? 0 : 1);
    reported += above[0];
    scored += Blocks.SIZE;
    return above[0];
  }
}
