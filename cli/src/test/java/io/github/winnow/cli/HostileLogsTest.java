package io.github.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnow.io.ResultReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a log holds, {@code winnow score} either says in one line why it can't be read and leaves
 * nothing behind, or accounts for every row.
 */
class HostileLogsTest {
  private static final String HEADER = "time,account,action,target\n";
  private static final String ROW = "1700000000000,a,read,t\n";
  private static final String JSON =
      "{\"time\":1700000000000,\"account\":\"a\",\"action\":\"read\",\"target\":\"t\"}\n";
  private static final int LONG_LINE = 100 << 20;

  @TempDir
  private Path temp = Path.of("");

  /** What a run says of its rows. */
  private record Rows(long accepted, long rejected) {}

  private Cli.Result score(Path log, Object... more) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("score", log, "--out", temp.resolve("out"), "--calibration", "none"));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private Path file(byte[] bytes) {
    try {
      return Files.write(temp.resolve("log"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void refused(byte[] log, String... parts) throws IOException {
    score(file(log)).failed(1, parts);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      assertEquals(
          List.of(),
          entries
              .map(e -> e.getFileName().toString())
              .filter(name -> name.contains("out") && !name.startsWith("child"))
              .toList());
    }
  }

  private Rows read(byte[] log, Object... more) throws IOException {
    score(file(log), more).ok();
    return rows();
  }

  /** What the files of the last run say, which must agree. */
  private Rows rows() throws IOException {
    Path out = temp.resolve("out");
    String summary = Files.readString(out.resolve("summary.json"));
    long rows = number(summary, "rows");
    long accepted = number(summary, "accepted");
    long rejected = number(summary, "rejected");
    assertEquals(rows, accepted + rejected);
    assertEquals(accepted, rows(out.resolve("verdicts.csv"), "id"));
    assertEquals(rejected, rows(out.resolve("rejects.csv"), "line"));
    for (String line : Files.readAllLines(out.resolve("rejects.csv"))) {
      assertTrue(line.length() < 1000, line);
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
    return new Rows(accepted, rejected);
  }

  private static long rows(Path file, String column) throws IOException {
    long n = 0;
    try (ResultReader rows = ResultReader.open(file, column)) {
      while (rows.next()) {
        n++;
      }
    }
    return n;
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\"\\s*:\\s*(\\d+)").matcher(json);
    assertTrue(matcher.find(), () -> "no " + name + " in " + json);
    return Long.parseLong(matcher.group(1));
  }

  @Test
  void whatIsNoLogIsRefused() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    refused(new byte[0], "empty");
    refused(utf8("\n\r\n"), "empty");
    refused(noise);
    refused(new byte[1000], "binary");
    refused(utf8("\177ELF\2\1\1\0\0\0,\n"), "binary");
    refused(utf8("PK\3\4\24\0"), "a zip file");
    refused(HEADER.getBytes(StandardCharsets.UTF_16), "UTF-16");
    refused(gzip(gzip(utf8(HEADER + ROW))), "compressed twice");
    refused(utf8("[" + JSON.strip() + "]"), "one JSON array");
    refused(utf8(HEADER.replace(',', ';') + ROW), "separated by commas");
    refused(utf8("time,account,action,target,time\n" + ROW), "two columns time");
    refused(utf8(HEADER.replace("time", "Time") + ROW), "--column time=Time");
    refused(utf8(",".repeat(1_000_000) + "\n"), "1000001 columns, but may have 4096");
    refused(utf8(",".repeat(2_000_000) + "\n"), "header can't be read");
  }

  @Test
  void gzipIsReadWholeOrRefused() throws IOException {
    byte[] whole = gzip(utf8(HEADER + ROW.repeat(5000)));
    assertEquals(new Rows(5000, 0), read(whole));
    assertEquals(new Rows(10_000, 0), read(joined(whole, gzip(utf8(ROW.repeat(5000))))));
    deleteResults();
    refused(Arrays.copyOf(whole, whole.length / 2), "cut off", "behind data row");
    refused(Arrays.copyOf(whole, 9), "cut off");
    refused(joined(whole, utf8("more")), "something that is no gzip");
    refused(joined(whole, Arrays.copyOf(whole, 5)), "cut off");
    whole[whole.length - 5] ^= 1;
    refused(whole, "damaged");
  }

  private void deleteResults() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("out"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(temp.resolve("out"));
  }

  @Test
  void everyRowIsAcceptedOrRejected() throws IOException {
    assertEquals(new Rows(0, 0), read(utf8(HEADER)));
    assertEquals(new Rows(0, 0), read(utf8(HEADER.strip())));
    assertEquals(new Rows(2, 0), read(utf8("\uFEFF" + (HEADER + ROW + ROW).replace("\n", "\r\n"))));
    assertEquals(new Rows(1, 0), read(utf8("\" time \",account,\"action\",target\n" + ROW)));
    assertEquals(
        new Rows(2, 5),
        read(utf8(HEADER
            + ROW
            + "1700000000000,a,read\n"
            + ROW.strip() + ",more\n"
            + "1700000000000,\"a,read,t\n"
            + "1700000000000,\"a\"b,read,t\n"
            + "1700000000000,a," + ",".repeat(1_000_000) + "\n"
            + "1700000000000,\"a\nb\",read,\"t\"\"\"\n")));
    assertEquals(
        new Rows(2, 3),
        read(joined(
            utf8(HEADER + "1700000000000,a"),
            new byte[] {(byte) 0xff},
            utf8(",read,t\n"),
            utf8("1700000000000,a"),
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            utf8(
                ",read,t\n1700000000000,a\0,read,t\n1700000000000,\u202Ea,read,\uFEFFt\n" + ROW))));
    assertEquals(
        new Rows(3, 6),
        read(utf8(JSON
            + "\n{\n"
            + JSON.strip() + "}\n"
            + "\0\0\0{}\n"
            + JSON.replace("\"a\"", "[1]")
            + JSON.replace("\"a\"", "\"\\ud800\"")
            + JSON.replace("}", ",\"account\":\"b\"}")
            + JSON.replace("}", ",\"x\":\"" + "y".repeat(200_000) + "\"}")
            + JSON)));
  }

  @Test
  void numbersAreOddButNeverFatal() throws IOException {
    String header = "time,account,action,target,dwell_ms,completion,count,account_created,id\n";
    String[] good = {
      "1700000000,00012,read,t,1e400,2,1,0.0,",
      "1700000000.5,-0,read,t,-5,-1,2147483647,,",
      "+1700000000000.0,9223372036854775808,read,t,NaN,nan,1.0,0,",
      "2024-02-29T23:59:59.999999999-18:00,a,read,t,Infinity,0x1,,1999-12-31,",
    };
    String[] bad = {
      "1e12,a,read,t,,,,,",
      "NaN,a,read,t,,,,,",
      "-1,a,read,t,,,,,",
      "2024-05-01T24:00,a,read,t,,,,,",
      "2016-12-31T23:59:60Z,a,read,t,,,,,",
      "+10000-01-01,a,read,t,,,,,",
      "2024-W18-3,a,read,t,,,,,",
      "2024-05-01T08:00+25:00,a,read,t,,,,,",
      "1700000000,a,read,t,,,0,,",
      "1700000000,a,read,t,,,-3,,",
      "1700000000,a,read,t,,,1e9,,",
      "1700000000,a,read,t,,,99999999999999999999,,",
      "1700000000,a,read,t,,,,1,",
    };
    byte[] log = utf8(header + String.join("\n", good) + "\n" + String.join("\n", bad) + "\n");
    assertEquals(new Rows(good.length, bad.length), read(log));
    assertEquals(
        List.of("00012", "-0", "9223372036854775808", "a"),
        Cli.column(temp.resolve("out/verdicts.csv"), "account"));
    assertEquals(
        List.of("1700000000000", "1700000000500", "1700000000000", "1709315999999"),
        Cli.column(temp.resolve("out/verdicts.csv"), "time"));
  }

  @Test
  void strictFailsAtTheFirstRowThatCannotBeRead() throws IOException {
    score(file(utf8(HEADER + ROW + "\n1700000000000,a\u001b,read\n" + ROW)), "--strict")
        .failed(1, "line 4", "cell-count", "--strict");
    assertNothingIsLeft();
    assertEquals(new Rows(1, 0), read(utf8(HEADER + ROW), "--strict"));
  }

  @Test
  void timesWithoutAZoneAreReadInTheOneThatIsGiven() throws IOException {
    byte[] log = utf8("""
        time,account,action,target
        2024-10-27 02:30,a,read,t
        2024-10-27T02:30:00Z,a,read,t
        1714552200,a,read,t
        """);
    assertEquals(new Rows(3, 0), read(log, "--zone", "Europe/Berlin"));
    assertEquals(
        List.of("1729989000000", "1729996200000", "1714552200000"),
        Cli.column(temp.resolve("out/verdicts.csv"), "time"));
    read(log, "--zone", "+08:00");
    assertEquals(
        "1729967400000", Cli.column(temp.resolve("out/verdicts.csv"), "time").get(0));
    // It is looked at before any file is.
    for (String zone : List.of("Berlin", "europe/berlin", "+25:00", "", "\u001b")) {
      score(temp.resolve("absent"), "--zone", zone).failed(2, "--zone", "+08:00");
    }
  }

  @Test
  void columnsAreMappedAsTheyAreGiven() throws IOException {
    byte[] log = utf8("when,who,what,target,extra\n" + ROW.strip() + ",x\n");
    Object[] mapped = {"--column", "time=when", "--column", "account=who", "--column", "action=what"
    };
    assertEquals(new Rows(1, 0), read(log, mapped));
    List<Object> more = new ArrayList<>(List.of(mapped));
    more.addAll(List.of("--attribute", "extra", "--attribute", "who", "--constant", "target=z"));
    assertEquals(new Rows(1, 0), read(log, more.toArray()));
    assertEquals(List.of("z"), Cli.column(temp.resolve("out/verdicts.csv"), "target"));
    score(file(log), "--column", "time=then").failed(1, "no columns then");
    more.addAll(List.of("--attribute", "none"));
    score(file(log), more.toArray()).failed(1, "no column none for the attribute");
  }

  /** In a heap that could not hold it. */
  @Test
  void aLineOf100MegabytesTakesNoMemory() throws IOException {
    for (String[] parts :
        new String[][] {{HEADER + ROW, ROW}, {HEADER + ROW + "\"", ROW}, {JSON + "{\"x\":\"", JSON}
        }) {
      Path log = temp.resolve("long");
      try (OutputStream out = Files.newOutputStream(log)) {
        out.write(utf8(parts[0]));
        byte[] some = new byte[1 << 20];
        Arrays.fill(some, (byte) 'x');
        for (int n = 0; n < LONG_LINE; n += some.length) {
          out.write(some);
        }
        out.write(utf8("\n" + parts[1]));
      }
      List<Object> args = List.of(
          "score", log, "--out", temp.resolve("out"), "--calibration", "none", "--memory", "160m");
      Child.run(temp, Child.command(List.of("-Xmx80m"), args.toArray())).ok();
      assertEquals(new Rows(2, 1), rows());
    }
  }

  @Test
  void aPipeIsReadOnceAndRefusedWhereOnceIsNotEnough() throws Exception {
    Path pipe = temp.resolve("pipe");
    assumeTrue(
        Child.isPosix() && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Path log = Logs.traffic(temp.resolve("log.csv"), 3000, 1);
    score(log).ok();
    byte[] expected = Files.readAllBytes(temp.resolve("out/verdicts.csv"));
    Thread writer = new Thread(() -> {
      try (OutputStream out = Files.newOutputStream(pipe)) {
        out.write(gzip(Files.readAllBytes(log)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    writer.start();
    score(pipe).ok();
    writer.join();
    assertEquals(new Rows(3000, 0), rows());
    assertTrue(Arrays.equals(expected, Files.readAllBytes(temp.resolve("out/verdicts.csv"))));
    Cli.run("calibrate", pipe, "--out", temp.resolve("c")).failed(2, "several times", "pipe");
    assertFalse(Files.exists(temp.resolve("c")));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
