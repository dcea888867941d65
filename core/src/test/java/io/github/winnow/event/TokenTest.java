package io.github.winnow.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnow.fixture.Seeds;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of actions and sources: short, printable, and the same whatever their case. */
class TokenTest {
  @Test
  void caseAndSpaceAroundDoNotMatter() {
    assertEquals(Action.READ, Action.of("READ"));
    assertEquals(Action.READ, Action.of("  Read\u2003"));
    assertEquals(Action.AD_IMPRESSION, Action.of("Ad_Impression"));
    assertEquals(Source.POST_PAYMENT, Source.of("POST_PAYMENT"));
    assertEquals("\u5728\u770b", Action.of("\u5728\u770b").name());
    assertEquals("two words", Action.of("Two Words").toString());
  }

  @Test
  void theMachinesLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr")); // in which the small I has no dot
      assertEquals(Action.LIKE, Action.of("LIKE"));
      assertEquals(Source.FRIEND, Source.of("FRIEND"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u2003",
        "a\nb",
        "a\u0000b",
        "\u007f",
        "a\u0085b",
        "read\u001b[31m"
      })
  void blankNamesAndControlCharactersAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Action.of(name));
    assertThrows(IllegalArgumentException.class, () -> Source.of(name));
  }

  @Test
  void sixtyFourCharactersAreEnough() {
    String longest = "x".repeat(64);
    assertEquals(longest, Action.of(longest).name());
    for (int length : new int[] {65, 1_000_000}) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> Source.of("x".repeat(length)));
      String why = String.valueOf(refusal.getMessage());
      assertTrue(why.contains("source") && why.contains("64"), why);
      assertTrue(why.length() < 200, "nothing of the input is in it");
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Action.of("\u0130".repeat(64)),
        "longer in lower case");
  }

  /** So that what is written can be read again. */
  @Test
  void aNameThatWasTakenIsTakenAgainAndStaysTheSame() {
    Seeds.fresh(20_000, random -> {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(70); i >= 0; i--) {
        name.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0x3000));
      }
      Action action;
      try {
        action = Action.of(name.toString());
      } catch (IllegalArgumentException refused) {
        return;
      }
      assertEquals(action, Action.of(action.name()));
      assertTrue(action.name().length() <= 64);
      assertTrue(action.name().chars().noneMatch(Character::isISOControl));
    });
  }
}
