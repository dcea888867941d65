package io.github.winnow.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnow.fixture.Seeds;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is a number as Java writes it is that number; all other text stays text. */
class IdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "042",
        "00",
        "-0",
        "+0",
        "+1",
        "-01",
        "--1",
        "\u22121",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "0x10",
        "1_000",
        "1,000",
        "1L",
        "\u0661",
        "\uff11",
        "NaN",
        "alice",
        "~1",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999",
        "9223372036854775807000000"
      })
  void staysText(String text) {
    Id id = Id.of(text);
    assertEquals(text, id.text());
    assertEquals(0, id.number());
    assertEquals(text, id.toString());
    assertEquals(id, Id.of(text));
    assertEquals(id.hashCode(), Id.of(text).hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 9, 10, -10, 42, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
  void isANumber(long number) {
    same(number, Long.toString(number));
  }

  private static void same(long number, String text) {
    Id id = Id.of(text);
    assertNull(id.text());
    assertEquals(number, id.number());
    assertEquals(Id.of(number), id);
    assertEquals(Id.of(number).hashCode(), id.hashCode());
    assertEquals(text, id.toString());
  }

  @Test
  void everyNumberIsOneIdAndEveryIdIsWrittenAsItWasGiven() {
    BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    Seeds.fresh(20_000, random -> {
      long number = random.nextLong() >> random.nextInt(64);
      same(number, Long.toString(number));
      BigInteger any =
          BigInteger.valueOf(random.nextLong()).multiply(BigInteger.valueOf(random.nextInt(1, 40)));
      String text = any.toString();
      boolean fits = any.compareTo(least) >= 0 && any.compareTo(most) <= 0;
      assertEquals(fits, Id.of(text).text() == null, text);
      assertEquals(text, Id.of(text).toString());
    });
  }

  @Test
  void aPseudonymIsNoNumber() {
    Pseudonym pseudonym = new Pseudonym(42);
    Id id = Id.of(pseudonym);
    assertNotEquals(Id.of(42), id);
    assertEquals(Id.of(new Pseudonym(42)), id);
    assertEquals("~000000000000002a", id.toString());
    assertEquals(pseudonym, Pseudonym.parse(id.toString()));
    assertNotEquals(id, Id.of(id.toString()), "text is not taken for a pseudonym");
  }

  @Test
  void pseudonymsAreReadAsTheyAreWritten() {
    Seeds.fresh(1_000, random -> {
      Pseudonym pseudonym = new Pseudonym(random.nextLong() >>> random.nextInt(64));
      assertEquals(pseudonym, Pseudonym.parse(pseudonym.toString()));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "000000000000002a",
        "~2a",
        "~000000000000002g",
        "~00000000000000 2a",
        "~+00000000000002a",
        "~000000000000002a0",
        " ~000000000000002a",
        "~\u0661000000000000000"
      })
  void anythingElseIsNoPseudonym(String text) {
    assertThrows(IllegalArgumentException.class, () -> Pseudonym.parse(text));
  }
}
