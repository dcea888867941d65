package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final JsonFactory JSON = new JsonFactory();

  /** A log says the same as JSON Lines as it does as CSV. */
  @Test
  void equalToTheSameLogAsCsv() {
    Property.holds(700, random -> {
      ByteArrayOutputStream csv = new ByteArrayOutputStream();
      try (LogWriter log = LogWriter.to(csv, "note", "more, \"notes\"")) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          log.write(LogRoundTripTest.row(1, random));
        }
      }
      byte[] json = json(csv.toString(StandardCharsets.UTF_8), random);
      assertEquals(read(csv.toByteArray(), random), read(json, random));
    });
  }

  private static List<String> read(byte[] bytes, Random random) throws IOException {
    List<String> rows = new ArrayList<>();
    try (LogReader log =
        LogReader.read(Property.trickle(bytes, random), "a log", LogRoundTripTest.FORMAT)) {
      log.forEach(
          row -> rows.add(LogRoundTripTest.shown(row)), reject -> rows.add(reject.toString()));
    }
    return rows;
  }

  private static byte[] json(String csv, Random random) throws IOException {
    StringWriter lines = new StringWriter();
    for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(csv)) {
      JsonGenerator line = JSON.createGenerator(lines);
      line.writeStartObject();
      List<String> names = new ArrayList<>(record.getHeader());
      Collections.shuffle(names, random);
      for (String name : names) {
        member(line, name, record.getField(name), random);
      }
      line.writeEndObject();
      line.flush();
      lines.write(random.nextBoolean() ? "\n" : "\r\n");
      lines.write(random.nextInt(4) == 0 ? " \n" : "");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void member(JsonGenerator line, String name, String value, Random random)
      throws IOException {
    if (random.nextInt(9) == 0) {
      line.writeFieldName("unread" + name);
      line.writeRawValue("{\"time\":[1,{\"account\":null}],\"x\":{}}");
    }
    boolean isWhole = value.matches("0|-?[1-9][0-9]{0,17}");
    if (value.isEmpty()) {
      if (name.contains("note") || random.nextBoolean()) { // what is asked for must occur
        line.writeNullField(name);
      }
    } else if (isWhole && random.nextBoolean()) {
      line.writeNumberField(name, Long.parseLong(value));
    } else {
      line.writeStringField(name, value);
    }
  }

  private static List<LogEntry> entries(String json, LogFormat format) throws IOException {
    return LogReaderTest.entries(json.getBytes(StandardCharsets.UTF_8), format);
  }

  private static List<LogEntry> entries(String json) throws IOException {
    return entries(json, LogFormat.standard());
  }

  private static final String GOOD =
      "{\"time\":1714550400000,\"account\":\"a\",\"action\":\"read\",\"target\":7}\n";

  @Test
  void lineAndRowNumbersAndBooleans() throws IOException {
    List<LogEntry> entries = entries(GOOD
        + "\n\n"
        + "{\"time\":\"2024-05-01\",\"account\":1,\"action\":\"read\",\"target\":7,\"label\":true,"
        + "\"dwell_ms\":NaN,\"completion\":0.5}");
    LogRow second = assertInstanceOf(LogRow.class, entries.get(1));
    assertEquals(2, second.row());
    assertEquals(4, second.line());
    assertEquals(Label.FABRICATED, second.label());
    assertEquals(0.5, second.engagement().completion());
    assertTrue(Double.isNaN(second.engagement().dwell()));
  }

  @Test
  void whatIsNoRowIsRejected() throws IOException {
    rejected("bad-json", "7");
    rejected("bad-json", "[1]");
    rejected("bad-json", "nonsense \u001b");
    rejected("bad-json", "{\"time\":1");
    rejected("bad-json", GOOD.strip() + "{}");
    rejected("bad-json", GOOD.replace(":7}", ":[7]}"));
    rejected("bad-json", GOOD.replace(":7}", ":{\"id\":7}}"));
    rejected("bad-json", GOOD.replace("\"target\"", "\"account\":\"b\",\"target\""));
    rejected("bad-json", "{\"x\":" + "[".repeat(5000));
    rejected("bad-json", "\0\0\0{}"); // UTF-32 to a parser that guesses
    rejected("bad-json", "{\0}\0");
    rejected("bad-json", "\0{\0}");
    rejected("missing", "{}");
    rejected("missing", GOOD.replace(":7}", ":null}"));
    rejected("missing", GOOD.replace(":7}", ":\"\"}"));
    rejected("bad-time", GOOD.replace("1714550400000", "1.7E3"));
    rejected("bad-id", GOOD.replace("\"a\"", "\"\\ud800x\""));
    rejected("bad-id", GOOD.replace("\"a\"", "\"\\u0000\""));
  }

  private static void rejected(String code, String line) throws IOException {
    List<LogEntry> entries = entries(GOOD + line.strip() + "\n" + GOOD);
    assertEquals(3, entries.size(), line);
    assertInstanceOf(LogRow.class, entries.get(0), line);
    Reject reject = assertInstanceOf(Reject.class, entries.get(1), line);
    assertEquals(code, reject.reason().code(), reject.toString());
    assertEquals(2, reject.line());
    assertTrue(reject.toString().chars().allMatch(c -> c >= ' '), reject.toString());
    assertInstanceOf(LogRow.class, entries.get(2), line);
  }

  /** Also the first line may be broken. */
  @Test
  void theFirstLineIsALineLikeOthers() throws IOException {
    List<LogEntry> entries = entries("{\"broken\n" + GOOD);
    assertInstanceOf(Reject.class, entries.get(0));
    assertInstanceOf(LogRow.class, entries.get(1));
  }

  @Test
  void overlongLinesArePassedOver() throws IOException {
    LogFormat format = LogFormat.builder().maxRecordBytes(200).build();
    String overlong = "{\"x\":\"" + "y".repeat(70_000) + "\"}\n";
    List<LogEntry> entries = entries(overlong + GOOD + overlong + GOOD + overlong.strip(), format);
    assertEquals(
        List.of("too-long", "row 2", "too-long", "row 4", "too-long"),
        entries.stream()
            .map(e -> e instanceof Reject r ? r.reason().code() : "row " + e.row())
            .toList());
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L), entries.stream().map(LogEntry::line).toList());
  }

  @Test
  void namesThatNeverOccurAreWrong() {
    String log = "{\"ts\":1714550400000,\"user\":\"a\",\"action\":\"read\",\"target\":7}\n";
    assertFails("--column time=ts --column account=user", log.repeat(3), LogFormat.standard());
    assertFails("--column time=ts", log.repeat(2000), LogFormat.standard());
    LogFormat mapped =
        LogFormat.builder().column("time", "ts").column("account", "user").build();
    assertFails(
        "no column device2",
        log,
        LogFormat.builder()
            .column("time", "ts")
            .column("account", "user")
            .column("device", "device2")
            .build());
    assertFails(
        "no column note for the attribute",
        GOOD,
        LogFormat.builder().attribute("note").build());
    assertEquals(1, assertDoesNotThrow(() -> entries(log, mapped)).size());
    assertFails("JSON array", "[" + log + "]", LogFormat.standard());
  }

  /** Names that are never asked for must not push out the ones that are. */
  @Test
  void manyNamesHideNone() throws IOException {
    StringBuilder line = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      line.append("\"n").append(i).append("\":0,");
    }
    String wide = line + GOOD.substring(1);
    assertEquals(2, entries(wide + wide).size());
    assertInstanceOf(LogRow.class, entries(wide).get(0));
  }

  /** A parser remembers the names it met, for as long as the log is read if nobody stops it. */
  @Test
  void longNamesThatNeverComeAgainTakeBoundedMemory() throws IOException {
    InputStream lines = new InputStream() {
      private byte[] line = {};
      private int at;
      private int number;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        if (at == line.length) {
          if (++number > 2500) {
            return -1;
          }
          String name = number + "x".repeat(40_000);
          line = Property.utf8("{\"" + name + "\":0," + GOOD.substring(1));
          at = 0;
        }
        int n = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, n);
        at += n;
        return n;
      }
    };
    try (LogReader log = LogReader.read(lines, "a log", LogFormat.standard())) {
      for (int i = 0; i < 2500; i++) {
        assertInstanceOf(LogRow.class, log.next());
      }
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      assertTrue(used < 100 << 20, () -> used + " bytes are in use");
    }
  }

  private static void assertFails(String message, String log, LogFormat format) {
    LogException e = assertThrows(LogException.class, () -> entries(log, format));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
  }

  @Test
  void theHeaderIsTheFirstRowsNames() throws IOException {
    try (LogReader log = LogReader.read(
        Property.trickle(Property.utf8(GOOD), new Random(1)), "a log", LogFormat.standard())) {
      assertEquals(List.of("time", "account", "action", "target"), log.header());
      assertInstanceOf(LogRow.class, log.next());
    }
  }

  @Test
  void linesAreThoseOfSplit() {
    Property.holds(500, random -> {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(random.nextInt(4) == 0 ? "\n" : "x");
      }
      List<String> expected = new ArrayList<>(List.of(text.toString().split("\n", -1)));
      if (expected.get(expected.size() - 1).isEmpty()) {
        expected.remove(expected.size() - 1);
      }
      int most = 1 + random.nextInt(20);
      LineInput lines = new LineInput(
          Property.trickle(Property.utf8(text.toString()), random), most, 1 + random.nextInt(5));
      List<String> found = new ArrayList<>();
      while (lines.next()) {
        found.add(lines.isTooLong() ? "long" : lines.shown());
        assertEquals(found.size(), lines.line());
      }
      expected.replaceAll(line -> line.length() > most ? "long" : line);
      assertEquals(expected, found);
    });
  }
}
