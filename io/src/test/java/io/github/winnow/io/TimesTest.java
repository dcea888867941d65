package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final long FIRST = -62_167_219_200_000L; // year 0

  @Test
  void readsWhatJavaTimeWrites() {
    Property.holds(20_000, random -> {
      long ms = FIRST + (long) (random.nextDouble() * (Times.LATEST - FIRST));
      int minutes = random.nextInt(37) * 30 - 18 * 30;
      OffsetDateTime time =
          Instant.ofEpochMilli(ms).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        assertEquals(ms, parse(text), text);
        assertEquals(ms, parse(text.replace('T', ' ')), text);
        long seconds = time.truncatedTo(ChronoUnit.SECONDS).toInstant().toEpochMilli();
        String pattern =
            random.nextBoolean() ? "uuuu-MM-dd'T'HH:mm:ssXX" : "uuuu-MM-dd HH:mm:ssXXX";
        String short_ = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
        assertEquals(seconds, parse(short_), short_);
      }
    });
  }

  @Test
  void refusesTheDatesThatJavaTimeRefuses() {
    Property.holds(20_000, random -> {
      int year = random.nextInt(10_000);
      int month = random.nextInt(14);
      int day = random.nextInt(33);
      long expected;
      try {
        expected =
            LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1000;
      } catch (DateTimeException e) {
        expected = Times.NO_TIME;
      }
      String text = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
      assertEquals(expected, parse(text), text);
      long local = expected == Times.NO_TIME ? expected : expected + 3_723_000;
      assertEquals(local, parse(text + "T01:02:03"), text);
    });
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000000, 1700000000000",
    "1700000000000.0, 1700000000000",
    "1700000000, 1700000000000",
    "1700000000.0, 1700000000000",
    "1700000000.5, 1700000000500",
    "1700000000.0019999999, 1700000000001",
    "+1700000000, 1700000000000",
    "315532800, 315532800000",
    "315532799, 315532799",
    "253402300799, 253402300799000",
    "253402300800, 253402300800",
    "+5, 5",
    "-5, -5",
    "2024-05-01T08:30Z, 1714552200000",
    "2024-05-01t08:30:00z, 1714552200000",
    "2024-05-01T08:30+08, 1714523400000",
    "'2024-05-01T08:30:00,5-01:30', 1714557600500",
    "2024-05-01T08:30:00.123456789Z, 1714552200123",
    "2024-02-29, 1709164800000",
  })
  void reads(String text, long expected) {
    assertEquals(expected, parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "1e12",
        "1700000000.",
        "1700000000.5s",
        "1700000000.5.5",
        "1700000000000.5",
        "1700000000000.",
        "0x10",
        "17000000000000000000",
        "２０２４",
        "yesterday",
        "2024-5-1",
        "2024-05-01T",
        "2024-05-01T08",
        "2024-05-01T0830",
        "2024-05-01T24:00",
        "2024-05-01T08:60",
        "2024-05-01T08:30:60",
        "2024-05-01T08:30:00.",
        "2024-05-01T08:30:00+",
        "2024-05-01T08:30:00+8",
        "2024-05-01T08:30:00+08:",
        "2024-05-01T08:30:00+08:0",
        "2024-05-01T08:30:00+19:00",
        "2024-05-01T08:30:00+08:00x",
        "2024-05-01T08:30:00 Z",
        "2024-05-01 Z",
        "2024-05-01T08:30:00Z ",
        "2023-02-29",
        "01/05/2024 08:30",
        "----------",
      })
  void refuses(String text) {
    assertEquals(Times.NO_TIME, parse(text));
  }

  /** No number of seconds within the years that are read is a number of milliseconds too. */
  @Test
  void secondsAndMillisecondsHaveNothingInCommon() {
    assertTrue(Times.LATEST / 1000 < Times.EARLIEST);
    Property.holds(10_000, random -> {
      long ms = Times.EARLIEST + (long) (random.nextDouble() * (Times.LATEST - Times.EARLIEST));
      assertEquals(ms, parse(Long.toString(ms)));
      assertEquals(ms / 1000 * 1000, parse(Long.toString(ms / 1000)));
      String fraction = String.format(Locale.ROOT, ".%03d", ms % 1000);
      assertEquals(ms, parse(ms / 1000 + fraction));
    });
  }

  @Test
  void withoutAZoneATimeIsReadInTheGivenOneAsJavaTimeReadsIt() {
    List<ZoneId> zones = Stream.of(
            "UTC",
            "+08:00",
            "-18:00",
            "Europe/Berlin",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Pacific/Apia")
        .map(ZoneId::of)
        .toList();
    Property.holds(20_000, random -> {
      ZoneId zone = zones.get(random.nextInt(zones.size()));
      long span = 60 * 365 * 86_400L; // 1980 to 2040 has most of the rules
      LocalDateTime shown = LocalDateTime.ofEpochSecond(
          Times.EARLIEST / 1000 + (long) (random.nextDouble() * span), 0, ZoneOffset.UTC);
      if (random.nextBoolean()) { // near a jump
        ZoneOffsetTransition jump = zone.getRules().nextTransition(shown.toInstant(ZoneOffset.UTC));
        if (jump != null) {
          shown = jump.getDateTimeBefore().plusMinutes(random.nextInt(360) - 180);
        }
      }
      long expected = shown.atZone(zone).toInstant().toEpochMilli();
      assertEquals(expected, parse(shown.toString(), zone), () -> zone.toString());
      LocalDate day = shown.toLocalDate();
      assertEquals(
          day.atStartOfDay().atZone(zone).toInstant().toEpochMilli(), parse(day.toString(), zone));
      assertEquals(
          shown.toInstant(ZoneOffset.UTC).toEpochMilli(), parse(shown + "Z", zone), "with a zone");
    });
  }

  @Test
  void whatAClockShowsTwiceIsTheFirstAndWhatItSkipsLiesBehindTheJump() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertEquals(parse("2024-10-27T02:30+02:00"), parse("2024-10-27T02:30", berlin));
    assertEquals(parse("2024-10-27T03:00+01:00"), parse("2024-10-27T03:00", berlin));
    assertEquals(parse("2024-03-31T03:30+02:00"), parse("2024-03-31T02:30", berlin));
    assertEquals(parse("2024-03-31T03:00+02:00"), parse("2024-03-31T02:00", berlin));
  }

  @Test
  void randomTextNeverThrowsAndJavaTimeAgrees() {
    String alphabet = "0123456789-:TZ+. ,";
    Property.holds(50_000, random -> {
      StringBuilder text = new StringBuilder("2024-05-01T08:30:00.5+08:00");
      for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
          default -> text.setLength(at);
        }
      }
      long time = parse(text.toString());
      String iso = text.toString();
      if (iso.matches(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?")) {
        assertEquals(javaTime(iso), time, iso);
      }
    });
  }

  private static long javaTime(String iso) {
    try {
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 8;
      return zoned
          ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      return Times.NO_TIME;
    }
  }

  private static long parse(String text) {
    return parse(text, ZoneOffset.UTC);
  }

  private static long parse(String text, ZoneId zone) {
    byte[] bytes = Property.utf8("xx" + text + "5");
    Cell cell = new Cell();
    cell.set(bytes, 2, bytes.length - 1);
    return new Times(zone).parse(cell);
  }
}
