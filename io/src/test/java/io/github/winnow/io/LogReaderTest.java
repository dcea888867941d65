package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {
  private static final long T = 1_700_000_000_000L;
  private static final String HEADER = "time,account,action,target";

  @Test
  void readsEveryField() throws IOException {
    String csv = """
        scenario,label,count,client,network_type,region,account_created,completion,dwell_ms,ip,\
        device,payment,impression,promotion,source,publisher,target,action,account,time,id
        farm,1,3,wx 8.0,wifi,CN-44,2020-01-01,0.25,1500.5,203.0.113.7,\
        d1,pay1,imp1,pro1, Search ,pub1,"art, 1",READ,alice,2023-11-14T22:13:20Z,77
        """;
    LogRow row = accepted(csv, LogFormat.standard());
    Engagement e = row.engagement();
    assertEquals(1, row.row());
    assertEquals(2, row.line());
    assertEquals(Label.FABRICATED, row.label());
    assertEquals("farm", row.scenario());
    assertEquals(T, e.time());
    assertEquals(Id.of("alice"), e.account());
    assertEquals(Action.READ, e.action());
    assertEquals(Id.of("art, 1"), e.target());
    assertEquals(Id.of(77), e.id());
    assertEquals(Id.of("pub1"), e.publisher());
    assertEquals(Source.SEARCH, e.source());
    assertEquals(Id.of("pro1"), e.promotion());
    assertEquals(Id.of("imp1"), e.impression());
    assertEquals(Id.of("pay1"), e.payment());
    assertEquals(Id.of("d1"), e.device());
    assertEquals("203.0.113.7", e.ip());
    assertEquals(1500.5, e.dwell());
    assertEquals(0.25, e.completion());
    assertEquals(1_577_836_800_000L, e.accountCreated());
    assertEquals("CN-44", e.region());
    assertEquals("wifi", e.networkType());
    assertEquals("wx 8.0", e.client());
    assertEquals(3, e.count());
  }

  @Test
  void aDefaultStandsWhereTheLogHasNothing() throws IOException {
    LogFormat format = LogFormat.builder().byDefault("action", "star").build();
    assertEquals(
        Action.STAR,
        accepted("time,account,target\n" + T + ",a,b\n", format).engagement().action());
    assertEquals(
        Action.STAR,
        accepted(HEADER + "\n" + T + ",a,,b\n", format).engagement().action());
    assertEquals(
        Action.READ,
        accepted(HEADER + "\n" + T + ",a,read,b\n", format).engagement().action());
    String json = "{\"time\":" + T + ",\"account\":\"a\",\"target\":\"b\"";
    assertEquals(Action.STAR, accepted(json + "}\n", format).engagement().action());
    assertEquals(
        Action.READ,
        accepted(json + ",\"action\":\"read\"}\n", format).engagement().action());
    LogFormat constant = LogFormat.builder()
        .byDefault("action", "star")
        .constant("action", "vote")
        .build();
    assertEquals(
        Action.VOTE,
        accepted(HEADER + "\n" + T + ",a,read,b\n", constant).engagement().action());
    LogFormat mapped =
        LogFormat.builder().byDefault("action", "star").column("action", "verb").build();
    assertThrows(LogException.class, () -> accepted(HEADER + "\n" + T + ",a,read,b\n", mapped));
    assertThrows(
        IllegalArgumentException.class, () -> LogFormat.builder().byDefault("count", "none"));
  }

  @Test
  void emptyCellsAreMissing() throws IOException {
    String header = String.join(",", LogFormat.columnNames());
    LogRow row = accepted(header + "\n, " + T + " ,a,read,b,, ,\"\",,,,,NaN,nan,0,,,,,,\n");
    Engagement e = row.engagement();
    assertNull(e.id());
    assertNull(e.publisher());
    assertNull(e.source());
    assertNull(e.promotion());
    assertNull(e.ip());
    assertTrue(Double.isNaN(e.dwell()));
    assertTrue(Double.isNaN(e.completion()));
    assertEquals(Engagement.ABSENT, e.accountCreated());
    assertEquals(1, e.count());
    assertEquals(Label.ABSENT, row.label());
    assertNull(row.scenario());
    assertTrue(e.attributes().isEmpty());
  }

  @Test
  void idsAreTheInputsOwnText() throws IOException {
    String[] ids = {
      "42",
      "-42",
      "0",
      "-0",
      "042",
      "+42",
      "9223372036854775807",
      "-9223372036854775808",
      "9223372036854775808",
      "999999999999999999",
      "1000000000000000000",
      "4 2",
      " 42",
      "42 ",
      "=1",
      "'42",
      "~0123456789abcdef",
      "微信",
      "a\nb"
    };
    for (String id : ids) {
      LogRow row =
          accepted(HEADER + ",publisher\n" + T + ",\"" + id + "\",read,b,\"" + id + "\"\n");
      assertEquals(Id.of(id), row.engagement().account());
      assertEquals(id, row.engagement().account().toString());
      assertEquals(Id.of(id), row.engagement().publisher());
    }
  }

  @Test
  void pseudonymsAreReadWhenAskedFor() throws IOException {
    LogFormat format = LogFormat.builder().pseudonyms(true).build();
    String csv = HEADER + "\n" + T + ",~0123456789abcdef,read,~0123456789ABCDEF\n";
    Engagement e = accepted(csv, format).engagement();
    assertEquals(Id.of(Pseudonym.parse("~0123456789abcdef")), e.account());
    assertEquals(Id.of("~0123456789ABCDEF"), e.target());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "missing: account is empty|T,,read,b",
        "missing: account is empty|T,\" \",read,b",
        "missing: time is empty|,,,",
        "missing: action is empty|T,a,\"\",b",
        "missing: target is empty|T,a,read, ",
        "bad-time: time is neither ISO-8601 nor seconds or milliseconds since 1970:"
            + " now|now,a,read,b",
        "bad-time: time is neither ISO-8601 nor seconds or milliseconds since 1970:"
            + " 1e12|1e12,a,read,b",
        "bad-time: time is neither ISO-8601 nor seconds or milliseconds since 1970:"
            + " 2024-W18-3|2024-W18-3,a,read,b",
        "bad-time: time is neither ISO-8601 nor seconds or milliseconds since 1970:"
            + " +10000-01-01|+10000-01-01,a,read,b",
        "bad-time: time lies before 1980; seconds or milliseconds since 1970 are read:"
            + " 0|0,a,read,b",
        "bad-time: time lies before 1980; seconds or milliseconds since 1970 are read:"
            + " 253402300800|253402300800,a,read,b",
        "bad-time: time lies before 1980; seconds or milliseconds since 1970 are read:"
            + " -1700000000|-1700000000,a,read,b",
        "bad-time: time lies before 1980: 1979-12-31|1979-12-31,a,read,b",
        "bad-time: time lies after the year 9999: seconds and milliseconds are read, not micro- or"
            + " nanoseconds: 1700000000000000|1700000000000000,a,read,b",
        "cell-count: 3 cells, but the header has 4|T,a,read",
        "cell-count: 5 cells, but the header has 4|T,a,read,b,",
        "cell-count: 1 cells, but the header has 4|x",
        "bad-id: account has a NUL character: a\\u0000|T,a\0,read,b",
        "bad-id: target has a NUL character: a\\u0000|T,a,read,a\0",
        "bad-name: action is no name of 1 to 64 printable characters: a\\u001b|T,a,a\u001b,b",
        "bad-name: action is no name of 1 to 64 printable characters: \u3000|T,a,\u3000,b",
        "broken-quote: a quote is not closed|T,\"a,read,b",
        "broken-quote: something stands between a closing quote and the next comma"
            + "|T,\"a\" ,read,b",
      })
  void rejects(String test) throws IOException {
    int bar = test.indexOf('|');
    String row = test.substring(bar + 1).replace("T", Long.toString(T));
    Reject reject = rejected(HEADER + "\n" + row + "\n");
    assertEquals(test.substring(0, bar), reject.reason().code() + ": " + reject.detail());
    assertEquals(SafeText.shown(row, 1000), reject.text());
    assertEquals(2, reject.line());
    assertEquals(1, reject.row());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "2147483648", "99999999999999999999", "x", "NaN"})
  void rejectsCounts(String count) throws IOException {
    Reject reject = rejected(HEADER + ",count\n" + T + ",a,read,b," + count + "\n");
    assertEquals(Reject.Reason.NUMBER, reject.reason());
    assertEquals("count is no whole number from 1 to 2147483647: " + count, reject.detail());
  }

  /** Else a client who forges them would decide which of its rows are judged. */
  @Test
  void claimedValuesThatCannotBeReadAreMissingAndCounted() throws IOException {
    Map<String, List<String>> bad = Map.of(
        "dwell_ms", List.of("-1", "-0.001", "Infinity", "-Infinity", "1e400", "12s", "null"),
        "completion", List.of("-0.1", "1.0000001", "50%"),
        "device", List.of("d\0", "x".repeat(1025)),
        "client", List.of("c\0", "x".repeat(1025)),
        "network_type", List.of("n\0", "x".repeat(100_000)),
        "note", List.of("n\0", "x".repeat(1025)));
    LogFormat format = LogFormat.builder().attribute("note").build();
    for (Map.Entry<String, List<String>> column : bad.entrySet()) {
      StringBuilder csv = new StringBuilder(HEADER + ",x," + column.getKey());
      csv.append(column.getKey().equals("note") ? "" : ",note").append('\n');
      for (String value : column.getValue()) {
        csv.append(T).append(",a,read,b,,").append(value);
        csv.append(column.getKey().equals("note") ? "" : ",").append('\n');
      }
      try (LogReader log = reader(Property.utf8(csv.toString()), format)) {
        log.forEach(row -> assertBare(row.engagement()), reject -> {});
        assertEquals(0, log.rejected());
        assertEquals(Map.of(column.getKey(), (long) column.getValue().size()), log.unreadable());
      }
    }
  }

  private static void assertBare(Engagement e) {
    assertTrue(Double.isNaN(e.dwell()));
    assertTrue(Double.isNaN(e.completion()));
    assertNull(e.device());
    assertNull(e.client());
    assertNull(e.networkType());
    assertTrue(e.attributes().isEmpty());
  }

  @Test
  void acceptsNumbersAsTablesWriteThem() throws IOException {
    String csv =
        HEADER + ",dwell_ms,completion,count,label\n" + T + ".0,a,read,b,-0,1e0,2.0, 1.0 \n";
    LogRow row = accepted(csv);
    assertEquals(0.0, row.engagement().dwell());
    assertEquals(1.0, row.engagement().completion());
    assertEquals(2, row.engagement().count());
    assertEquals(Label.FABRICATED, row.label());
    assertEquals(
        Reject.Reason.LABEL, rejected(HEADER + ",label\n" + T + ",a,read,b,2\n").reason());
    assertEquals(
        Reject.Reason.LABEL,
        rejected(HEADER + ",label\n" + T + ",a,read,b,true\n").reason());
  }

  @Test
  void timesWithoutAZoneAreReadInTheFormatsZone() throws IOException {
    LogFormat shanghai = LogFormat.builder().zone(ZoneId.of("Asia/Shanghai")).build();
    String csv = HEADER + ",account_created\n";
    LogRow local = accepted(csv + "2023-11-15 06:13:20,a,read,b,2020-01-01\n", shanghai);
    assertEquals(T, local.engagement().time());
    assertEquals(1_577_808_000_000L, local.engagement().accountCreated());
    LogRow zoned = accepted(csv + "2023-11-14T22:13:20Z,a,read,b,1577808000\n", shanghai);
    assertEquals(T, zoned.engagement().time());
    assertEquals(1_577_808_000_000L, zoned.engagement().accountCreated());
    assertEquals(
        Engagement.ABSENT,
        accepted(csv + T + ",a,read,b,0.0\n", shanghai).engagement().accountCreated());
  }

  @Test
  void idsHave1024Characters() throws IOException {
    String longest = "微".repeat(1024);
    assertEquals(
        longest,
        accepted(HEADER + "\n" + T + ",a,read," + longest + "\n")
            .engagement()
            .target()
            .text());
    Reject reject = rejected(HEADER + "\n" + T + ",a,read," + longest + "微\n");
    assertEquals(Reject.Reason.ID, reject.reason());
    assertTrue(
        reject.detail().startsWith("target has 1025 characters, but may have 1024: 微微"),
        reject.detail());
    Reject text = rejected(HEADER + ",region\n" + T + ",a,read,b," + longest + "微\n");
    assertEquals(Reject.Reason.TEXT, text.reason());
  }

  @Test
  void aMillionCharactersAreShortened() throws IOException {
    Reject id = rejected(HEADER + "\n" + T + "," + "x".repeat(1_000_000) + ",read,b\n");
    assertEquals(Reject.Reason.ID, id.reason());
    assertTrue(id.text().length() <= 201 && id.text().endsWith("xxx…"), id.text());
    assertTrue(id.detail().length() <= 300, id.detail());
    Reject row = rejected(HEADER + "\n" + T + "," + "x".repeat(2_000_000) + ",read,b\n");
    assertEquals(Reject.Reason.LENGTH, row.reason());
    assertTrue(row.text().length() <= 201 && row.text().endsWith("xxx…"), row.text());
  }

  @Test
  void brokenUtf8IsRejectedWhereItIsRead() throws IOException {
    byte[] csv = Property.utf8(HEADER + ",note\n" + T + ",a,read,b?,x\n" + T + ",a,read,b,x?\n");
    for (int i = 0; i < csv.length; i++) {
      csv[i] = csv[i] == '?' ? (byte) 0xb5 : csv[i];
    }
    List<LogEntry> entries = entries(csv, LogFormat.standard());
    Reject reject = (Reject) entries.get(0);
    assertEquals("target is no valid UTF-8: b\\xb5", reject.detail());
    assertEquals(T + ",a,read,b\\xb5,x", reject.text());
    assertTrue(entries.get(1) instanceof LogRow);
    LogFormat asked = LogFormat.builder().attribute("note").build();
    assertNull(assertKind(LogRow.class, entries(csv, asked).get(1)).engagement().attribute("note"));
    // A replacement character that stands in the log is a character.
    assertEquals(
        "b\uFFFD",
        accepted(HEADER + "\n" + T + ",a,read,b\uFFFD\n").engagement().target().text());
  }

  @Test
  void linesAreCountedAcrossQuotesAndEmptyLines() throws IOException {
    String csv = "\n" + HEADER + "\r\n\r\n" + T + ",\"a\r\nb\rc\nd\",read,x\r\n\n" + "oops\r" + T
        + ",a,read,x";
    List<LogEntry> entries = entries(Property.utf8(csv), LogFormat.standard());
    assertEquals(List.of(4L, 9L, 10L), entries.stream().map(LogEntry::line).toList());
    assertEquals(List.of(1L, 2L, 3L), entries.stream().map(LogEntry::row).toList());
    assertEquals(Id.of("a\r\nb\rc\nd"), ((LogRow) entries.get(0)).engagement().account());
  }

  @Test
  void anUnclosedQuoteCostsOneRow() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER + "\n" + T + ",\"a,read,x\n");
    for (int i = 0; i < 10; i++) {
      csv.append(T).append(",\"b\",read,x\n");
    }
    List<LogEntry> entries = entries(Property.utf8(csv.toString()), LogFormat.standard());
    assertEquals(11, entries.size());
    assertTrue(entries.get(0) instanceof Reject);
    assertTrue(entries.subList(1, 11).stream().allMatch(LogRow.class::isInstance));
  }

  @Test
  void columnsAreMappedConstantOrAttributes() throws IOException {
    LogFormat format = LogFormat.builder()
        .column("account", "actor")
        .column("scenario", "kind")
        .constant("action", "star")
        .constant("source", "search")
        .attribute("stars")
        .attribute("actor")
        .build();
    String csv = "ignored,target,\"actor\", time ,account,action,stars,kind\n"
        + "\"any\"\"thing\",t1,u1," + T + ",other,vote,5,farm\n";
    LogRow row = accepted(csv, format);
    assertEquals(Id.of("u1"), row.engagement().account());
    assertEquals(Action.STAR, row.engagement().action());
    assertEquals(Source.SEARCH, row.engagement().source());
    assertEquals("farm", row.scenario());
    assertEquals(Map.of("stars", "5", "actor", "u1"), row.engagement().attributes());
  }

  @Test
  void missingColumnsAreNamedWithAWayOut() {
    assertEquals(
        "a log: no columns time, account; the log has: timestamp_ms, actor, action, target, label;"
            + " map with --column time=timestamp_ms --column account=actor",
        refused("timestamp_ms,actor,action,target,label\n", LogFormat.standard()));
    assertEquals(
        "a log: no column actor; the log has: time, account, action, target",
        refused(HEADER, LogFormat.builder().column("account", "actor").build()));
    assertEquals(
        "a log: no column kind; the log has: time, account, action, target",
        refused(HEADER, LogFormat.builder().column("scenario", "kind").build()));
    assertEquals(
        "a log: no column ua for the attribute; the log has: time, account, action, target",
        refused(HEADER, LogFormat.builder().attribute("ua").build()));
    assertTrue(refused("time;account;action;target\n", LogFormat.standard())
        .endsWith("; cells must be separated by commas"));
    assertTrue(refused("\u001b[31m,x\n", LogFormat.standard()).contains("has: \\u001b[31m, x"));
  }

  @Test
  void doubledColumnsMatterWhereTheyAreRead() throws IOException {
    assertEquals(
        "a log: the log has two columns account",
        refused(HEADER + ",account\n", LogFormat.standard()));
    assertEquals(
        Id.of("a"),
        accepted(HEADER + ",x,x\n" + T + ",a,read,b,1,2\n").engagement().account());
    LogFormat mapped = LogFormat.builder().column("account", "user").build();
    String csv = "account,account,user,time,action,target\n1,2,3," + T + ",read,b\n";
    assertEquals(Id.of(3), accepted(csv, mapped).engagement().account());
  }

  @Test
  void rowsCanBeRefused() throws IOException {
    String csv = HEADER + "\n" + T + ",a,read,b\n" + T + ",c,read,d\n";
    try (LogReader log = reader(Property.utf8(csv), LogFormat.standard())) {
      assertThrows(IllegalStateException.class, () -> log.refuse("none yet"));
      log.next();
      Reject reject = log.refuse("far\nfuture");
      assertEquals("line 2: refused: far\\nfuture", reject.toString());
      assertEquals(T + ",a,read,b", reject.text());
      assertThrows(IllegalStateException.class, () -> log.refuse("twice"));
      log.next();
      assertNull(log.next());
      assertNull(log.next());
      assertEquals(2, log.rows());
      assertEquals(1, log.accepted());
      assertEquals(Map.of(Reject.Reason.REFUSED, 1L), log.rejectedBy());
    }
  }

  @Test
  void manyValuesAreOneObject() throws IOException {
    String row = T + ",a,read,b,CN-44\n";
    List<LogEntry> entries =
        entries(Property.utf8(HEADER + ",region\n" + row + row), LogFormat.standard());
    Engagement first = ((LogRow) entries.get(0)).engagement();
    Engagement second = ((LogRow) entries.get(1)).engagement();
    assertSame(first.region(), second.region());
    assertSame(first.action(), second.action());
    assertSame(first.target(), second.target());
  }

  static LogReader reader(byte[] csv, LogFormat format) throws IOException {
    return LogReader.read(new ByteArrayInputStream(csv), "a log", format);
  }

  static List<LogEntry> entries(byte[] csv, LogFormat format) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    try (LogReader log = reader(csv, format)) {
      log.forEach(entries::add, entries::add);
      assertEquals(entries.size(), log.rows());
      assertEquals(log.rows(), log.accepted() + log.rejected());
      assertEquals(entries.stream().filter(Reject.class::isInstance).count(), log.rejected());
      long byReason =
          log.rejectedBy().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(log.rejected(), byReason);
    }
    return entries;
  }

  private static String refused(String csv, LogFormat format) {
    byte[] bytes = Property.utf8(csv);
    LogException e = assertThrows(LogException.class, () -> entries(bytes, format));
    return String.valueOf(e.getMessage());
  }

  private static LogRow accepted(String csv) throws IOException {
    return accepted(csv, LogFormat.standard());
  }

  private static LogRow accepted(String csv, LogFormat format) throws IOException {
    List<LogEntry> entries = entries(Property.utf8(csv), format);
    assertEquals(1, entries.size());
    return assertKind(LogRow.class, entries.get(0));
  }

  private static Reject rejected(String csv) throws IOException {
    List<LogEntry> entries = entries(Property.utf8(csv), LogFormat.standard());
    assertEquals(1, entries.size());
    return assertKind(Reject.class, entries.get(0));
  }

  private static <E extends LogEntry> E assertKind(Class<E> type, LogEntry entry) {
    assertTrue(type.isInstance(entry), entry::toString);
    return type.cast(entry);
  }
}
