package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.event.Action;
import io.github.winnow.event.Engagement;
import io.github.winnow.event.Id;
import io.github.winnow.event.Pseudonym;
import io.github.winnow.event.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRoundTripTest {
  private static final long T = 1_700_000_000_000L;
  static final LogFormat FORMAT = LogFormat.builder()
      .attribute("note")
      .attribute("more, \"notes\"")
      .pseudonyms(true)
      .build();

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenReadsBackEqual() {
    Property.holds(1500, random -> {
      List<LogRow> written = new ArrayList<>();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (LogWriter log = LogWriter.to(bytes, "note", "more, \"notes\"")) {
        for (int i = random.nextInt(5); i > 0; i--) {
          LogRow row = row(written.size() + 1, random);
          log.write(row);
          written.add(row);
        }
      }
      List<LogEntry> read = new ArrayList<>();
      try (LogReader log =
          LogReader.read(Property.trickle(bytes.toByteArray(), random), "a log", FORMAT)) {
        log.forEach(read::add, read::add);
      }
      assertEquals(
          written.stream().map(LogRoundTripTest::shown).toList(),
          read.stream().map(LogRoundTripTest::shown).toList());
    });
  }

  @Test
  void compressedLogsAreTheSameBytes() throws IOException {
    Path[] files = {folder.resolve("a.csv.gz"), folder.resolve("b.csv.gz")};
    for (Path file : files) {
      try (LogWriter log = LogWriter.create(file)) {
        for (int i = 0; i < 10_000; i++) {
          log.write(
              Engagement.of(Action.READ, i % 100, i % 7, T + i).build(), Label.GENUINE, "calm");
        }
      }
    }
    byte[] first = Files.readAllBytes(files[0]);
    assertArrayEquals(first, Files.readAllBytes(files[1]));
    assertEquals(0x1f, first[0]);
    assertEquals(0, first[4] | first[5] | first[6] | first[7]); // no time
    try (LogReader log = LogReader.open(files[0].toString(), LogFormat.standard())) {
      log.forEach(row -> assertEquals(T + row.row() - 1, row.engagement().time()), reject -> {});
      assertEquals(10_000, log.accepted());
      assertEquals(10_000, log.rows());
    }
  }

  @Test
  void plainLogsBeginWithTheHeader() throws IOException {
    Path file = folder.resolve("plain.csv");
    try (LogWriter log = LogWriter.create(file)) {
      log.write(
          Engagement.read("=a", "b,c", T).dwell(1500).completion(0.5).build(),
          Label.FABRICATED,
          null);
    }
    assertEquals(
        String.join(",", LogFormat.columnNames())
            + "\n,1700000000000,=a,read,\"b,c\",,,,,,,,1500,0.5,,,,,1,1,\n",
        Files.readString(file));
  }

  @Test
  void whatWouldNotReadBackIsRefused() throws IOException {
    refused("account is blank", Engagement.read(" ", "b", T));
    refused("target is blank", Engagement.read("a", "", T));
    refused(
        "account may have 1024 characters, but has 1025",
        Engagement.read("x".repeat(1025), "b", T));
    refused(
        "region has a NUL or half a surrogate pair at index 1",
        Engagement.read("a", "b", T).region("x\0"));
    refused(
        "ip has a NUL or half a surrogate pair at index 0",
        Engagement.read("a", "b", T).ip("\uDC00\uD800"));
    refused("time must lie in the years 1980 to 9999, but is 5 ms", Engagement.read("a", "b", 5));
    refused(
        "dwell must be 0 to 1.7976931348623157E308, but is Infinity",
        Engagement.read("a", "b", T).dwell(Double.POSITIVE_INFINITY));
    refused(
        "completion must be 0 to 1.0, but is -0.5", Engagement.read("a", "b", T).completion(-0.5));
    refused(
        "the log has the attributes [note], but the engagement [other]",
        Engagement.read("a", "b", T).attribute("other", "1"));
  }

  @Test
  void attributesAreColumnsOfTheirOwn() {
    refusedNames("there are two columns device", "device");
    refusedNames("there are two columns x", "x", "x");
    refusedNames("an attribute's name begins or ends with a blank", " x");
  }

  private static void refused(String message, Engagement.Builder event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Engagement engagement = event.build();
    try (LogWriter log = LogWriter.to(bytes, "note")) {
      IllegalArgumentException e = assertThrows(
          IllegalArgumentException.class, () -> log.write(engagement, Label.ABSENT, null));
      assertEquals(message, e.getMessage());
      log.write(Engagement.read("a", "b", T).build(), Label.ABSENT, null);
    }
    List<LogEntry> entries = LogReaderTest.entries(bytes.toByteArray(), LogFormat.standard());
    assertEquals(1, entries.size());
    assertEquals(LogRow.class, entries.get(0).getClass());
  }

  private static void refusedNames(String message, String... names) {
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> LogWriter.to(new ByteArrayOutputStream(), names));
    assertEquals(message, e.getMessage());
  }

  static LogRow row(int number, Random random) {
    Action action = random.nextBoolean() ? Action.READ : Action.of("a" + name(random));
    Engagement.Builder e = Engagement.of(action, id(random), id(random), time(random));
    if (random.nextBoolean()) {
      e.id(id(random)).publisher(id(random)).promotion(id(random)).impression(id(random));
      e.payment(id(random)).device(id(random)).source(Source.of("s" + name(random)));
      e.ip(text(random)).region(text(random)).networkType(text(random)).client(text(random));
    }
    if (random.nextBoolean()) {
      e.dwell(random.nextBoolean() ? random.nextInt(1 << 30) : random.nextDouble() * 1e6);
      e.completion(random.nextDouble()).accountCreated(time(random));
      e.count(1 + random.nextInt(Integer.MAX_VALUE));
    }
    if (random.nextBoolean()) {
      e.attribute("note", "n" + Property.text(random, 20));
    }
    Label label = List.of(Label.values()).get(random.nextInt(3));
    return new LogRow(number, 0, e.build(), label, random.nextBoolean() ? text(random) : null);
  }

  private static Id id(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Id.of(random.nextLong() >> random.nextInt(64));
      case 1 -> Id.of(new Pseudonym(random.nextLong()));
      default -> Id.of(text(random));
    };
  }

  /** Not blank. */
  private static String text(Random random) {
    String text = Property.text(random, 20);
    return text.isBlank() ? "x" : text;
  }

  private static String name(Random random) {
    return Property.text(random, 10).replaceAll("\\p{Cc}", "");
  }

  private static long time(Random random) {
    return Times.EARLIEST + (long) (random.nextDouble() * (Times.LATEST - Times.EARLIEST));
  }

  static String shown(LogEntry entry) {
    if (!(entry instanceof LogRow row)) {
      return entry.toString();
    }
    Engagement e = row.engagement();
    List<@Nullable Object> all = new ArrayList<>();
    all.add(row.row());
    all.add(row.label());
    all.add(row.scenario());
    all.add(e.time());
    for (Id id : new @Nullable Id[] {
      e.account(),
      e.target(),
      e.id(),
      e.publisher(),
      e.promotion(),
      e.impression(),
      e.payment(),
      e.device()
    }) {
      all.add(id == null ? null : id + (id.isPseudonym() ? " pseudonym" : " " + id.number()));
    }
    all.add(e.action());
    all.add(e.source());
    all.add(e.ip());
    all.add(e.dwell());
    all.add(e.completion());
    all.add(e.accountCreated());
    all.add(e.region());
    all.add(e.networkType());
    all.add(e.client());
    all.add(e.count());
    all.add(e.attributes());
    return all.toString();
  }
}
