package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One log gives one set of bytes, however it comes in; and how runs fail. */
class ScoreRunsTest {
  private static final List<String> FILES = List.of(
      "verdicts.csv",
      "accounts.csv",
      "tally.csv",
      "campaigns.csv",
      "campaigns.json",
      "rejects.csv");

  @TempDir
  private Path temp = Path.of("");

  private Path log = Path.of("");
  private Path first = Path.of("");

  @BeforeEach
  void firstRun() throws IOException {
    log = Logs.traffic(temp.resolve("log.csv"), 1500, 6);
    first = temp.resolve("first");
    score(log, first);
  }

  private static void score(Object log, Path out, Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("score", log, "--out", out, "--calibration", "none"));
    args.addAll(List.of(more));
    Cli.run(args.toArray()).ok();
  }

  private static void assertSame(Path a, Path b) throws IOException {
    for (String file : FILES) {
      assertArrayEquals(
          Files.readAllBytes(a.resolve(file)), Files.readAllBytes(b.resolve(file)), file);
    }
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    score(log, temp.resolve("second"));
    assertSame(first, temp.resolve("second"));
  }

  @Test
  void gzipGivesTheSameBytesWhateverItsName() throws IOException {
    Path packed = temp.resolve("log.data");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(log, out);
    }
    score(packed, temp.resolve("second"));
    assertSame(first, temp.resolve("second"));
  }

  @Test
  void jsonLinesGiveTheSameBytes() throws IOException {
    List<List<String>> rows = Cli.rows(log);
    StringBuilder json = new StringBuilder();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < row.size(); i++) {
        json.append(i == 0 ? "{" : ",").append('"').append(rows.get(0).get(i));
        json.append("\":\"").append(row.get(i)).append('"');
      }
      json.append("}\n");
    }
    score(Files.writeString(temp.resolve("log.jsonl"), json), temp.resolve("second"));
    assertSame(first, temp.resolve("second"));
  }

  @Test
  void standardInputGivesTheSameBytes() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(log)));
    try {
      score("-", temp.resolve("second"));
    } finally {
      System.setIn(before);
    }
    assertSame(first, temp.resolve("second"));
  }

  @Test
  void theOrderOfDetectorsDoesNotMatter() throws IOException {
    score(log, temp.resolve("a"), "--detectors", "burst,rate,shared-device");
    score(log, temp.resolve("b"), "--detectors", "shared-device,burst", "--detectors", "rate");
    assertSame(temp.resolve("a"), temp.resolve("b"));
    score(log, temp.resolve("c"), "--without", "shared-network");
    score(log, temp.resolve("d"), "--detectors", "rate,burst,shared-device");
    assertSame(temp.resolve("c"), temp.resolve("d"));
  }

  @Test
  void aSecretOfOnesOwnIsUsed() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "0123456789abcdef");
    score(log, temp.resolve("second"), "--secret-file", secret);
    assertTrue(Files.readString(temp.resolve("second").resolve("summary.json"))
        .contains("\"secret\" : \"file\""));
    assertEquals(
        Cli.column(first.resolve("verdicts.csv"), "account"),
        Cli.column(temp.resolve("second").resolve("verdicts.csv"), "account"));
    Files.writeString(secret, "short");
    Cli.run(
            "score",
            log,
            "--out",
            temp.resolve("x"),
            "--calibration",
            "none",
            "--secret-file",
            secret)
        .failed(1, "16");
  }

  @Test
  void aRunReplacesAnEarlierOneAndNothingElse() throws IOException {
    score(log, first);
    Path precious = Files.writeString(first.resolve("precious.txt"), "mine");
    Cli.run("score", log, "--out", first, "--calibration", "none").failed(1, "precious.txt");
    assertTrue(Files.exists(precious));
  }

  @Test
  void whatCannotBeReadIsSaidInOneLine() throws IOException {
    Path out = temp.resolve("x");
    Cli.run("score", temp.resolve("absent"), "--out", out, "--calibration", "none")
        .failed(1, "no file", "absent");
    Cli.run("score", temp, "--out", out, "--calibration", "none").failed(1, "folder");
    Cli.run("score", "a\0b", "--out", out, "--calibration", "none").failed(1, "name of a file");
    Path empty = Files.writeString(temp.resolve("empty"), "");
    Cli.run("score", empty, "--out", out, "--calibration", "none").failed(1, "empty");
    Path other = Files.writeString(temp.resolve("other"), "a,b\n1,2\n");
    Cli.run("score", other, "--out", out, "--calibration", "none")
        .failed(1, "no columns", "--column account=");
    byte[] half = gzip(Files.readAllBytes(log));
    Path broken = Files.write(temp.resolve("broken.gz"), Arrays.copyOf(half, 5000));
    Cli.run("score", broken, "--out", out, "--calibration", "none").failed(1, "cut off");
    assertFalse(Files.exists(out));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void whatCannotBeWrittenIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Cli.run("score", log, "--out", file, "--calibration", "none").failed(1, "file");
    Cli.run("score", log, "--out", file.resolve("below"), "--calibration", "none")
        .failed(1);
    Cli.run("score", log, "--out", "/proc/nowhere/x", "--calibration", "none").failed(1);
    assertEquals("", Files.readString(file));
  }

  @Test
  void aBadCalibrationIsSaidInOneLine() throws IOException {
    Path out = temp.resolve("x");
    Path noCalibration = Files.writeString(temp.resolve("c"), "hello\u001b[31m\n");
    Cli.run("score", log, "--out", out, "--calibration", noCalibration)
        .failed(1, "is not a calibration");
    Files.writeString(noCalibration, "winnow-calibration 2\nabout x\ntail 5 : 1 2 : 0 1 : k\n");
    Cli.run("score", log, "--out", out, "--calibration", noCalibration).failed(1, "line 3");
    Cli.run("score", log, "--out", out, "--calibration", temp.resolve("absent"))
        .failed(1, "no file");
    Cli.run("score", log, "--out", out, "--calibration", temp).failed(1, "folder");
    assertFalse(Files.exists(out));
  }

  @Test
  void clearancesAreReadAndObeyed() throws IOException {
    Path clear = Logs.write(temp.resolve("clear.csv"), "subject,id,reason", "account,u9001,us");
    Path out = temp.resolve("cleared");
    score(log, out, "--clear", clear);
    assertTrue(Files.readString(out.resolve("summary.json")).contains("\"clearances\" : 1"));
    List<String> accounts = Cli.column(out.resolve("verdicts.csv"), "account");
    List<String> reasons = Cli.column(out.resolve("verdicts.csv"), "reasons");
    for (int i = 0; i < accounts.size(); i++) {
      assertEquals(
          accounts.get(i).equals("u9001"),
          reasons.get(i).startsWith("clearance/given: cleared: us"),
          reasons.get(i));
    }
    Logs.write(clear, "subject,id,reason", "account,a,b", "user,u9001,us");
    with("--clear", clear).failed(1, "line 3", "account, device, network, target or campaign");
    with("--clear", temp.resolve("absent")).failed(1, "no file");
    with("--clear", temp).failed(1, "folder");
  }

  @Test
  void aWrongCommandLineIsSaidWithAHint() {
    Cli.run().failed(2, "Try 'winnow --help'");
    Cli.run("scor").failed(2, "scor");
    Cli.run("score").failed(2, "LOG");
    Cli.run("score", log).failed(2, "--out");
    with("--colour").failed(2, "--colour");
    with("--detectors", "burst,bogus").failed(2, "bogus", "shared-network");
    with("--without", "bogus").failed(2, "bogus");
    with("--set", "burst.tick").failed(2, "burst.tick");
    with("--set", "burst.tock=1m").failed(2, "burst.tick");
    with("--set", "burst.tick=banana").failed(2, "burst.tick");
    with("--memory", "lots").failed(2, "256m");
    with("--memory", "1k").failed(2, "160m");
    with("--memory", "1024g").failed(2, "this machine");
    with("@" + log).failed(2, "@");
    with("--column", "account").failed(2, "account=user_id");
    with("--column", "acount=x").failed(2, "account");
    with("--column", "account=x", "--constant", "account=y").failed(2, "twice");
    with("--constant", "time=soon").failed(2, "time");
    with("--base-rate", "2").failed(2, "--base-rate");
    with("--base-rate", "x").failed(2, "--base-rate");
  }

  private Cli.Result with(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("score", log, "--out", temp.resolve("x"), "--calibration", "none"));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }
}
