package io.github.winnow.io;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileLogTest {
  private static final String HEADER = "time,account,action,target\n";
  private static final String ROW = "1700000000000,a,read,b\n";

  @TempDir
  Path folder;

  @Test
  void emptyFiles() throws IOException {
    assertEquals("a log is empty: it has no header", refused(new byte[0]));
    assertEquals("a log is empty: it has no header", refused(Property.utf8("\n\r\n\r")));
    assertEquals("a log is empty: it has no header", refused(Property.utf8("\uFEFF")));
    assertEquals("a log is empty: it has no header", refused(gzip(new byte[0])));
    assertEquals(List.of(), LogReaderTest.entries(Property.utf8(HEADER), LogFormat.standard()));
    assertEquals(
        List.of(), LogReaderTest.entries(Property.utf8(HEADER.strip()), LogFormat.standard()));
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    String rest = "; CSV or JSON Lines in UTF-8 is read, plain or compressed once by gzip";
    assertEquals(
        "a log is text in UTF-16" + rest, refused(HEADER.getBytes(StandardCharsets.UTF_16)));
    String binary = "a log is binary, or text in UTF-16" + rest;
    assertEquals(binary, refused(HEADER.getBytes(StandardCharsets.UTF_16BE)));
    assertEquals(binary, refused(HEADER.getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(binary, refused("{\"time\":1}".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(binary, refused(new byte[100]));
    assertEquals("a log is binary" + rest, refused(Property.utf8("SQLite format 3\0\20\0")));
    assertEquals("a log is compressed by bzip2" + rest, refused(Property.utf8("BZh91AY&SY")));
    assertEquals("a log is a zip file" + rest, refused(Property.utf8("PK\3\4...")));
    assertEquals("a log is compressed twice" + rest, refused(gzip(gzip(Property.utf8(HEADER)))));
    assertTrue(refused(Property.utf8("\"\n")).endsWith("can't be read: a quote is not closed"));
    assertEquals(
        "there is no file " + folder.resolve("none"),
        assertThrows(LogException.class, () -> open("none")).getMessage());
    assertEquals(
        folder + " is a folder, not a log",
        assertThrows(LogException.class, () -> open("")).getMessage());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
    byte[] csv = Property.utf8("\uFEFF\"time\",account,action,target\n" + ROW);
    assertEquals(1, LogReaderTest.entries(csv, LogFormat.standard()).size());
    assertEquals(1, LogReaderTest.entries(gzip(csv), LogFormat.standard()).size());
  }

  @Test
  void allMembersOfAGzipFileAreRead() throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.write(gzip(Property.utf8(HEADER + ROW)));
    for (int i = 0; i < 100; i++) {
      log.write(gzip(Property.utf8(ROW + ROW)));
    }
    Property.holds(20, random -> {
      InputStream in = Property.trickle(log.toByteArray(), random);
      try (LogReader reader = LogReader.read(in, "a log", LogFormat.standard())) {
        reader.forEach(row -> {}, reject -> {});
        assertEquals(201, reader.accepted());
        assertEquals(201, reader.rows());
      }
    });
  }

  @Test
  void gzipThatIsCutOffSaysSoAfterItsRows() throws IOException {
    byte[] whole = gzip(Property.utf8(HEADER + manyRows(20_000)));
    for (int length : new int[] {2, 9, 15, whole.length / 2, whole.length - 9, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      LogException e =
          assertThrows(LogException.class, () -> LogReaderTest.entries(cut, LogFormat.standard()));
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains("the gzip data end early: the file is cut off"), message);
    }
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    try (LogReader log = LogReaderTest.reader(half, LogFormat.standard())) {
      LogException e = assertThrows(LogException.class, () -> log.forEach(row -> {}, reject -> {}));
      assertTrue(log.accepted() > 5000, () -> "only " + log.accepted());
      assertEquals(0, log.rejected());
      String place = "(behind data row " + log.rows() + ", near line " + (log.rows() + 2) + ")";
      assertTrue(String.valueOf(e.getMessage()).endsWith(place), e.getMessage());
      assertSame(e, assertThrows(LogException.class, log::next));
    }
  }

  /** What is behind the first member must not be lost without a word. */
  @Test
  void whatIsBehindTheGzipDataIsReadOrAnError() throws IOException {
    byte[] first = gzip(Property.utf8(HEADER + ROW));
    byte[] second = gzip(Property.utf8(ROW));
    assertEquals(1, entries(first, new byte[1000]).size());
    assertEquals(2, entries(first, new byte[70_000], second).size());
    String stranger = "something that is no gzip stands behind the gzip data (behind data row 1,"
        + " near line 2)";
    assertEquals("a log: " + stranger, behind(first, Property.utf8(ROW)));
    assertEquals("a log: " + stranger, behind(first, new byte[] {0x1f, 0x7f}));
    assertEquals("a log: " + stranger, behind(first, new byte[3], Property.utf8("x")));
    for (int length = 1; length < second.length; length++) {
      String message = behind(first, Arrays.copyOf(second, length));
      assertTrue(message.contains("the file is cut off"), message);
    }
    for (int at : new int[] {0, 1, 2, 3}) {
      byte[] damaged = second.clone();
      damaged[at] ^= (byte) 0x80;
      String message = behind(first, damaged);
      assertTrue(message.startsWith("a log: "), message);
    }
  }

  @Test
  void aGzipHeaderMayHoldMore() throws IOException {
    byte[] plain = gzip(Property.utf8(HEADER + ROW));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.write(plain, 0, 3);
    log.write(2 | 4 | 8 | 16); // a check sum, extra data, a name and a comment
    log.write(plain, 4, 6);
    log.write(new byte[] {3, 0, 'e', 'x', 't'});
    log.write(Property.utf8("name\0comment\0"));
    log.write(new byte[] {1, 2});
    log.write(plain, 10, plain.length - 10);
    assertEquals(1, entries(log.toByteArray()).size());
  }

  private static List<LogEntry> entries(byte[]... parts) throws IOException {
    return LogReaderTest.entries(joined(parts), LogFormat.standard());
  }

  private static String behind(byte[]... parts) {
    return refused(joined(parts));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void gzipThatIsDamagedSaysSo() throws IOException {
    byte[] whole = gzip(Property.utf8(HEADER + manyRows(20_000)));
    whole[whole.length - 6] ^= 1; // the check sum
    assertTrue(refused(whole).contains("the gzip data are damaged"));
    assertTrue(refused(new byte[] {0x1f, (byte) 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7})
        .contains("the gzip data are damaged"));
  }

  /** Also bytes that are half a log, or gzip, and whatever the limits. */
  @Test
  void randomBytesThrowNothingElseAndEveryRowIsCounted() {
    Property.holds(3000, random -> {
      byte[] bytes = hostile(random);
      LogFormat format = LogFormat.builder()
          .maxRecordBytes(64 + random.nextInt(500))
          .attribute("x")
          .build();
      try (LogReader log = LogReader.read(
          Property.trickle(bytes, random),
          "a log",
          random.nextBoolean() ? format : LogFormat.standard())) {
        long[] seen = new long[3];
        for (LogEntry e = log.next(); e != null; e = log.next()) {
          assertEquals(++seen[0], e.row());
          long line = e.line();
          assertTrue(line > seen[1], () -> "line " + line);
          seen[1] = line;
          if (e instanceof Reject reject) {
            seen[2]++;
            String shown = reject.toString() + reject.text();
            assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
            assertTrue(shown.length() < 1000, shown);
          }
        }
        assertEquals(seen[0], log.rows());
        assertEquals(seen[2], log.rejected());
        assertNull(log.next());
      } catch (LogException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
      }
    });
  }

  @Test
  void aLineOf100MegabytesTakesBoundedMemory() throws IOException {
    long before = usedMemory();
    try (LogReader log = LogReader.read(endless(100 << 20, "x"), "a log", LogFormat.standard())) {
      Reject reject = (Reject) requireNonNull(log.next());
      assertEquals(Reject.Reason.LENGTH, reject.reason());
      assertTrue(reject.text().length() <= 201, reject.text());
      assertTrue(usedMemory() - before < 16 << 20);
      assertEquals(3, requireNonNull(log.next()).line());
      assertNull(log.next());
    }
    try (LogReader log = LogReader.read(endless(100 << 20, "\""), "a log", LogFormat.standard())) {
      assertEquals(Reject.Reason.QUOTE, ((Reject) requireNonNull(log.next())).reason());
      assertEquals(3, requireNonNull(log.next()).line());
      assertNull(log.next());
    }
  }

  @Test
  void aMillionColumns() throws IOException {
    String commas = ",".repeat(1_000_000);
    assertEquals(
        "a log: the header has 1000001 columns, but may have 4096",
        refused(Property.utf8(commas + "\n")));
    assertTrue(refused(Property.utf8(commas.repeat(2))).contains("the header can't be read"));
    List<LogEntry> entries =
        LogReaderTest.entries(Property.utf8(HEADER + commas + "\n" + ROW), LogFormat.standard());
    assertEquals("1000001 cells, but the header has 4", ((Reject) entries.get(0)).detail());
    assertTrue(entries.get(1) instanceof LogRow);
    String wide = HEADER.strip() + ",".repeat(4092) + "\n" + ROW.strip() + ",".repeat(4092);
    assertTrue(
        LogReaderTest.entries(Property.utf8(wide), LogFormat.standard()).get(0) instanceof LogRow);
  }

  @Test
  void pathsThatAreNone() {
    LogException e =
        assertThrows(LogException.class, () -> LogReader.open("a\0b", LogFormat.standard()));
    assertEquals("no path of a file: a\\u0000b", e.getMessage());
  }

  @Test
  void standardInputIsReadAndStaysOpen() throws IOException {
    InputStream before = System.in;
    boolean[] closed = new boolean[1];
    InputStream in = new ByteArrayInputStream(gzip(Property.utf8(HEADER + ROW))) {
      @Override
      public void close() {
        closed[0] = true;
      }
    };
    System.setIn(in);
    try (LogReader log = LogReader.open("-", LogFormat.standard())) {
      assertTrue(log.next() instanceof LogRow);
      assertNull(log.next());
    } finally {
      System.setIn(before);
    }
    assertFalse(closed[0]);
  }

  @Test
  void theStreamIsClosedWhenOpeningFails() {
    boolean[] closed = new boolean[1];
    InputStream in = new ByteArrayInputStream(Property.utf8("x\n")) {
      @Override
      public void close() {
        closed[0] = true;
      }
    };
    assertThrows(LogException.class, () -> LogReader.read(in, "a log", LogFormat.standard()));
    assertTrue(closed[0]);
  }

  @Test
  void otherReadErrorsPassAsTheyAre() {
    InputStream failing = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("disk");
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw new IOException("disk");
      }
    };
    IOException e = assertThrows(
        IOException.class, () -> LogReader.read(failing, "a log", LogFormat.standard()));
    assertEquals(IOException.class, e.getClass());
  }

  private static byte[] hostile(Random random) throws IOException {
    byte[] noise = new byte[random.nextInt(300)];
    random.nextBytes(noise);
    if (random.nextInt(4) == 0) {
      return noise;
    }
    StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : "x," + HEADER);
    for (int i = random.nextInt(30); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append("v,").append(ROW);
        case 1 -> text.append(Property.text(random, 30)).append('\n');
        case 2 ->
          text.append("\"v\",").append(ROW.replace('a', "\"\0,\r".charAt(random.nextInt(4))));
        default -> text.append(ROW.repeat(random.nextInt(4)));
      }
    }
    byte[] bytes = Property.utf8(text.toString());
    for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    if (random.nextInt(4) > 0) {
      return bytes;
    }
    byte[] packed = gzip(bytes);
    packed[random.nextInt(packed.length)] ^= (byte) random.nextInt(4);
    return Arrays.copyOf(packed, packed.length - random.nextInt(3));
  }

  /** A log whose first row begins so and goes on for so many bytes. */
  private static InputStream endless(long length, String begin) {
    InputStream middle = new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] target, int offset, int most) {
        int n = (int) Math.min(most, left);
        left -= n;
        Arrays.fill(target, offset, offset + n, (byte) 'x');
        return n > 0 ? n : -1;
      }
    };
    InputStream head = new ByteArrayInputStream(Property.utf8(HEADER + begin));
    InputStream tail = new ByteArrayInputStream(Property.utf8("\n" + ROW));
    return new SequenceInputStream(head, new SequenceInputStream(middle, tail));
  }

  private static String manyRows(int rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(1_700_000_000_000L + 37L * i)
          .append(",a")
          .append(i * 7919 % rows)
          .append(",read,b\n");
    }
    return text.toString();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private void open(String name) throws IOException {
    LogReader.open(folder.resolve(name), LogFormat.standard()).close();
  }

  private static String refused(byte[] bytes) {
    LogException e =
        assertThrows(LogException.class, () -> LogReaderTest.entries(bytes, LogFormat.standard()));
    return String.valueOf(e.getMessage());
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
