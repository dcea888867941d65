package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow audit}. */
class AuditTest {
  @TempDir
  private Path temp = Path.of("");

  @Test
  void listsTheGroupsThatScoreFindsAsWellAndAsksNobodyElse() throws IOException {
    Path log = temp.resolve("week.csv");
    Cli.run("simulate", "--seed", "2011", "--scale", "0.1", "--out", log).ok();
    Path audited = temp.resolve("audited");
    String screen = Cli.run("audit", log, "--out", audited).ok().out();
    assertTrue(screen.lines().anyMatch(line -> line.startsWith("c1 ")), screen);
    assertTrue(screen.contains("campaigns"), screen);
    Path scored = temp.resolve("scored");
    Cli.run("score", log, "--out", scored).ok();
    assertEquals(
        Cli.column(scored.resolve("campaigns.csv"), "accounts"),
        Cli.column(audited.resolve("campaigns.csv"), "accounts"));
    Set<String> speak = new TreeSet<>();
    for (String reasons : Cli.column(audited.resolve("verdicts.csv"), "reasons")) {
      for (String reason : reasons.split(";", -1)) {
        speak.add(reason.replaceAll("/.*", ""));
      }
    }
    assertTrue(speak.contains("lockstep"), speak::toString);
    assertTrue(
        List.of("rate", "burst", "dwell", "cadence").stream().noneMatch(speak::contains),
        speak::toString);
  }

  @Test
  void withoutAnyDetectorThatLooksBackThereIsNothingToDo() throws IOException {
    Path log = Files.writeString(temp.resolve("log.csv"), "time,account,action,target\n");
    Cli.run("audit", log, "--detectors", "rate,burst", "--out", temp.resolve("out"))
        .failed(2, "none of these detectors looks back");
  }
}
