package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, where a test needs one: its heap is small, or it is killed. */
final class Child {
  private static final int MOST_SECONDS = 120;

  private Child() {}

  /** The command line that runs the command, with these options of Java. */
  static List<String> command(List<String> java, Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return command;
  }

  /** Runs it to its end. */
  static Cli.Result run(Path temp, List<String> command) throws IOException {
    Path out = Files.createTempFile(temp, "child", ".out");
    Path err = Files.createTempFile(temp, "child", ".err");
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(
            Files.createTempFile(temp, "child", ".in").toFile()))
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    Process process = start(builder);
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "the command does not end");
      return new Cli.Result(
          process.exitValue(),
          Files.readString(out),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts it without what would add lines to its output. */
  static Process start(ProcessBuilder builder) throws IOException {
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  static boolean isPosix() {
    return !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
