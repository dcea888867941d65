package io.github.winnow.benchmarks;

import io.github.winnow.Health;
import io.github.winnow.Winnow;
import java.util.List;
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

/**
 * The physical floor on this machine, in the same run: for every key of an event one hash, and one
 * read and write at random in a table as large as the rows that an engine keeps for such keys. How
 * many keys, and how large, is asked of an engine that has seen the same events.
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

  private long[][] tables;
  private long next = 1;

  @Setup(Level.Trial)
  public void open(Blocks blocks) {
    List<Health.TableHealth> known;
    try (Winnow winnow = Engines.warmed(blocks)) {
      known = winnow.health().tables();
    }
    tables = known.stream()
        .filter(table -> table.rows() > 0)
        .map(table -> new long[Math.toIntExact(table.rows() * table.rowBytes() / Long.BYTES)])
        .toArray(long[][]::new);
  }

  /** Nothing waits for anything: what a batch can reach. */
  @Benchmark
  public long batch() {
    long sum = 0;
    for (int i = 0; i < EVENTS; i++) {
      sum += event(next++);
    }
    return sum;
  }

  /** An event's rows are read at once, but it begins when the one before has ended: a lone call. */
  @Benchmark
  public long oneByOne() {
    long sum = 0;
    for (int i = 0; i < EVENTS; i++) {
      sum += event(next++ + (sum >>> 63)); // adds nothing, which the processor can't know
    }
    return sum;
  }

  private long event(long id) {
    long sum = 0;
    for (int i = 0; i < tables.length; i++) {
      long[] table = tables[i];
      long hash = Workload.mix(id * 31 + i);
      int at = (int) (((hash >>> 32) * table.length) >>> 32);
      sum += table[at]++;
    }
    return sum;
  }
}
