package io.github.winnow.detectors.graph;

import java.util.Arrays;
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

  /** How many edges there are, before those that are there twice are left out. */
  @Param({"100000", "1000000", "10000000"})
  public int edges;

  private int accounts;
  private int targets;
  private int[] from;
  private int[] to;
  private byte[] weights;

  @Setup(Level.Trial)
  public void draw() {
    accounts = edges / 20 + BLOCK_ACCOUNTS;
    targets = edges / 100 + BLOCK_TARGETS;
    SplittableRandom random = new SplittableRandom(19);
    long[] drawn = new long[edges + BLOCK_ACCOUNTS * BLOCK_TARGETS];
    int n = 0;
    for (int a = accounts - BLOCK_ACCOUNTS; a < accounts; a++) {
      for (int t = targets - BLOCK_TARGETS; t < targets; t++) {
        if (random.nextBoolean()) {
          drawn[n++] = (long) a << 32 | t;
        }
      }
    }
    while (n < edges) {
      double u = random.nextDouble();
      drawn[n++] = (long) random.nextInt(accounts) << 32 | (int) (u * u * u * targets);
    }
    long[] distinct = Arrays.stream(drawn, 0, n).sorted().distinct().toArray();
    shuffle(distinct, random);
    from = new int[distinct.length];
    to = new int[distinct.length];
    weights = new byte[distinct.length];
    for (int i = 0; i < distinct.length; i++) {
      from[i] = (int) (distinct[i] >>> 32);
      to[i] = (int) distinct[i];
      boolean isBlock = from[i] >= accounts - BLOCK_ACCOUNTS && to[i] >= targets - BLOCK_TARGETS;
      weights[i] = (byte) (isBlock ? 32 : 1 + random.nextInt(7));
    }
  }

  private static void shuffle(long[] all, SplittableRandom random) {
    for (int i = all.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long moved = all[i];
      all[i] = all[j];
      all[j] = moved;
    }
  }

  @Benchmark
  public Object index() {
    return new Bipartite(accounts, targets, from.length, from, to, weights);
  }

  @Benchmark
  public boolean[] indexAndPeel() {
    Peeling peeling = new Peeling(new Bipartite(accounts, targets, from.length, from, to, weights));
    peeling.find();
    boolean[] block = peeling.set();
    if (peeling.size() != BLOCK_ACCOUNTS + BLOCK_TARGETS
        || !block[accounts - 1]
        || !block[accounts + targets - 1]) {
      throw new AssertionError("found " + peeling.size() + " others");
    }
    return block;
  }
}
