package io.github.winnow.detectors.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.Coreness;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
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
 * The graphs of {@link PartsBenchmark} in JGraphT, as one would use it: accounts are Integers, and
 * edges objects. It has no single core, only the core numbers of all accounts. The set-up fails
 * unless both find the same parts and the same core numbers. Ten million edges are left out: at
 * about 240 bytes an edge they, and a second graph of them in {@code index}, do not fit in the heap
 * that the other benchmarks have.
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
public class JGraphTBenchmark {
  /** How many names there are, before those that are there twice are left out. */
  @Param({"100000", "1000000"})
  public int edges;

  private AccountLists lists;
  private Graph<Integer, DefaultEdge> graph;

  @Setup(Level.Trial)
  public void draw() {
    lists = new AccountLists(edges);
    graph = graph();
    Cores ours = new Cores(lists.graph());
    int[][] theirs = components().stream()
        .filter(part -> part.size() > 1)
        .map(JGraphTBenchmark::array)
        .toArray(int[][]::new);
    if (!Arrays.equals(labels(ours.parts(1, 1)), labels(theirs))) {
      throw new AssertionError("other parts");
    }
    int[] numbers = new int[lists.accounts];
    coreNumbers().forEach((account, number) -> numbers[account] = number);
    if (!Arrays.equals(PartsBenchmark.coreNumbers(lists.graph()), numbers)) {
      throw new AssertionError("other cores");
    }
  }

  private Graph<Integer, DefaultEdge> graph() {
    Graph<Integer, DefaultEdge> made = new SimpleGraph<>(DefaultEdge.class);
    for (int a = 0; a < lists.accounts; a++) {
      made.addVertex(a);
    }
    for (int a = 0; a < lists.accounts; a++) {
      for (int i = lists.begin[a]; i < lists.begin[a + 1]; i++) {
        made.addEdge(a, lists.list[i]); // does nothing when the two are neighbours
      }
    }
    return made;
  }

  private List<Set<Integer>> components() {
    return new ConnectivityInspector<>(graph).connectedSets();
  }

  private Map<Integer, Integer> coreNumbers() {
    return new Coreness<>(graph).getScores();
  }

  private static int[] array(Collection<Integer> some) {
    return some.stream().mapToInt(a -> a).toArray();
  }

  /** By account, one more than the smallest of its part, or 0 when it is in none. */
  private int[] labels(int[][] parts) {
    int[] label = new int[lists.accounts];
    for (int[] part : parts) {
      int smallest = Arrays.stream(part).min().orElse(0);
      for (int a : part) {
        label[a] = smallest + 1;
      }
    }
    return label;
  }

  @Benchmark
  public Object index(Made made) {
    return made.of(lists.size, graph());
  }

  @Benchmark
  public List<Set<Integer>> connected(Made made) {
    return made.of(lists.size, components());
  }

  @Benchmark
  public Map<Integer, Integer> coreNumbers(Made made) {
    return made.of(lists.size, coreNumbers());
  }
}
