package io.github.winnow.cli;

import io.github.winnow.io.Label;
import io.github.winnow.io.LogEntry;
import io.github.winnow.io.LogFormat;
import io.github.winnow.io.LogReader;
import io.github.winnow.io.LogRow;
import io.github.winnow.io.LogWriter;
import io.github.winnow.testkit.LabelledEngagement;
import io.github.winnow.testkit.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code winnow score} makes of a log with the detectors that judge engagements as they come,
 * beside reading and writing the same rows and nothing else. Files in the system's temporary folder;
 * the heap and the collector are those that {@code ./winnow} starts with.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx148m", "-Xmn18m", "-XX:+UseSerialGC"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields up
public class CommandLineBenchmark {
  private static final String STREAMING = "rate,burst,cadence,dwell,shared-device,shared-network";

  /** About 250,000 rows are 1. */
  @Param("2")
  public double scale;

  /** The simulated world, of which ever another seed is taken. */
  @Param("mixed")
  public String world;

  /** Which of its weeks. */
  @Param("2001")
  public long seed;

  private Path folder;
  private Path log;
  private long rows;

  @Setup(Level.Trial)
  public void simulate() throws IOException {
    folder = Files.createTempDirectory("winnow-benchmark");
    log = folder.resolve("log.csv");
    try (LogWriter writer = LogWriter.create(log);
        Stream<LabelledEngagement> traffic = Traffic.world(world, seed).scale(scale).stream()) {
      for (Iterator<LabelledEngagement> all = traffic.iterator(); all.hasNext(); rows++) {
        LabelledEngagement next = all.next();
        Label label = next.fabricated() ? Label.FABRICATED : Label.GENUINE;
        writer.write(next.engagement(), label, next.scenario());
      }
    }
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Every row, all columns, and nothing in between. */
  @Benchmark
  public long readAndWrite(Pace pace) throws IOException {
    pace.begin();
    long written = 0;
    try (LogReader reader = LogReader.open(log, LogFormat.standard());
        LogWriter writer = LogWriter.create(folder.resolve("copy.csv"))) {
      for (LogEntry entry = reader.next(); entry != null; entry = reader.next()) {
        writer.write((LogRow) entry);
        written++;
      }
    }
    check(written == rows, written + " of " + rows + " rows were written");
    pace.end(rows);
    return written;
  }

  /** The command, without the start of a process. */
  @Benchmark
  public String score(Pace pace) {
    pace.begin();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = {
      "score",
      log.toString(),
      "--out",
      folder.resolve("result").toString(),
      "--detectors",
      STREAMING
    };
    int code = Main.run(args, new PrintWriter(out), new PrintWriter(err), Terminal.NONE);
    check(code == 0 && out.toString().startsWith(String.format("%,d rows", rows)), out + "" + err);
    pace.end(rows);
    return out.toString();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
