package io.github.winnow.detectors.graph;

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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to make a graph of {@linkplain AccountLists whom accounts name}, and to take it
 * apart: into connected parts, down to a core, into communities of a truss. Core and truss fail unless
 * the block is what is left. {@link JGraphTBenchmark} does what of this it can with the same graph.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class PartsBenchmark {
  /** As in lockstep. */
  private static final int TRUSS = 4;

  private static final int LEAST = 10;

  /** How many names there are, before those that are there twice are left out. */
  @Param({"100000", "1000000", "10000000"})
  public int edges;

  private AccountLists lists;
  private Undirected graph;

  @Setup(Level.Trial)
  public void draw() {
    lists = new AccountLists(edges);
    graph = lists.graph();
  }

  @Benchmark
  public Object index(Made made) {
    return made.of(lists.size, lists.graph());
  }

  @Benchmark
  public int[][] connected(Made made) {
    return made.of(lists.size, new Cores(graph).parts(1, 1));
  }

  @Benchmark
  public int[][] core(Made made) {
    int[][] parts = new Cores(graph).parts(AccountLists.CORE, LEAST);
    return made.of(lists.size, lists.checked(parts));
  }

  @Benchmark
  public int[] coreNumbers(Made made) {
    return made.of(lists.size, coreNumbers(graph));
  }

  /** The largest k of whose core each account is: one core after the other, as nobody needs it. */
  static int[] coreNumbers(Undirected graph) {
    int[] number = new int[graph.accounts];
    Cores cores = new Cores(graph);
    int[][] parts = cores.parts(1, 1);
    for (int k = 1; parts.length > 0; k++) {
      for (int[] part : parts) {
        for (int a : part) {
          number[a] = k;
        }
      }
      parts = cores.parts(k + 1, 1);
    }
    return number;
  }

  @Benchmark
  public int[][] truss(Made made) {
    int[][] communities = new Trusses(graph).communities(TRUSS, LEAST);
    return made.of(lists.size, lists.checked(communities));
  }
}
