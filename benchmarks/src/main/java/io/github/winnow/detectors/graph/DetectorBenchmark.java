package io.github.winnow.detectors.graph;

import io.github.winnow.spi.DetectorProvider;
import io.github.winnow.spi.GraphDetector;
import io.github.winnow.testkit.Detached;
import io.github.winnow.testkit.Groups;
import java.util.List;
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
 * What it costs one detector to look back at {@linkplain CrewSlice a week} once, the views that it
 * shares with others included; it fails unless it names the crew and nobody else. {@code acts} is
 * the view that most of them begin with, by itself.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx5g", "-XX:+UseSerialGC"})
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class DetectorBenchmark {
  private static final List<DetectorProvider> PROVIDERS = List.of(
      new LockstepProvider(),
      new DenseBlockProvider(),
      new RingProvider(),
      new LinkedAccountsProvider(),
      new SeedExpansionProvider());

  /** The week. */
  @State(Scope.Thread)
  public static class Week {
    /** How many engagements there are. */
    @Param({"100000", "1000000", "10000000"})
    public int engagements;

    private CrewSlice slice;

    @Setup(Level.Trial)
    public void draw() {
      slice = new CrewSlice(engagements);
    }
  }

  /** Who looks at it. */
  @State(Scope.Thread)
  public static class Looking {
    @Param({"lockstep", "dense-block", "ring", "linked-accounts", "seed-expansion"})
    public String detector;

    private GraphDetector graph;

    @Setup(Level.Trial)
    public void create() {
      graph = PROVIDERS.stream()
          .filter(provider -> provider.id().equals(detector))
          .map(provider -> Detached.of(GraphDetector.class, provider))
          .findFirst()
          .orElseThrow();
    }
  }

  @Benchmark
  public Object acts(Week week, Made made) {
    return made.of(week.slice.size(), Acts.of(week.slice.unseen()));
  }

  @Benchmark
  public Object audit(Week week, Looking looking, Made made) {
    CrewSlice slice = week.slice.unseen();
    return made.of(slice.size(), slice.checked(Groups.in(slice, looking.graph)));
  }
}
