package io.github.winnow.detectors.graph;

import java.util.SplittableRandom;
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
 * What it costs to make a graph of a list of edges, in no order, and to find its densest block.
 * There are twenty edges an account and a hundred a target, targets being popular by a power law,
 * and a block of 500 accounts and 200 targets amid them, half of whose edges there are, of a weight
 * eight times that of others. The benchmark fails unless that block is what is found.
 *
 * <p>Lies in the detectors' package, since that is where graphs can be made.
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
public class PeelingBenchmark {
  private static final int BLOCK_ACCOUNTS = 500;
  private static final int BLOCK_TARGETS = 200;
  private static final double SKEW = 3;

  /** How many edges there are, before those that are there twice are left out. */
  @Param({"100000", "1000000", "10000000"})
  public int edges;

  private Edges drawn;
  private byte[] weights;

  @Setup(Level.Trial)
  public void draw() {
    drawn = Edges.of(
        edges,
        edges / 20 + BLOCK_ACCOUNTS,
        edges / 100 + BLOCK_TARGETS,
        BLOCK_ACCOUNTS,
        BLOCK_TARGETS,
        SKEW);
    SplittableRandom random = new SplittableRandom(20);
    weights = new byte[drawn.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) (drawn.inBlock(i) ? 32 : 1 + random.nextInt(7));
    }
  }

  private Bipartite graph() {
    return new Bipartite(drawn.first, drawn.second, drawn.size(), drawn.from, drawn.to, weights);
  }

  @Benchmark
  public Object index(Made made) {
    return made.of(drawn.size(), graph());
  }

  @Benchmark
  public Object indexAndPeel(Made made) {
    Peeling peeling = new Peeling(graph());
    peeling.find();
    boolean[] block = peeling.set();
    if (peeling.size() != BLOCK_ACCOUNTS + BLOCK_TARGETS
        || !block[drawn.first - 1]
        || !block[drawn.first + drawn.second - 1]) {
      throw new AssertionError("found " + peeling.size() + " others");
    }
    return made.of(drawn.size(), peeling);
  }
}
