package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/**
 * Whatever the bytes: a log is refused as a whole, in one line, or every row of it is accepted or
 * rejected; what was accepted can be written and reads back equal. CONTRIBUTING.md says how to search
 * for inputs; those that were found are tried again in every build.
 */
@Tag("fuzz")
class LogFuzzTest {
  private static final String DURATION = "10m";
  private static final String HEADER =
      "id,time,account,action,target,device,ip,dwell_ms,completion,account_created,count,label,x\n";
  private static final LogFormat FORMAT =
      LogFormat.builder().attribute("x").maxRecordBytes(300).build();

  @FuzzTest(maxDuration = DURATION)
  void csvRows(byte[] rows) throws IOException {
    check(joined(Property.utf8(HEADER), rows), FORMAT);
  }

  @FuzzTest(maxDuration = DURATION)
  void wholeCsv(byte[] log) throws IOException {
    check(log, LogFormat.standard());
  }

  @FuzzTest(maxDuration = DURATION)
  void jsonLines(byte[] rest) throws IOException {
    check(
        joined(Property.utf8("{"), rest),
        LogFormat.builder().maxRecordBytes(300).zone(ZoneId.of("Europe/Berlin")).build());
  }

  @FuzzTest(maxDuration = DURATION)
  void mappedColumns(FuzzedDataProvider data) throws IOException {
    LogFormat.Builder format = LogFormat.builder();
    try {
      for (int i = data.consumeInt(0, 6); i > 0; i--) {
        String ours = data.pickValue(LogFormat.columnNames().toArray(String[]::new));
        String theirs = data.consumeString(20);
        switch (data.consumeInt(0, 2)) {
          case 0 -> format.column(ours, theirs);
          case 1 -> format.constant(ours, theirs);
          default -> format.attribute(theirs);
        }
      }
    } catch (IllegalArgumentException refused) {
      assertOneLine(refused.getMessage());
      return;
    }
    check(data.consumeRemainingAsBytes(), format.build());
  }

  /** What Java's own reader reads is what ours does, or the beginning of it: that one may stop early. */
  @FuzzTest(maxDuration = DURATION)
  void gzip(byte[] bytes) throws IOException {
    byte[] ours = null;
    try (InputStream in = new GzipInput(trickle(bytes))) {
      ours = in.readAllBytes();
    } catch (ZipException refused) {
      assertOneLine(refused.getMessage());
    }
    byte[] javas = null;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      javas = in.readAllBytes();
    } catch (IOException refused) {
      // It checks the sum of the header too.
    }
    if (ours != null && javas != null) {
      assertArrayEquals(javas, Arrays.copyOf(ours, javas.length));
    }
  }

  private static void check(byte[] log, LogFormat format) throws IOException {
    List<String> atOnce = read(new ByteArrayInputStream(log), format, true);
    assertEquals(atOnce, read(trickle(log), format, false));
  }

  private static List<String> read(InputStream in, LogFormat format, boolean writeBack)
      throws IOException {
    List<String> shown = new ArrayList<>();
    try (LogReader log = LogReader.read(in, "a log", format)) {
      long rejected = 0;
      long line = 0;
      for (LogEntry e = log.next(); e != null; e = log.next()) {
        shown.add(LogRoundTripTest.shown(e));
        assertEquals(shown.size(), e.row());
        assertTrue(e.line() > line, "lines go on");
        line = e.line();
        if (e instanceof Reject reject) {
          rejected++;
          assertOneLine(reject.toString());
          assertOneLine(reject.text());
        } else if (e instanceof LogRow row && writeBack) {
          assertReadsBack(row, format);
        }
      }
      assertNull(log.next());
      assertEquals(shown.size(), log.rows());
      assertEquals(rejected, log.rejected());
      assertEquals(log.rows(), log.accepted() + log.rejected());
      long sum = log.rejectedBy().values().stream().mapToLong(Long::longValue).sum();
      assertEquals(rejected, sum);
    } catch (LogException refused) {
      assertOneLine(refused.getMessage());
      shown.add(String.valueOf(refused.getMessage()));
    }
    return shown;
  }

  private static void assertReadsBack(LogRow row, LogFormat format) throws IOException {
    List<String> names = format.attributes();
    if (names.stream().anyMatch(LogFuzzTest::isNoColumn)) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LogWriter writer = LogWriter.to(bytes, names.toArray(String[]::new))) {
      writer.write(row);
    }
    LogFormat.Builder written = LogFormat.builder();
    names.forEach(written::attribute);
    try (LogReader log =
        LogReader.read(new ByteArrayInputStream(bytes.toByteArray()), "written", written.build())) {
      LogRow back = log.next() instanceof LogRow read ? read : fail("the row was rejected");
      LogRow same = new LogRow(1, back.line(), row.engagement(), row.label(), row.scenario());
      assertEquals(LogRoundTripTest.shown(same), LogRoundTripTest.shown(back));
      assertNull(log.next());
    }
  }

  /** Whether it can't be an attribute that is written, because it is one of our columns, say. */
  private static boolean isNoColumn(String name) {
    return LogFormat.columnNames().contains(name)
        || !name.equals(name.strip())
        || name.indexOf('\0') >= 0
        || !name.equals(new String(Property.utf8(name), StandardCharsets.UTF_8));
  }

  private static void assertOneLine(@Nullable String text) {
    String shown = String.valueOf(text);
    assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
    assertTrue(shown.length() < 5000, shown);
  }

  private static InputStream trickle(byte[] bytes) {
    return Property.trickle(bytes, new Random(bytes.length));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
