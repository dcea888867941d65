package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed, or for which the disk is too small, leaves no folder that looks whole. */
class KilledTest {
  private static final int ROWS = 4000;

  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    log = Logs.traffic(temp.resolve("log.csv"), ROWS, 1);
    out = temp.resolve("out");
  }

  private Object[] args(Object from) {
    return new Object[] {"score", from, "--out", out, "--calibration", "none", "--memory", "160m"};
  }

  /** While the log is read, which never ends. */
  @Test
  void killedWhileReading() throws Exception {
    assertKilled(Map.of(), "rows.part");
  }

  @Test
  void killedWhileReadingOverAnEarlierRun() throws Exception {
    Cli.run(args(Logs.traffic(temp.resolve("old.csv"), 100, 2))).ok();
    assertKilled(contents(out), "rows.part");
  }

  private void assertKilled(Map<String, String> before, String file) throws Exception {
    Process process = Child.start(new ProcessBuilder(Child.command(List.of(), args("-")))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD));
    try {
      OutputStream in = process.getOutputStream();
      in.write(Files.readAllBytes(log));
      in.flush(); // and it stays open
      awaitContent(process, file);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertEquals(before, contents(out));
    assertSucceedsNow();
  }

  /** While the results are written; should it be faster than the kill, they are all there. */
  @Test
  void killedWhileWriting() throws Exception {
    Cli.run(args(log)).ok();
    Map<String, String> after = contents(out);
    Cli.run(args(Logs.traffic(temp.resolve("old.csv"), 100, 2))).ok();
    Map<String, String> before = contents(out);
    for (String file : List.of("verdicts.csv", "accounts.csv", "campaigns.json", ".winnow")) {
      Process process = Child.start(new ProcessBuilder(Child.command(List.of(), args(log)))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD));
      try {
        awaitContent(process, file);
      } finally {
        process.destroyForcibly().waitFor();
      }
      Map<String, String> now = contents(out);
      // Between the two names the old folder has another one, and this one is nobody's.
      assertTrue(
          now.isEmpty() || same(now, before) || same(now, after), () -> file + ": " + now.keySet());
    }
    assertSucceedsNow();
  }

  /** Times differ in summary.json. */
  private static boolean same(Map<String, String> a, Map<String, String> b) {
    Map<String, String> first = new TreeMap<>(a);
    Map<String, String> second = new TreeMap<>(b);
    boolean bothOrNone =
        (first.remove("summary.json") == null) == (second.remove("summary.json") == null);
    return bothOrNone && first.equals(second);
  }

  private void assertSucceedsNow() throws IOException {
    Cli.run(args(log)).ok();
    assertEquals(ROWS + 1L, Files.readAllLines(out.resolve("verdicts.csv")).size());
    try (Stream<Path> entries = Files.list(temp)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        boolean known = name.startsWith(".out.partial-")
            || name.startsWith(".out.old-")
            || List.of("out", "log.csv", "old.csv").contains(name);
        assertTrue(known, name);
      }
    }
  }

  /** As a full disk does, a limit of the system's fails a write of a file that grows beyond it. */
  @Test
  void aFullDiskLeavesNothing() throws IOException {
    assumeTrue(Child.isPosix() && Files.isExecutable(Path.of("/bin/bash")));
    Cli.run(args(log)).ok();
    int needed = (int) (Files.size(out.resolve("verdicts.csv")) >> 10);
    Cli.run(args(Logs.traffic(temp.resolve("old.csv"), 100, 2))).ok();
    Map<String, String> before = contents(out);
    for (int kilobytes : new int[] {0, 1, needed / 2, needed - 1}) {
      List<String> command = new ArrayList<>(
          List.of("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
      command.addAll(Child.command(List.of(), args(log)));
      Cli.Result result = Child.run(temp, command);
      if (kilobytes == 0) {
        assertEquals(1, result.code()); // its message has no file to stand in
      } else {
        result.failed(1, "writing failed", "large");
      }
      assertEquals(before, contents(out));
      try (Stream<Path> entries = Files.list(temp)) {
        assertEquals(
            List.of(), entries.filter(e -> e.toString().contains("partial")).toList());
      }
    }
  }

  @Test
  void anOutputThatCannotBeWrittenIsAnError() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Path err = temp.resolve("err");
    Process process = Child.start(new ProcessBuilder(Child.command(List.of(), "--help"))
        .redirectOutput(full.toFile())
        .redirectError(err.toFile()));
    assertEquals(1, process.waitFor());
    assertEquals("winnow: standard output could not be written\n", Files.readString(err));
  }

  private void awaitContent(Process process, String file) throws Exception {
    while (process.isAlive() && !hasContent(file)) {
      Thread.sleep(1);
    }
  }

  private boolean hasContent(String file) throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      return entries
          .filter(e -> e.getFileName().toString().startsWith(".out.partial-"))
          .anyMatch(e -> e.resolve(file).toFile().length() > 0);
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path entry : entries.toList()) {
          contents.put(
              entry.getFileName().toString(), Files.readString(entry, StandardCharsets.UTF_8));
        }
      }
    }
    return contents;
  }
}
