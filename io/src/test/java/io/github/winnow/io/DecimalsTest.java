package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @Test
  void readsDoublesAsTheJdkDoes() {
    Property.holds(100_000, random -> {
      String text = switch (random.nextInt(4)) {
        case 0 -> Double.toString(Math.abs(Double.longBitsToDouble(random.nextLong())));
        case 1 ->
          BigDecimal.valueOf(random.nextLong() >>> random.nextInt(64), random.nextInt(20))
              .toPlainString();
        case 2 -> Integer.toString(random.nextInt(100_000));
        default -> random.nextInt(1000) + "." + random.nextInt(1_000_000);
      };
      double expected = Double.parseDouble(text);
      assertEquals(Double.isFinite(expected) ? expected : Double.NaN, parse(text), text);
    });
  }

  @Test
  void knowsNumbersAsARegularExpressionDoes() {
    String alphabet = "+-.eE019 x";
    Property.holds(100_000, random -> {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      boolean expected = text.toString().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
      assertEquals(expected, Decimals.isNumber(text.toString()), text::toString);
      assertEquals(expected, !Double.isNaN(parse(text.toString())), text::toString);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NaN", "Infinity", "0x1p3", "1d", "1f", "1_000", "1,5", "٣", "--1", " 1"})
  void refuses(String text) {
    assertEquals(Double.NaN, parse(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "12.00, 12", "-12, -12", "999999999999999999, 999999999999999999"})
  void readsWholeNumbers(String text, long expected) {
    assertEquals(expected, Decimals.parseLong(cell(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1.5", "1.", ".0", "1e3", "1000000000000000000", "1 "})
  void refusesOtherNumbers(String text) {
    assertEquals(Decimals.NO_LONG, Decimals.parseLong(cell(text)));
  }

  @Test
  void writesTheShortestDecimalThatReadsBack() {
    Property.holds(100_000, random -> {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = written(value);
        assertEquals(value, Double.parseDouble(text), text);
        assertTrue(text.length() <= Double.toString(value).length(), text);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "1.0E23, 1.0E23",
    "2.0E22, 2.0E22",
    "4.9E-324, 4.9E-324",
    "-0.0, -0.0"
  })
  void writesTheSameOnEveryJdk(double value, String expected) throws IOException {
    assertEquals(expected, written(value));
    // JDK 17 itself would write 2.0E-3 and such with digits to spare.
    assertEquals("2.2250738585072014E-308", written(Double.MIN_NORMAL));
    assertEquals("2.0E-322", written(2.0E-322));
  }

  private static String written(double value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvOut out = new CsvOut(bytes)) {
      out.number(value);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static double parse(String text) {
    return Decimals.parseDouble(cell(text));
  }

  private static Cell cell(String text) {
    byte[] bytes = Property.utf8("7" + text + "7");
    Cell cell = new Cell();
    cell.set(bytes, 1, bytes.length - 1);
    return cell;
  }
}
