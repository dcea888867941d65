package io.github.winnow.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void escapes() {
    Map<String, String> expected = Map.of(
        "plain", "plain",
        "微信 在看 é 😀", "微信 在看 é 😀",
        "a\\b", "a\\\\b",
        "\u001b[31m", "\\u001b[31m",
        "a\0\u007f\u009b", "a\\u0000\\u007f\\u009b",
        "abc\u202Exyz", "abc\\u202exyz",
        "\u2028", "\\u2028",
        "\uD83D", "\\ud83d");
    expected.forEach((text, shown) -> assertEquals(shown, SafeText.shown(text, 100)));
  }

  @Test
  void isOneLine() {
    assertEquals("a\\nb\\r\\tc", SafeText.shown("a\nb\r\tc", 100));
  }

  @Test
  void cutsBetweenCharactersAndEscapes() {
    assertEquals("ab…", SafeText.shown("abc", 2));
    assertEquals("abc", SafeText.shown("abc", 3));
    assertEquals("a…", SafeText.shown("a😀", 2));
    assertEquals("a…", SafeText.shown("a\nb", 2));
    assertEquals("…", SafeText.shown("a", 0));
  }

  @Test
  void showsBytesThatAreNoUtf8() {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xe5, (byte) 0xbe, 'b', (byte) 0xc3, (byte) 0xa9};
    assertEquals("a\\xff\\xe5\\xbebé", SafeText.shown(bytes, 0, bytes.length));
  }

  @Test
  void whatIsBehindTheBytesLookedAtIsCutOffAnyway() {
    byte[] emoji = "😀".repeat(SafeText.REJECT_BYTES).getBytes(StandardCharsets.UTF_8);
    assertTrue(SafeText.shown(emoji, 0, SafeText.REJECT_BYTES).endsWith("😀…"));
    byte[] noise = new byte[SafeText.REJECT_BYTES];
    assertTrue(SafeText.shown(noise, 0, noise.length).endsWith("\\u0000…"));
    byte[] plain = "x".repeat(SafeText.REJECT_LENGTH + 1).getBytes(StandardCharsets.UTF_8);
    assertEquals("x".repeat(SafeText.REJECT_LENGTH), SafeText.shown(plain, 0, plain.length - 1));
    assertTrue(SafeText.shown(plain, 0, plain.length).endsWith("x…"));
  }

  @Test
  void randomBytesGiveOneShortPrintableLine() {
    Property.holds(2000, random -> {
      byte[] bytes = new byte[random.nextInt(500)];
      random.nextBytes(bytes);
      String shown = SafeText.shown(bytes, 0, bytes.length);
      assertTrue(shown.length() <= SafeText.REJECT_LENGTH + 1, shown);
      assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
    });
  }
}
