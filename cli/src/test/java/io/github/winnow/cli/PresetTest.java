package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.Preset;
import io.github.winnow.spi.DetectorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetTest {
  @TempDir
  private Path temp = Path.of("");

  @Test
  void whatIsLeftOutIsBundled() {
    Set<String> bundled = ServiceLoader.load(DetectorProvider.class).stream()
        .map(provider -> provider.get().id())
        .collect(Collectors.toSet());
    for (String name : Preset.names()) {
      Set<String> unknown = new TreeSet<>(Preset.named(name).without());
      unknown.removeAll(bundled);
      assertEquals(Set.of(), unknown, name);
    }
  }

  @Test
  void detectorsShowsWhatItComesTo() throws IOException {
    String stars = Cli.run("detectors", "--preset", "stars").ok().out();
    String words = stars.replaceAll("\\s+", " ");
    assertTrue(stars.startsWith("Preset stars\n  For repositories that get stars"), stars);
    assertTrue(words.contains("It leaves out dwell, funnel, shared-device,"), stars);
    assertTrue(words.contains("A log that names no action is taken to be of 'star'."), stars);
    assertTrue(words.contains("The score was not measured with these detectors"), stars);
    assertTrue(words.contains("lockstep/together"), stars);
    assertFalse(words.contains("shared-device/"), stars);
    String reads = Cli.run("detectors", "--preset", "reads").ok().out();
    assertTrue(reads.contains("It leaves nothing out."), reads);
    assertTrue(reads.contains("The score was measured with these detectors."), reads);
    Map<String, Object> json =
        JsonText.object(Cli.run("detectors", "--preset", "votes", "--json").ok().out());
    assertEquals("vote", JsonText.at(json, "preset", "action"));
    assertEquals(List.of("dwell", "funnel"), JsonText.list(json, "preset", "without"));
    Cli.run("detectors", "--preset", "likes")
        .failed(2, "there is no preset likes; there are follows, reads, stars, votes");
  }

  /** The log of a week, as one of stars: without its actions, and without what stars don't have. */
  private Path stars() throws IOException {
    Path week = Logs.traffic(temp.resolve("week.csv"), 3000, 9);
    List<List<String>> rows = Cli.rows(week);
    List<Integer> kept =
        List.of("time", "account", "target").stream().map(rows.get(0)::indexOf).toList();
    String text = rows.stream()
        .map(row -> kept.stream().map(row::get).collect(Collectors.joining(",")) + "\n")
        .collect(Collectors.joining());
    return Files.writeString(temp.resolve("stars.csv"), text);
  }

  @Test
  void itIsScoredAndCalibrated() throws IOException {
    Path log = stars();
    Path out = temp.resolve("out");
    Cli.run("score", log, "--out", out).failed(1, "no column action");
    Cli.run("score", log, "--preset", "stars", "--out", out).ok();
    assertEquals(Set.of("star"), Set.copyOf(Cli.column(out.resolve("verdicts.csv"), "action")));
    Map<String, Object> summary = JsonText.object(Files.readString(out.resolve("summary.json")));
    assertEquals("stars", JsonText.at(summary, "preset"));
    assertEquals(false, JsonText.at(summary, "calibration", "score_is_measured"));
    Path own = temp.resolve("own.calibration");
    Cli.run("calibrate", log, "--preset", "stars", "--out", own).ok();
    Cli.run("score", log, "--preset", "stars", "--calibration", own, "--out", out)
        .ok();
    summary = JsonText.object(Files.readString(out.resolve("summary.json")));
    assertEquals(true, JsonText.at(summary, "calibration", "score_is_measured"));
    assertFalse(Files.readString(own).contains("shared-device/"));
  }
}
