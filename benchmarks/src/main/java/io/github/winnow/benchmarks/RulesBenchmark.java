package io.github.winnow.benchmarks;

import io.github.winnow.Winnow;
import io.github.winnow.event.Engagement;
import io.github.winnow.evidence.Disposition;
import io.github.winnow.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one engagement costs by rules alone, without any detector: the first so many of eight, of
 * which each counts something else. Few of them ever apply.
 */
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
public class RulesBenchmark {
  private static final List<String> RULES = List.of(
      "count by account over 1h > 1000",
      "distinct accounts by device over 24h > 100",
      "distinct targets by account over 24h > 1000",
      "distinct accounts by network + target over 1h > 1000",
      "count by target from search over 10m > 400000",
      "sum dwell by account over 24h > 1000000000",
      "count by device over 1m > 1000",
      "distinct devices by account over 7d > 100");

  @Param({"0", "1", "8"})
  private int rules;

  private Winnow winnow;
  private Blocks blocks;

  @Setup(Level.Trial)
  public void open(Blocks stream) {
    blocks = stream;
    String text = RULES.stream()
        .limit(rules)
        .map(rule -> "r" + RULES.indexOf(rule) + ": " + rule + "\n")
        .collect(Collectors.joining());
    winnow = Winnow.builder()
        .secret("a secret of the benchmark".getBytes(StandardCharsets.UTF_8))
        .memory(1L << 30)
        .only(List.of())
        .rules(Rules.parse(text))
        .build();
    blocks.warm(block -> winnow.score(block, (e, v) -> {}));
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
      above += winnow.score(e).disposition() == Disposition.COUNT ? 0 : 1;
    }
    counters.end(above);
    return above;
  }
}
