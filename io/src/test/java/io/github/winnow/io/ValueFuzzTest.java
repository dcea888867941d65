package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** Times and numbers are what Java takes them for, wherever both take them for anything. */
@Tag("fuzz")
class ValueFuzzTest {
  private static final String DURATION = "10m";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final ZoneId[] ZONES = {
    ZoneId.of("UTC"),
    ZoneId.of("+08:00"),
    ZoneId.of("Europe/Berlin"),
    ZoneId.of("Australia/Lord_Howe"),
    ZoneId.of("America/Sao_Paulo")
  };

  /** The first byte chooses the zone, the others are the time. */
  @FuzzTest(maxDuration = DURATION)
  void times(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    ZoneId zone = ZONES[(bytes[0] & 0xff) % ZONES.length];
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
    long ours = new Times(zone).parse(cell(bytes, 1));
    if (ours == Times.NO_TIME) {
      return;
    }
    assertTrue(text.length() >= 1 && text.charAt(0) < 0x80, text);
    if (text.length() >= 10 && text.charAt(4) == '-') {
      Long javas = javaTime(text, zone);
      if (javas != null) {
        assertEquals(javas, ours, text);
      }
    } else {
      BigDecimal number = new BigDecimal(text);
      BigDecimal seconds = number.movePointRight(3);
      assertTrue(
          number.compareTo(BigDecimal.valueOf(ours)) == 0 || seconds.longValue() == ours, text);
    }
  }

  @FuzzTest(maxDuration = DURATION)
  void decimals(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean isNumber = NUMBER.matcher(text).matches();
    assertEquals(isNumber, Decimals.isNumber(text), text);
    double ours = Decimals.parseDouble(cell(bytes, 0));
    if (!isNumber) {
      assertEquals(Double.NaN, ours, text);
    } else if (text.length() <= 64) {
      assertEquals(Double.parseDouble(text), ours, text);
    }
    long whole = Decimals.parseLong(cell(bytes, 0));
    if (whole != Decimals.NO_LONG) {
      assertEquals(0, new BigDecimal(text).compareTo(BigDecimal.valueOf(whole)), text);
    }
  }

  private static @Nullable Long javaTime(String text, ZoneId zone) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException none) {
      try {
        return LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
      } catch (DateTimeException neither) {
        return null;
      }
    }
  }

  private static Cell cell(byte[] bytes, int from) {
    Cell cell = new Cell();
    cell.set(bytes, from, bytes.length);
    return cell;
  }
}
