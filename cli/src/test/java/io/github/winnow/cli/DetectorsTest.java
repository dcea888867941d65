package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code winnow detectors}, and detectors of others. */
class DetectorsTest {
  @TempDir
  private Path temp = Path.of("");

  private static String screen(Object... args) {
    return Cli.run(args).ok().out();
  }

  private static Map<String, Object> json(Object... more) throws IOException {
    Object[] args = new Object[more.length + 2];
    args[0] = "detectors";
    args[1] = "--json";
    System.arraycopy(more, 0, args, 2, more.length);
    return JsonText.object(screen(args));
  }

  private static Object detector(Map<String, Object> all, String id) {
    return JsonText.list(all, "detectors").stream()
        .filter(d -> JsonText.at(d, "id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theBundledOnesAreShown() {
    String all = screen("detectors");
    assertTrue(all.matches("(?s).*\n  rate +1  timing +each engagement +3\n.*"), all);
    assertTrue(all.matches("(?s).*\n  lockstep +\\d  graph +the graph, looking back +1\n.*"), all);
    assertTrue(all.matches("(?s).*\n  release-curve +1  timing +targets, looking back .*"), all);
    assertTrue(all.matches("(?s).*\n  shared-origin +1  \\S+ +groups, looking back .*"), all);
    assertTrue(all.matches("(?s).*\n  shared-network/crowd +target +improbable +yes\n.*"), all);
    assertTrue(all.matches("(?s).*\n  shared-origin/devices .* needs none\n.*"), all);
    assertTrue(all.contains("It has something for every statistic."), all);
    assertFalse(all.contains("could not be made"), all);
    assertTrue(all.lines().allMatch(line -> line.length() <= 80 || line.contains("/")), all);
  }

  @Test
  void oneIsShownInFull() {
    String rate = screen("detectors", "rate", "--set", "rate.minute=90s");
    String words = rate.replaceAll("\\s+", " ");
    assertTrue(rate.startsWith("rate, version 1\n"), rate);
    assertTrue(rate.contains("\"{observed} actions of this account in one minute\""), rate);
    assertTrue(words.contains("Not calibrated: it weighs nothing."), rate);
    String network = screen("detectors", "shared-network", "--calibration", "none");
    assertTrue(network.replaceAll("\\s+", " ").contains("may hold, never exclude."), network);
    assertTrue(rate.matches("(?s).*\n  minute +90s +1m +1s +400d\n.*"), rate);
    assertTrue(rate.matches("(?s).*\n  account +\\d+ +[\\d,]+ .*burst.*"), rate);
    String lockstep = screen("detectors", "lockstep");
    assertTrue(lockstep.contains("It keeps no rows: it looks back at the history."), lockstep);
    Cli.run("detectors", "rates").failed(1, "no detector rates", "there are burst, ");
    Cli.run("detectors", "--set", "rate.minute=0s").failed(2, "rate.minute", "between");
    Cli.run("detectors", "--without", "rates").failed(2, "there is no detector rates");
  }

  /** The bytes of all parts are at most the engine's memory, and more memory has more rows. */
  @Test
  void whatRowsCost() throws IOException {
    Map<String, Object> small = json();
    Map<String, Object> large = json("--memory", "1g");
    double sum = 0;
    for (Object part : JsonText.list(small, "rows")) {
      double bytes = JsonText.number(part, "row_bytes") * JsonText.number(part, "rows_that_fit");
      double engine = JsonText.number(small, "memory_of_engine");
      assertEquals(bytes / engine, JsonText.number(part, "share"), 1e-12);
      sum += bytes;
      assertFalse(JsonText.list(part, "for").isEmpty(), part::toString);
    }
    assertTrue(sum < JsonText.number(small, "memory_of_engine"));
    assertTrue(sum > JsonText.number(small, "memory_of_engine") / 2);
    double before = JsonText.number(JsonText.list(small, "rows").get(0), "rows_that_fit");
    double after = JsonText.number(JsonText.list(large, "rows").get(0), "rows_that_fit");
    assertTrue(after > 3 * before, before + " " + after);
  }

  @Test
  void whatTheCalibrationDoesNotCoverIsNamed() throws IOException {
    Map<String, Object> all = json("--calibration", "none");
    List<?> open = JsonText.list(all, "calibration", "uncalibrated");
    assertTrue(
        open.containsAll(List.of("rate/minute", "lockstep/together", "release-curve/curve")),
        open::toString);
    assertFalse(open.contains("shared-origin/networks"), open::toString);
    Object statistic = JsonText.list(detector(all, "lockstep"), "statistics").get(0);
    assertEquals("no", JsonText.at(statistic, "calibration"));
    String screen = screen("detectors", "--calibration", "none").replaceAll("\\s+", " ");
    assertTrue(screen.contains("It has nothing for burst/account,"), screen);
    assertTrue(screen.contains("may hold nevertheless, never exclude"), screen);
    assertTrue(screen.contains("The score was not measured with these detectors"), screen);
  }

  @Test
  void aPluginIsSeenAndUsed() throws IOException {
    Path jar = PluginJar.good(temp);
    Map<String, Object> all = json("--plugins", jar);
    Object repeats = detector(all, "repeats");
    assertEquals(3.0, JsonText.number(repeats, "version"));
    assertEquals("quality", JsonText.at(repeats, "family"));
    assertEquals("engagements", JsonText.at(repeats, "looks_at"));
    assertTrue(String.valueOf(JsonText.at(repeats, "origin")).endsWith("/Repeats.jar"));
    assertEquals(List.of("account+target"), JsonText.at(repeats, "keys"));
    Object parameter = JsonText.list(repeats, "parameters").get(0);
    assertEquals("repeats.window", JsonText.at(parameter, "key"));
    assertEquals("6h", JsonText.at(parameter, "default"));
    assertEquals(List.of("repeats/again"), JsonText.list(all, "calibration", "uncalibrated"));
    assertTrue((Boolean) JsonText.at(all, "calibration", "score_is_measured"));

    Path log = Logs.traffic(temp.resolve("log.csv"), 2000, 9);
    Path out = temp.resolve("out");
    Path own = temp.resolve("own.calibration");
    Cli.run("calibrate", log, "--out", own, "--plugins", jar).ok();
    Cli.run("score", log, "--out", out, "--plugins", jar, "--calibration", own).ok();
    assertTrue(
        Cli.column(out.resolve("verdicts.csv"), "reasons").stream()
            .anyMatch(r -> r.contains("repeats/again: ")),
        "the plugin is heard");
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"repeats\""));
  }

  @Test
  void whatCanNotBeMadeIsSaid() throws IOException {
    PluginJar.good(temp);
    PluginJar.broken(temp);
    String all = screen("detectors", "--plugins", temp);
    assertTrue(all.contains("repeats"), all);
    assertTrue(
        all.replaceAll("\\s+", " ")
            .contains("What could not be made the detector broken can't be made:"
                + " java.lang.IllegalStateException: no licence"),
        all);
    Cli.Result one = Cli.run("detectors", "broken", "--plugins", temp);
    assertEquals(1, one.code());
    assertTrue(one.err().contains("no detector broken is at work; the detector broken"), one.err());
    assertEquals(1, JsonText.list(json("--plugins", temp), "rejected").size());
  }

  @Test
  void placesWithoutDetectorsAreRefused() throws IOException {
    Cli.run("detectors", "--plugins", temp.resolve("absent.jar")).failed(1, "no file", "absent");
    Cli.run("detectors", "--plugins", temp).failed(1, "no detector is in");
    Path text = Files.writeString(temp.resolve("not.jar"), "text");
    Cli.run("detectors", "--plugins", text).failed(1, "no detector is in", "not.jar");
    Path jar = PluginJar.good(temp);
    Path copy = Files.createDirectory(temp.resolve("copy")).resolve("again.jar");
    Files.copy(jar, copy);
    Cli.run("detectors", "--plugins", jar, "--plugins", copy).ok();
  }
}
