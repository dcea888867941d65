package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.evidence.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow score --policy}. */
class PolicyFileTest {
  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");

  @BeforeEach
  void log() throws IOException {
    log = Logs.traffic(temp.resolve("log.csv"), 1500, 5);
  }

  private Path score(String name, Object... more) {
    Object[] args = new Object[more.length + 4];
    args[0] = "score";
    args[1] = log;
    args[2] = "--out";
    args[3] = temp.resolve(name);
    System.arraycopy(more, 0, args, 4, more.length);
    Cli.run(args).ok();
    return temp.resolve(name);
  }

  private static Map<String, Object> policy(Path out) throws IOException {
    return JsonText.map(
        JsonText.at(JsonText.object(Files.readString(out.resolve("summary.json"))), "policy"));
  }

  private static int held(Path out) throws IOException {
    return Collections.frequency(Cli.column(out.resolve("verdicts.csv"), "disposition"), "HOLD");
  }

  @Test
  void aFileMovesTheLines() throws IOException {
    Path file = temp.resolve("strict.policy");
    Files.writeString(file, "winnow-policy 1\n# of ours\nname = strict\nhold_rate = 0.2\n");
    Path before = score("before");
    Path after = score("after", "--policy", file);
    assertTrue(held(after) > held(before), held(after) + " " + held(before));
    assertEquals("strict", policy(after).get("name"));
    assertEquals(0.2, policy(after).get("hold_rate"));
    assertEquals(30.0, policy(after).get("half_life_days"));
    assertEquals(Policy.read(file).hash(), policy(after).get("sha256"));
    assertEquals(Policy.standard().hash(), policy(before).get("sha256"));
    assertNotEquals(policy(before).get("sha256"), policy(after).get("sha256"));
  }

  @Test
  void theBaseRateOfTheCommandLineWins() throws IOException {
    Path file = temp.resolve("p");
    Files.writeString(file, "winnow-policy 1\nbase_rate = 0.3\n");
    assertEquals(0.3, policy(score("file", "--policy", file)).get("base_rate"));
    Path both = score("both", "--policy", file, "--base-rate", "0.2");
    assertEquals(0.2, policy(both).get("base_rate"));
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    Path file = temp.resolve("wrong.policy");
    Files.writeString(file, "winnow-policy 1\nholdrate = 0.1\n");
    String[] command = {"score", log.toString(), "--out", temp.resolve("o").toString(), "--policy"};
    Cli.run(command[0], command[1], command[2], command[3], command[4], file)
        .failed(1, "wrong.policy, line 2", "holdrate", "known are name, report_rate, hold_rate");
    Files.writeString(file, "hold_rate = 0.1\n");
    Cli.run(command[0], command[1], command[2], command[3], command[4], file)
        .failed(1, "winnow-policy 1");
    Cli.run(command[0], command[1], command[2], command[3], command[4], temp.resolve("absent"))
        .failed(1, "no file");
    assertTrue(Files.notExists(temp.resolve("o")));
  }

  /** What help shows can be taken as it stands, and is the default. */
  @Test
  void theFileInHelpIsTheDefault() {
    List<String> help = Cli.run("score", "--help").ok().out().lines().toList();
    int from = help.indexOf("  winnow-policy 1");
    String shown = help.subList(from, help.size()).stream()
        .takeWhile(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
    assertEquals(Policy.standard(), Policy.parse(shown));
    for (String line : Policy.standard().text().lines().toList()) {
      assertTrue(shown.contains("  " + line), line);
    }
  }
}
