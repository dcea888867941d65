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
 * What it costs to tie accounts to occasions in {@linkplain CrewSlice a week}, and to walk from one
 * of the crew and sweep over where the walks are. Walks are local: they should cost about the same
 * in a large week as in a small one. Fails when nothing is reached.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx5g", "-XX:+UseSerialGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class RankBenchmark {
  /** As in seed-expansion. */
  private static final long SPAN = 2 * 86_400_000L;

  private static final double RARE = 0.05;
  private static final double RESTART = 0.15;
  private static final double EPSILON = 1e-5;
  private static final int AROUND = 200;

  /** How many engagements there are. */
  @Param({"100000", "1000000", "10000000"})
  public int engagements;

  private Acts acts;
  private Occasions occasions;
  private WeightedGraph graph;
  private LocalRank rank;
  private int[] source;

  @Setup(Level.Trial)
  public void draw() {
    CrewSlice slice = new CrewSlice(engagements);
    acts = Acts.of(slice);
    occasions = new Occasions(acts, slice.from(), SPAN);
    graph = WeightedGraph.ties(acts, occasions, RARE);
    rank = new LocalRank(graph, RESTART, EPSILON);
    source = new int[] {slice.accounts() - 1};
  }

  @Benchmark
  public Object ties(Made made) {
    return made.of(acts.size(), WeightedGraph.ties(acts, occasions, RARE));
  }

  @Benchmark
  public int[] walk(Made made) {
    rank.walk(source);
    return made.of(engagements, ranked());
  }

  @Benchmark
  public int[] walkAndSweep(Made made) {
    rank.walk(source);
    ranked();
    return made.of(engagements, new Sweep(graph, rank, acts.accounts, 4, AROUND).set());
  }

  private int[] ranked() {
    int[] ranked = rank.ranked();
    if (ranked.length < AROUND) {
      throw new AssertionError("only " + ranked.length + " nodes were reached");
    }
    return ranked;
  }
}
